CREATE TABLE IF NOT EXISTS escalation (
    helpdesk VARCHAR(128) NOT NULL,
    ticket VARCHAR(128) NOT NULL,
    reason VARCHAR(32) NOT NULL,
    guest VARCHAR,
    since TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    state VARCHAR(32) NOT NULL,
    at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    note VARCHAR NOT NULL,
    PRIMARY KEY (helpdesk, ticket, reason)
);
CREATE INDEX IF NOT EXISTS escalation_by_state ON escalation (helpdesk, state, at);
-- The events that the webhook has acknowledged. Of an event that was handled only the id remains, and no JSON.
CREATE TABLE IF NOT EXISTS event (
    helpdesk VARCHAR(128) NOT NULL,
    id VARCHAR(200) NOT NULL,
    json VARCHAR,
    stored_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    handled BOOLEAN NOT NULL,
    due_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    attempts INTEGER NOT NULL,
    PRIMARY KEY (helpdesk, id)
);
-- In the order in which events are taken, so that the first one that is due is found without sorting the others.
CREATE INDEX IF NOT EXISTS event_by_age ON event (helpdesk, handled, stored_at, id, due_at);
