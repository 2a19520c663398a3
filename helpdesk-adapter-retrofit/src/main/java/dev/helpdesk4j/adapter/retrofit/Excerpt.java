package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.adapter.retrofit.json.Limits;

/** The beginning of a text of the service that describes a failure and may be of any length. */
final class Excerpt {

    private Excerpt() {}

    /**
     * Returns the text, or its beginning if it is long. It is cut between secrets: a part of a secret would not be
     * recognized and redacted.
     */
    static String of(String text) {
        if (text.length() <= Limits.DESCRIPTION_LENGTH) {
            return text;
        }
        var end = Limits.DESCRIPTION_LENGTH - 1;
        while (end > 0 && mayBeInsideSecretOrCharacter(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "…";
    }

    /** Secrets are sent in headers, as visible ASCII. */
    private static boolean mayBeInsideSecretOrCharacter(char character) {
        return (character > ' ' && character < 0x7f) || Character.isHighSurrogate(character);
    }
}
