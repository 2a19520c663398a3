package dev.helpdesk4j.adapter.retrofit.json;

import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import io.vavr.control.Option;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The JSON of {@code ticket_user}: a person of a ticket. A person without any field decodes to null. */
public final class PersonJson extends JsonDecoder<Person> {

    private static final FieldNames FIELDS =
            FieldNames.of("id", "name", "avatar_url", "email", "department", "city", "country");

    @Override
    @Nullable
    public Person fromJson(JsonReader reader) throws IOException {
        if (!TolerantJson.beginObject(reader)) {
            return null;
        }
        Option<String> id = Option.none();
        Option<String> name = Option.none();
        Option<String> avatarUrl = Option.none();
        Option<String> email = Option.none();
        Option<String> department = Option.none();
        Option<String> city = Option.none();
        Option<String> country = Option.none();
        while (reader.hasNext()) {
            switch (FIELDS.nextName(reader)) {
                case "id" -> id = id(reader);
                case "name" -> name = TolerantJson.text(reader);
                case "avatar_url" -> avatarUrl = TolerantJson.text(reader);
                case "email" -> email = TolerantJson.text(reader);
                case "department" -> department = TolerantJson.text(reader);
                case "city" -> city = TolerantJson.text(reader);
                case "country" -> country = TolerantJson.text(reader);
                default -> reader.skipValue();
            }
        }
        reader.endObject();
        return person(id, name, avatarUrl, email, department, city, country);
    }

    /** Reads an open id, which is a string, or a field of an object. */
    public static Option<String> id(JsonReader reader) throws IOException {
        if (reader.peek() != JsonReader.Token.BEGIN_OBJECT) {
            return TolerantJson.nonBlank(reader);
        }
        Option<String> id = Option.none();
        reader.beginObject();
        while (reader.hasNext()) {
            if (reader.nextName().equals("open_id")) {
                id = TolerantJson.nonBlank(reader);
            } else {
                reader.skipValue();
            }
        }
        reader.endObject();
        return id;
    }

    /** Returns a person with these fields; null if there are none. */
    public static @Nullable Person person(Option<String> id, Option<String> name, Option<String> avatarUrl) {
        return person(id, name, avatarUrl, Option.none(), Option.none(), Option.none(), Option.none());
    }

    private static @Nullable Person person(
            Option<String> id,
            Option<String> name,
            Option<String> avatarUrl,
            Option<String> email,
            Option<String> department,
            Option<String> city,
            Option<String> country) {
        return TolerantJson.areMissing(id, name, avatarUrl, email, department, city, country)
                ? null
                : new Person(id.map(UserId::of), name, avatarUrl, email, department, city, country);
    }
}
