package dev.helpdesk4j.domain.message;

/**
 * Identifies an image that was uploaded to the platform, as in {@code img_v2_041b28e3}.
 *
 * @param value not blank
 */
public record ImageKey(String value) {

    public ImageKey {
        if (value.isBlank()) {
            throw new IllegalArgumentException("image key must not be blank");
        }
    }

    public static ImageKey of(String value) {
        return new ImageKey(value);
    }
}
