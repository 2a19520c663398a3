package dev.helpdesk4j.adapter.retrofit.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The levels of what connections log. SLF4J logs to {@code java.util.logging} in tests. */
final class RecordedLog extends Handler {

    private final Logger logger = Logger.getLogger(LongConnection.class.getName());
    private final List<Level> levels = new CopyOnWriteArrayList<>();

    RecordedLog() {
        logger.addHandler(this);
    }

    /** Returns the levels of all records so far that the logger's own level admits: those above {@link Level#FINE}. */
    List<Level> levels() {
        return levels;
    }

    @Override
    public void publish(LogRecord logged) {
        levels.add(logged.getLevel());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
