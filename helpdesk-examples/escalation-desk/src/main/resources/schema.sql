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
