package dev.helpdesk4j.examples.cli;

import dev.helpdesk4j.adapter.retrofit.Region;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Resolution;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts arguments to the domain's values: ids, and open sets by a constant's name or by any code. */
final class ArgumentConverters {

    private ArgumentConverters() {}

    /** Registers the converters with the command and its present subcommands. */
    static void registerWith(CommandLine commands) {
        commands.registerConverter(TicketId.class, id(TicketId::of))
                .registerConverter(UserId.class, id(UserId::of))
                .registerConverter(
                        TicketStatus.class,
                        openSet(TicketStatus.known().toJavaArray(TicketStatus[]::new), TicketStatus::of))
                .registerConverter(Stage.class, openSet(Stage.known().toJavaArray(Stage[]::new), Stage::of))
                .registerConverter(Channel.class, openSet(Channel.known().toJavaArray(Channel[]::new), Channel::of))
                .registerConverter(
                        Resolution.class, openSet(Resolution.known().toJavaArray(Resolution[]::new), Resolution::of))
                .registerConverter(Score.class, openSet(Score.known().toJavaArray(Score[]::new), Score::of))
                .registerConverter(EventsCommand.Event.class, oneOf(EventsCommand.Event.values()))
                .registerConverter(OutputOption.Format.class, oneOf(OutputOption.Format.values()))
                .registerConverter(Region.class, oneOf(Region.values()))
                .registerConverter(ZoneId.class, ArgumentConverters::zone);
    }

    private static <T> ITypeConverter<T> id(Function<String, T> of) {
        return text -> {
            try {
                return of.apply(text);
            } catch (IllegalArgumentException unusable) {
                throw new TypeConversionException(unusable.getMessage());
            }
        };
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new TypeConversionException(
                    "time zone must be a name such as Asia/Shanghai or an offset such as +08:00, got '" + text + "'");
        }
    }

    private static <T> ITypeConverter<T> oneOf(T[] constants) {
        return text -> named(text, constants)
                .getOrElseThrow(() -> new TypeConversionException(
                        "value must be one of " + names(constants) + ", got '" + text + "'"));
    }

    private static <T> ITypeConverter<T> openSet(T[] known, IntFunction<T> ofCode) {
        return text -> named(text, known).getOrElse(() -> {
            try {
                return ofCode.apply(Integer.parseInt(text));
            } catch (NumberFormatException neither) {
                throw new TypeConversionException(
                        "value must be one of " + names(known) + ", or a code, got '" + text + "'");
            }
        });
    }

    private static <T> Option<T> named(String text, T[] constants) {
        return Array.of(constants).find(constant -> constant.toString().equalsIgnoreCase(text.replace('-', '_')));
    }

    private static String names(Object[] known) {
        return Arrays.stream(known)
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }
}
