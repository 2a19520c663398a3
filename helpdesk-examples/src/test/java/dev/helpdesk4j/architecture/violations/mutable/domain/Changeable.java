package dev.helpdesk4j.architecture.violations.mutable.domain;

import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;

final class Changeable {

    private String notFinal = "";
    private final List<String> list = new ArrayList<>();
    private final Map<String, String> map = Map.of();
    private final int[] array = {1};
    private final Option<Date> inside = Option.none();
    private final Option<String> fine = Option.none();

    void setText(String text) {
        notFinal = text;
    }

    @Override
    public String toString() {
        return notFinal + list + map + array.length + inside + fine;
    }

    enum Fine {
        ONE
    }

    static final class Builder {

        private String text = "";

        Builder setText(String newText) {
            text = newText;
            return this;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
