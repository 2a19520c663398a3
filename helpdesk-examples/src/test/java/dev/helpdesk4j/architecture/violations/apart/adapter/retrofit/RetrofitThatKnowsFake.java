package dev.helpdesk4j.architecture.violations.apart.adapter.retrofit;

import dev.helpdesk4j.architecture.violations.apart.adapter.fake.FakeThatKnowsRetrofit;

public final class RetrofitThatKnowsFake {

    FakeThatKnowsRetrofit other;
}
