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

/** Shows two lists, the newest first: the tickets for a person, and what the desk has done. */
@Controller
record BoardController(Ledger ledger, WatchedHelpdesk watched, EscalationService service) {

    private static final int MAX_ROWS = 200;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MMM d, HH:mm", Locale.ENGLISH).withZone(ZoneId.systemDefault());

    @GetMapping("/")
    String board(Model model) {
        model.addAttribute("watched", watched);
        model.addAttribute("lastRun", service.lastRunAt().getOrNull());
        model.addAttribute("problem", service.lastProblem().getOrNull());
        var forPerson = ledger.newest(MAX_ROWS, State.FOR_PERSON).asJava();
        var done = ledger.newest(MAX_ROWS, State.ANSWERED, State.CLAIMED, State.LEFT)
                .asJava();
        model.addAttribute(
                "lists",
                LinkedHashMap.of("For a person", forPerson, "Done by the desk", done)
                        .toJavaMap());
        model.addAttribute("clock", TIME);
        return "board";
    }
}
