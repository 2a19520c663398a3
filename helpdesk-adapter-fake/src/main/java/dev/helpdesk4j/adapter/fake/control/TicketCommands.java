package dev.helpdesk4j.adapter.fake.control;

import com.google.gson.JsonObject;
import dev.helpdesk4j.adapter.fake.TicketStory;
import dev.helpdesk4j.domain.Localized;
import dev.helpdesk4j.domain.LocalizedText;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.TicketId;
import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Function;

/** Commands for tickets and the actions on them: those of {@link TicketStory}, each named as its method in snake case. */
final class TicketCommands {

    private static final Map<String, Function<Fields, Act>> ACTS = LinkedHashMap.<String, Function<Fields, Act>>of(
                    "enters", withAgent(TicketStory::enters))
            .put("replies", withAgentAndText(TicketStory::replies))
            .put("asks_guest", withAgentAndText(TicketStory::asksGuest))
            .put("pends", withAgent(TicketStory::pends))
            .put("resumes", withAgent(TicketStory::resumes))
            .put("closes", withAgent(TicketStory::closes))
            .put("guest_says", withText("text", TicketStory::guestSays))
            .put("guest_closes", withoutFields(TicketStory::guestCloses))
            .put("bot_replies", withText("text", TicketStory::botReplies))
            .put("bot_hands_over", withoutFields(TicketStory::botHandsOver))
            .put("bot_closes", withoutFields(TicketStory::botCloses))
            .put("guest_scores", TicketCommands::scores)
            .put("resolved", withoutFields(TicketStory::resolved))
            .put("unresolved", withoutFields(TicketStory::unresolved))
            .put("tagged", withText("tag", TicketStory::tagged));

    private static final Map<String, Score> SCORES =
            Score.known().toLinkedMap(score -> lower(score.name().get()), Function.identity());

    private static final Map<String, Locale> LOCALES = Localized.PLATFORM_LOCALES.toLinkedMap(
            locale -> lower(locale.toLanguageTag().replace('-', '_')), Function.identity());

    private TicketCommands() {}

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static Function<Fields, Act> withoutFields(Act act) {
        return fields -> act;
    }

    private static Function<Fields, Act> withText(String field, ActWithText act) {
        return fields -> {
            var text = fields.text(field);
            return story -> act.on(story, text);
        };
    }

    private static Function<Fields, Act> withAgent(Act act) {
        return fields -> {
            var agent = fields.text("agent");
            return story -> act.on(story.agent(agent));
        };
    }

    private static Function<Fields, Act> withAgentAndText(ActWithText act) {
        return fields -> {
            var agent = fields.text("agent");
            var text = fields.text("text");
            return story -> act.on(story.agent(agent), text);
        };
    }

    private static Act scores(Fields fields) {
        var score = fields.choice("score", SCORES);
        var reason = reason(fields);
        return story -> reason.map(text -> story.guestScores(score, text)).getOrElse(() -> story.guestScores(score));
    }

    private static Option<LocalizedText> reason(Fields fields) {
        return fields.object("reason").map(reason -> {
            var texts =
                    LOCALES.flatMap((name, locale) -> reason.optionalText(name).map(text -> Tuple.of(locale, text)));
            reason.end();
            if (texts.isEmpty()) {
                throw fields.refusal("reason", "a text in " + LOCALES.keySet().mkString(", "));
            }
            return new LocalizedText(texts);
        });
    }

    static ControlRoute.Action open(ControlledEmulator target, Map<String, String> path, Fields fields) {
        var guest = fields.text("guest");
        var channel = fields.optionalNumber("channel", Integer.MIN_VALUE, Integer.MAX_VALUE)
                .map(code -> Channel.of(code.intValue()))
                .getOrElse(Channel.SEARCH);
        return () -> {
            var id = target.begin(target.fake().guest(guest).opensTicket(channel));
            return single("ticket_id", id.value());
        };
    }

    static ControlRoute.Action act(ControlledEmulator target, Map<String, String> path, Fields fields) {
        var ticket = ticket(path);
        var act = fields.choice("act", ACTS).apply(fields);
        return () -> {
            var story = target.story(ticket);
            try {
                synchronized (story) {
                    act.on(story);
                }
            } catch (IllegalStateException e) {
                throw ControlRefusal.conflict(String.valueOf(e.getMessage()));
            }
            return new JsonObject();
        };
    }

    private static TicketId ticket(Map<String, String> path) {
        return TicketId.of(path.get("ticket_id").get());
    }

    static ControlRoute.Action message(ControlledEmulator target, Map<String, String> path, Fields fields) {
        var ticket = ticket(path);
        var sender = fields.text("sender");
        var content = content(fields);
        var sentAt = fields.optionalInstant("sent_at");
        return () -> {
            if (target.fake().story(ticket).isEmpty()) {
                throw ControlledEmulator.missing(ticket);
            }
            var id = target.newMessageId();
            target.fake()
                    .put(
                            ticket,
                            Message.builder(id, content)
                                    .sender(target.fake().guest(sender).person())
                                    .sentAt(sentAt.getOrElse(
                                                    () -> target.fake().clock().instant())
                                            .truncatedTo(ChronoUnit.MILLIS))
                                    .build());
            return single("id", id.value());
        };
    }

    /** Returns a text, or content of any type that is listed as it is given. */
    private static MessageContent content(Fields fields) {
        if (fields.oneOf("text", "message_type").equals("text")) {
            return new MessageContent.Text(fields.text("text"));
        }
        return new MessageContent.Unreadable(fields.text("message_type"), fields.text("content"));
    }

    private static JsonObject single(String name, String value) {
        var json = new JsonObject();
        json.addProperty(name, value);
        return json;
    }

    /** An action on a ticket. */
    private interface Act {
        TicketStory on(TicketStory story);
    }

    /** An action on a ticket that has a text. */
    private interface ActWithText {
        TicketStory on(TicketStory story, String text);
    }
}
