/** The real service: the Feishu / Lark Help Desk over HTTP. */
@SuppressWarnings("requires-automatic")
module dev.helpdesk4j.adapter.retrofit {
    requires transitive dev.helpdesk4j.ports;
    requires transitive okhttp3;
    requires com.squareup.moshi;
    requires okio;
    requires org.slf4j;
    requires retrofit2;
    requires static transitive org.jspecify;

    exports dev.helpdesk4j.adapter.retrofit;
    exports dev.helpdesk4j.adapter.retrofit.event;
}
