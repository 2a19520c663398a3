package dev.helpdesk4j.escalation.adapter.web;

import dev.helpdesk4j.escalation.application.EscalationService;
import dev.helpdesk4j.escalation.application.WatchedHelpdesk;
import dev.helpdesk4j.escalation.domain.Escalation.State;
import dev.helpdesk4j.escalation.ports.Ledger;
import io.vavr.collection.LinkedHashMap;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows what a person has to look after, and what was done already: the newest of each. */
@Controller
record BoardController(Ledger ledger, WatchedHelpdesk watched, EscalationService service) {

    private static final int MOST = 200;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MMM d, HH:mm", Locale.ENGLISH).withZone(ZoneId.systemDefault());

    @GetMapping("/")
    String board(Model model) {
        model.addAttribute("watched", watched);
        model.addAttribute("looked", service.lastRunAt().getOrNull());
        model.addAttribute("trouble", service.lastProblem().getOrNull());
        var forPerson = ledger.newest(MOST, State.FOR_PERSON).asJava();
        var done =
                ledger.newest(MOST, State.ANSWERED, State.CLAIMED, State.LEFT).asJava();
        model.addAttribute(
                "lists",
                LinkedHashMap.of("For a person", forPerson, "Done by the desk", done)
                        .toJavaMap());
        model.addAttribute("clock", TIME);
        return "board";
    }
}
