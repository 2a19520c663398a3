package dev.helpdesk4j.adapter.retrofit;

import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import io.vavr.control.Option;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code ticket_user}: somebody who has to do with a ticket. One of whom nothing is told is none. */
final class PersonJson extends WireAdapter<Person> {

    private static final Person NOBODY = new Person(
            Option.none(), Option.none(), Option.none(), Option.none(), Option.none(), Option.none(), Option.none());

    @Override
    public @Nullable Person fromJson(JsonReader reader) throws IOException {
        var told = new Object() {
            Option<String> id = Option.none();
            Option<String> name = Option.none();
            Option<String> avatarUrl = Option.none();
            Option<String> email = Option.none();
            Option<String> department = Option.none();
            Option<String> city = Option.none();
            Option<String> country = Option.none();
        };
        Lenient.object(reader, (field, value) -> {
            switch (field) {
                case "id" -> told.id = Lenient.text(value);
                case "name" -> told.name = Lenient.text(value);
                case "avatar_url" -> told.avatarUrl = Lenient.text(value);
                case "email" -> told.email = Lenient.text(value);
                case "department" -> told.department = Lenient.text(value);
                case "city" -> told.city = Lenient.text(value);
                case "country" -> told.country = Lenient.text(value);
                default -> value.skipValue();
            }
        });
        return person(told.id, told.name, told.avatarUrl, told.email, told.department, told.city, told.country);
    }

    static @Nullable Person person(
            Option<String> id,
            Option<String> name,
            Option<String> avatarUrl,
            Option<String> email,
            Option<String> department,
            Option<String> city,
            Option<String> country) {
        var person = new Person(
                id.filter(text -> !text.isBlank()).map(UserId::of), name, avatarUrl, email, department, city, country);
        return person.equals(NOBODY) ? null : person;
    }
}
