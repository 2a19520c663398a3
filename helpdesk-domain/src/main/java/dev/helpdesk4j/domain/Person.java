package dev.helpdesk4j.domain;

import io.vavr.control.Option;

/**
 * A person in a ticket: a guest, an agent, a collaborator or a sender, with the fields that the service returned.
 *
 * <p>An empty text becomes none.
 *
 * @param id the person's id, missing where the service itself acted
 * @param name the display name
 * @param avatarUrl the URL of the picture; its syntax is not checked
 * @param email the email address
 * @param department the name of the department; present only for apps with permission to see it
 * @param city the city
 * @param country a country code according to the documents, in practice also a name
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
        name = name.filter(text -> !text.isEmpty());
        avatarUrl = avatarUrl.filter(text -> !text.isEmpty());
        email = email.filter(text -> !text.isEmpty());
        department = department.filter(text -> !text.isEmpty());
        city = city.filter(text -> !text.isEmpty());
        country = country.filter(text -> !text.isEmpty());
    }

    /** Returns a person without any field; the {@code with} methods add fields. */
    public static Person empty() {
        return EMPTY;
    }

    /** Returns a person with an id and a name; the {@code with} methods add other fields. */
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
