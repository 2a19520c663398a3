package dev.helpdesk4j.domain;

import io.vavr.control.Option;
import java.util.function.Predicate;

/**
 * Somebody who has to do with a ticket, as far as the service tells: a guest, an agent, a collaborator, a sender.
 *
 * <p>An empty text means the same as none and is kept as none.
 *
 * @param id the person's id, missing where the service itself acted
 * @param name the display name
 * @param avatarUrl where the picture is; not checked to be a URL
 * @param email the mail address
 * @param department the name of the department; told only to apps with permission to see it
 * @param city the city
 * @param country nominally a country code, in practice also a name
 */
public record Person(
        Option<UserId> id,
        Option<String> name,
        Option<String> avatarUrl,
        Option<String> email,
        Option<String> department,
        Option<String> city,
        Option<String> country) {

    private static final Person EMPTY = new Person(
            Option.none(), Option.none(), Option.none(), Option.none(), Option.none(), Option.none(), Option.none());

    public Person {
        name = name.filter(Predicate.not(String::isEmpty));
        avatarUrl = avatarUrl.filter(Predicate.not(String::isEmpty));
        email = email.filter(Predicate.not(String::isEmpty));
        department = department.filter(Predicate.not(String::isEmpty));
        city = city.filter(Predicate.not(String::isEmpty));
        country = country.filter(Predicate.not(String::isEmpty));
    }

    /** A person of whom nothing is known; the {@code with} methods add what is. */
    public static Person empty() {
        return EMPTY;
    }

    /** A person of whom the id and the name are known; the {@code with} methods add the rest. */
    public static Person of(UserId id, String name) {
        return EMPTY.withId(id).withName(name);
    }

    public Person withId(UserId newId) {
        return new Person(Option.some(newId), name, avatarUrl, email, department, city, country);
    }

    public Person withName(String newName) {
        return new Person(id, Option.some(newName), avatarUrl, email, department, city, country);
    }

    public Person withAvatarUrl(String newAvatarUrl) {
        return new Person(id, name, Option.some(newAvatarUrl), email, department, city, country);
    }

    public Person withEmail(String newEmail) {
        return new Person(id, name, avatarUrl, Option.some(newEmail), department, city, country);
    }

    public Person withDepartment(String newDepartment) {
        return new Person(id, name, avatarUrl, email, Option.some(newDepartment), city, country);
    }

    public Person withCity(String newCity) {
        return new Person(id, name, avatarUrl, email, department, Option.some(newCity), country);
    }

    public Person withCountry(String newCountry) {
        return new Person(id, name, avatarUrl, email, department, city, Option.some(newCountry));
    }
}
