package dev.helpdesk4j.domain.ticket;

/**
 * Identifies one of a help desk's customized ticket fields, as in {@code 6834320707288072194}: the {@code id} of an entry in
 * {@code customized_fields}.
 *
 * @param value not blank
 */
public record CustomizedFieldId(String value) {

    public CustomizedFieldId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("customized field id must not be blank");
        }
    }

    public static CustomizedFieldId of(String value) {
        return new CustomizedFieldId(value);
    }
}
