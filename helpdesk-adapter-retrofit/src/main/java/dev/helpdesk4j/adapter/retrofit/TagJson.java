package dev.helpdesk4j.adapter.retrofit;

import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.domain.ticket.Tag;
import dev.helpdesk4j.domain.ticket.TagId;
import io.vavr.control.Option;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code ticket_tag}: one of which neither id nor name is told is none. */
final class TagJson extends WireAdapter<Tag> {

    @Override
    public @Nullable Tag fromJson(JsonReader reader) throws IOException {
        var told = new Object() {
            Option<String> id = Option.none();
            Option<String> name = Option.none();
        };
        Lenient.object(reader, (field, value) -> {
            switch (field) {
                case "id" -> told.id = Lenient.text(value);
                case "name" -> told.name = Lenient.text(value);
                default -> value.skipValue();
            }
        });
        var tag = new Tag(told.id.filter(text -> !text.isBlank()).map(TagId::of), told.name);
        return tag.id().isEmpty() && tag.name().isEmpty() ? null : tag;
    }
}
