/** An application of the fake. */
module dev.helpdesk4j.consumer.fake {
    requires dev.helpdesk4j.adapter.fake;
    requires java.net.http;
}
