package dev.helpdesk4j.architecture.violations.apart.adapter.fake;

import dev.helpdesk4j.architecture.violations.apart.adapter.retrofit.RetrofitThatKnowsFake;

public final class FakeThatKnowsRetrofit {

    RetrofitThatKnowsFake other;
}
