package dev.helpdesk4j.ports.history;

import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TimeRange;
import io.vavr.collection.List;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A digest of a walk's criteria, which its checkpoint contains: a resumed walk must have the same criteria. It does not
 * contain personal data such as a guest's name. It depends on the platform's codes and ids only, so that later releases
 * compute the same digest.
 */
final class CriteriaDigest {

    private static final String ANY = "any";

    /** The first 64 bits of a SHA-256. */
    private static final Pattern VALID = Pattern.compile(ANY + "|[0-9a-f]{16}");

    private CriteriaDigest() {}

    static String of(TicketCriteria criteria) {
        return criteria.equals(TicketCriteria.any()) ? ANY : hash(canonical(criteria));
    }

    static boolean isValid(String digest) {
        return VALID.matcher(digest).matches();
    }

    /** Returns one line for each value of a filter; the text is the same if and only if the criteria are equal. */
    private static String canonical(TicketCriteria criteria) {
        var lines = new StringBuilder();
        add(lines, "ticket", criteria.ticket(), TicketId::value);
        add(lines, "agent", criteria.agent(), UserId::value);
        add(lines, "closed_by", criteria.closedBy(), UserId::value);
        add(lines, "stage", criteria.stage(), stage -> String.valueOf(stage.code()));
        add(lines, "channel", criteria.channel(), channel -> String.valueOf(channel.code()));
        add(lines, "resolution", criteria.resolution(), resolution -> String.valueOf(resolution.code()));
        add(lines, "score", criteria.score(), score -> String.valueOf(score.code()));
        add(lines, "status", criteria.statuses(), status -> String.valueOf(status.code()));
        add(lines, "guest_name", criteria.guestName(), name -> name);
        add(lines, "guest", criteria.guest(), UserId::value);
        add(lines, "tag", criteria.tags(), tag -> tag);
        add(lines, "created", criteria.created(), CriteriaDigest::inMillis);
        add(lines, "updated", criteria.updated(), CriteriaDigest::inMillis);
        return lines.toString();
    }

    private static <T> void add(StringBuilder lines, String name, Iterable<T> values, Function<T, String> text) {
        List.ofAll(values)
                .map(text)
                .sorted()
                .forEach(value -> lines.append(name)
                        .append(' ')
                        .append(value.length())
                        .append(' ')
                        .append(value)
                        .append('\n'));
    }

    private static String inMillis(TimeRange range) {
        return range.from().toEpochMilli() + "-" + range.to().toEpochMilli();
    }

    private static String hash(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
