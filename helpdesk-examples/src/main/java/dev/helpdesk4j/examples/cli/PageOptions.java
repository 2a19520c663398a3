package dev.helpdesk4j.examples.cli;

import dev.helpdesk4j.ports.PageRequest;
import picocli.CommandLine.Option;

/** The options that select a page of a listing. */
final class PageOptions {

    @Option(names = "--page", paramLabel = "N", description = "Page number, from 1 (default: ${DEFAULT-VALUE}).")
    int page = 1;

    @Option(
            names = "--page-size",
            paramLabel = "N",
            description = "Rows per page, 1 to 200 (default: ${DEFAULT-VALUE}).")
    int size = PageRequest.DEFAULT_SIZE;

    PageRequest request() {
        return PageRequest.of(page, size);
    }
}
