package dev.helpdesk4j.escalation.domain;

import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.message.RichText;
import io.vavr.control.Option;
import java.util.Locale;

/** Why a ticket needs attention, and the answer that its guest gets: none if the ticket is closed. */
public enum Reason {
    WAITS_FOR_AGENT(OutgoingMessage.text(
            "感谢您的耐心等待，很快会有客服为您服务。\n" + "Thank you for your patience. All agents are busy; one will be with you soon.")),
    WAITS_FOR_ANSWER(OutgoingMessage.post(RichText.builder()
            .in(Locale.SIMPLIFIED_CHINESE)
            .title("我们没有忘记您")
            .text("您的问题仍在处理中。")
            .in(Locale.US)
            .title("We have not forgotten you")
            .text("Your question is still being worked on.")
            .build())),
    DISSATISFIED(null);

    private final OutgoingMessage answer;

    Reason(OutgoingMessage answer) {
        this.answer = answer;
    }

    /** Returns the name for people, as in "waits for agent". */
    public String displayName() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    public Option<OutgoingMessage> answer() {
        return Option.of(answer);
    }
}
