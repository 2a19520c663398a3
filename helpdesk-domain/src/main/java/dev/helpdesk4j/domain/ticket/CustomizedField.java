package dev.helpdesk4j.domain.ticket;

import io.vavr.control.Option;

/**
 * A customized field of a help desk, with its value in one ticket. An empty text becomes none.
 *
 * @param id the field's id
 * @param value the value as text; for a dropdown, the chosen option's display name; for a value that is an object or a
 *     list, its JSON
 * @param keyName the field's key
 * @param displayName the field's display name
 * @param position the position among the displayed fields
 * @param required whether a value is required
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
        value = value.filter(text -> !text.isEmpty());
        keyName = keyName.filter(text -> !text.isEmpty());
        displayName = displayName.filter(text -> !text.isEmpty());
    }

    /** Returns a field without any property. */
    public static CustomizedField empty() {
        return EMPTY;
    }

    /** Returns a field with an id, a display name and a value. */
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
