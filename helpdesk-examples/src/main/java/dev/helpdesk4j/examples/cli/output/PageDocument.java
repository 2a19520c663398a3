package dev.helpdesk4j.examples.cli.output;

import dev.helpdesk4j.ports.Page;
import java.io.IOException;

/** Writes the position of a page in its listing as JSON. */
public final class PageDocument {

    private PageDocument() {}

    public static void write(Json json, Page<?> page) throws IOException {
        json.field("page", page.request().page())
                .field("pageSize", page.request().size())
                .field("total", page.total())
                .field("totalIsLowerBound", page.totalIsLowerBound());
    }
}
