package dev.helpdesk4j.adapter.retrofit;

import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.domain.ticket.CustomizedField;
import dev.helpdesk4j.domain.ticket.CustomizedFieldId;
import io.vavr.control.Option;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code customized_field_display_item}: a help desk's own field. */
final class CustomizedFieldJson extends WireAdapter<CustomizedField> {

    @Override
    public @Nullable CustomizedField fromJson(JsonReader reader) throws IOException {
        var told = new Object() {
            Option<String> id = Option.none();
            Option<String> value = Option.none();
            Option<String> keyName = Option.none();
            Option<String> displayName = Option.none();
            Option<Integer> position = Option.none();
            Option<Boolean> required = Option.none();
            Option<Boolean> editable = Option.none();
        };
        var isObject = Lenient.object(reader, (field, value) -> {
            switch (field) {
                case "id" -> told.id = Lenient.text(value);
                case "value" -> told.value = Lenient.text(value);
                case "key_name" -> told.keyName = Lenient.text(value);
                case "display_name" -> told.displayName = Lenient.text(value);
                case "position" -> told.position = Lenient.integer(value);
                case "required" -> told.required = Lenient.truth(value);
                case "editable" -> told.editable = Lenient.truth(value);
                default -> value.skipValue();
            }
        });
        return isObject
                ? new CustomizedField(
                        told.id.filter(text -> !text.isBlank()).map(CustomizedFieldId::of),
                        told.value,
                        told.keyName,
                        told.displayName,
                        told.position,
                        told.required,
                        told.editable)
                : null;
    }
}
