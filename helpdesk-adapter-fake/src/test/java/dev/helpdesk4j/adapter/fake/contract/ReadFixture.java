package dev.helpdesk4j.adapter.fake.contract;

import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.contract.HelpdeskFixture;
import dev.helpdesk4j.ports.contract.Law;
import java.util.Map;

/** A fixture that only reads. */
record ReadFixture(Helpdesk helpdesk, Map<Law, String> notApplicable) implements HelpdeskFixture {

    @Override
    public void close() {}
}
