package dev.helpdesk4j.domain.ticket;

import io.vavr.control.Option;

/**
 * A tag of a ticket. An empty name becomes none.
 *
 * @param id the tag's id
 * @param name the display name, by which {@link TicketCriteria} selects
 */
public record Tag(Option<TagId> id, Option<String> name) {

    public Tag {
        name = name.filter(text -> !text.isEmpty());
    }

    public static Tag of(TagId id, String name) {
        return new Tag(Option.some(id), Option.some(name));
    }
}
