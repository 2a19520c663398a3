package dev.helpdesk4j.examples.cli;

import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Resolution;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a constant by its name, or any code by its number. */
final class OpenSets {

    private OpenSets() {}

    private static <T> T parse(String text, T[] known, IntFunction<T> ofCode) {
        for (var constant : known) {
            if (constant.toString().equalsIgnoreCase(text.replace('-', '_'))) {
                return constant;
            }
        }
        try {
            return ofCode.apply(Integer.parseInt(text));
        } catch (NumberFormatException neither) {
            throw new TypeConversionException("'" + text + "' is none of " + names(known) + ", and no code");
        }
    }

    private static String names(Object[] known) {
        return Arrays.stream(known)
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }

    static final class OfStatus implements ITypeConverter<TicketStatus> {
        @Override
        public TicketStatus convert(String text) {
            return parse(text, (TicketStatus[]) TicketStatus.Known.values(), TicketStatus::of);
        }
    }

    static final class OfStage implements ITypeConverter<Stage> {
        @Override
        public Stage convert(String text) {
            return parse(text, (Stage[]) Stage.Known.values(), Stage::of);
        }
    }

    static final class OfChannel implements ITypeConverter<Channel> {
        @Override
        public Channel convert(String text) {
            return parse(text, (Channel[]) Channel.Known.values(), Channel::of);
        }
    }

    static final class OfScore implements ITypeConverter<Score> {
        @Override
        public Score convert(String text) {
            return parse(text, (Score[]) Score.Known.values(), Score::of);
        }
    }

    static final class OfResolution implements ITypeConverter<Resolution> {
        @Override
        public Resolution convert(String text) {
            return parse(text, (Resolution[]) Resolution.Known.values(), Resolution::of);
        }
    }

    static final class OfTicketId implements ITypeConverter<TicketId> {
        @Override
        public TicketId convert(String text) {
            try {
                return TicketId.of(text);
            } catch (IllegalArgumentException unusable) {
                throw new TypeConversionException(unusable.getMessage());
            }
        }
    }
}
