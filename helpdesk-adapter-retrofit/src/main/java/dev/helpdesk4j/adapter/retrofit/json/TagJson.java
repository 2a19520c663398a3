package dev.helpdesk4j.adapter.retrofit.json;

import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.domain.ticket.Tag;
import dev.helpdesk4j.domain.ticket.TagId;
import io.vavr.control.Option;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The JSON of {@code ticket_tag}. A tag without id and name decodes to null. */
final class TagJson extends JsonDecoder<Tag> {

    private static final FieldNames FIELDS = FieldNames.of("id", "name");

    @Override
    @Nullable
    public Tag fromJson(JsonReader reader) throws IOException {
        Option<String> id = Option.none();
        Option<String> name = Option.none();
        if (TolerantJson.beginObject(reader)) {
            while (reader.hasNext()) {
                switch (FIELDS.nextName(reader)) {
                    case "id" -> id = TolerantJson.nonBlank(reader);
                    case "name" -> name = TolerantJson.text(reader);
                    default -> reader.skipValue();
                }
            }
            reader.endObject();
        }
        return id.isEmpty() && name.isEmpty() ? null : new Tag(id.map(TagId::of), name);
    }
}
