package dev.helpdesk4j.domain.ticket;

import io.vavr.control.Option;
import java.util.function.Predicate;

/**
 * A label on a ticket. An empty name is kept as none.
 *
 * @param id the tag's id
 * @param name what agents see, and what {@link TicketCriteria} asks for
 */
public record Tag(Option<TagId> id, Option<String> name) {

    public Tag {
        name = name.filter(Predicate.not(String::isEmpty));
    }

    public static Tag of(TagId id, String name) {
        return new Tag(Option.some(id), Option.some(name));
    }
}
