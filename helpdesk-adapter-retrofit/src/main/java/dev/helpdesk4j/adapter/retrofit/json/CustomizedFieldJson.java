package dev.helpdesk4j.adapter.retrofit.json;

import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.domain.ticket.CustomizedField;
import dev.helpdesk4j.domain.ticket.CustomizedFieldId;
import io.vavr.control.Option;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The JSON of {@code customized_field_display_item}. A field without any content decodes to null. */
final class CustomizedFieldJson extends JsonDecoder<CustomizedField> {

    private static final FieldNames FIELDS =
            FieldNames.of("id", "value", "key_name", "display_name", "position", "required", "editable");

    @Override
    @Nullable
    public CustomizedField fromJson(JsonReader reader) throws IOException {
        if (!TolerantJson.beginObject(reader)) {
            return null;
        }
        Option<String> id = Option.none();
        Option<String> value = Option.none();
        Option<String> keyName = Option.none();
        Option<String> displayName = Option.none();
        Option<Integer> position = Option.none();
        Option<Boolean> required = Option.none();
        Option<Boolean> editable = Option.none();
        while (reader.hasNext()) {
            switch (FIELDS.nextName(reader)) {
                case "id" -> id = TolerantJson.nonBlank(reader);
                case "value" -> value = TolerantJson.textOrJson(reader);
                case "key_name" -> keyName = TolerantJson.text(reader);
                case "display_name" -> displayName = TolerantJson.text(reader);
                case "position" -> position = TolerantJson.integer(reader);
                case "required" -> required = TolerantJson.bool(reader);
                case "editable" -> editable = TolerantJson.bool(reader);
                default -> reader.skipValue();
            }
        }
        reader.endObject();
        return TolerantJson.areMissing(id, value, keyName, displayName, position, required, editable)
                ? null
                : new CustomizedField(
                        id.map(CustomizedFieldId::of), value, keyName, displayName, position, required, editable);
    }
}
