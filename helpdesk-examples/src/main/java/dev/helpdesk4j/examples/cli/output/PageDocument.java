package dev.helpdesk4j.examples.cli.output;

import dev.helpdesk4j.ports.Page;
import java.io.IOException;

/** Where in a listing its items stand, as JSON. */
public final class PageDocument {

    private PageDocument() {}

    public static void write(Json json, Page<?> page) throws IOException {
        json.field("page", page.request().page())
                .field("pageSize", page.request().size())
                .field("total", page.total())
                .field("totalIsLowerBound", page.totalIsLowerBound());
    }
}
