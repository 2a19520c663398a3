package dev.helpdesk4j.domain.ticket;

import io.vavr.control.Option;
import java.util.function.Predicate;

/**
 * A field that a help desk added to its tickets, with this ticket's value. Empty texts are kept as none.
 *
 * @param id the field's id
 * @param value the value as text; for a dropdown, the chosen option's display name; for a value that is an object or a
 *     list, its JSON
 * @param keyName the field's key
 * @param displayName the field's name as people see it
 * @param position where it is shown among the fields
 * @param required whether it has to be filled in
 * @param editable whether it can be changed
 */
public record CustomizedField(
        Option<CustomizedFieldId> id,
        Option<String> value,
        Option<String> keyName,
        Option<String> displayName,
        Option<Integer> position,
        Option<Boolean> required,
        Option<Boolean> editable) {

    private static final CustomizedField EMPTY = new CustomizedField(
            Option.none(), Option.none(), Option.none(), Option.none(), Option.none(), Option.none(), Option.none());

    public CustomizedField {
        value = value.filter(Predicate.not(String::isEmpty));
        keyName = keyName.filter(Predicate.not(String::isEmpty));
        displayName = displayName.filter(Predicate.not(String::isEmpty));
    }

    /** A field of which nothing is known. */
    public static CustomizedField empty() {
        return EMPTY;
    }

    /** A field with a value, of which nothing else is known. */
    public static CustomizedField of(CustomizedFieldId id, String displayName, String value) {
        return EMPTY.withId(id).withDisplayName(displayName).withValue(value);
    }

    public CustomizedField withId(CustomizedFieldId newId) {
        return new CustomizedField(Option.some(newId), value, keyName, displayName, position, required, editable);
    }

    public CustomizedField withValue(String newValue) {
        return new CustomizedField(id, Option.some(newValue), keyName, displayName, position, required, editable);
    }

    public CustomizedField withDisplayName(String newDisplayName) {
        return new CustomizedField(id, value, keyName, Option.some(newDisplayName), position, required, editable);
    }

    public CustomizedField withKeyName(String newKeyName) {
        return new CustomizedField(id, value, Option.some(newKeyName), displayName, position, required, editable);
    }

    public CustomizedField withPosition(int newPosition) {
        return new CustomizedField(id, value, keyName, displayName, Option.some(newPosition), required, editable);
    }

    public CustomizedField withRequired(boolean newRequired) {
        return new CustomizedField(id, value, keyName, displayName, position, Option.some(newRequired), editable);
    }

    public CustomizedField withEditable(boolean newEditable) {
        return new CustomizedField(id, value, keyName, displayName, position, required, Option.some(newEditable));
    }
}
