package dev.helpdesk4j.examples.cli;

import dev.helpdesk4j.ports.PageRequest;
import picocli.CommandLine.Option;

/** Which page of a listing. */
final class PageOptions {

    @Option(names = "--page", paramLabel = "N", description = "The page, from 1.")
    int page = 1;

    @Option(names = "--page-size", paramLabel = "N", description = "Rows a page, 1 to 200; 20 if not told otherwise.")
    int size = PageRequest.DEFAULT_SIZE;

    PageRequest request() {
        return PageRequest.of(page, size);
    }
}
