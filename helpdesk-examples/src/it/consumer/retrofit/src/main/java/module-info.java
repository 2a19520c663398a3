/** An application of the Retrofit adapter. */
module dev.helpdesk4j.consumer.retrofit {
    requires dev.helpdesk4j.adapter.retrofit;
}
