package dev.helpdesk4j.foreign;

import com.lark.oapi.Client;
import com.lark.oapi.core.response.BaseResponse;

/**
 * A call into which the emulator can inject faults.
 *
 * @param controlled its name in the emulator's control
 */
record Operation(String name, String controlled, Call<? extends BaseResponse<?>> call)
        implements Call<BaseResponse<?>> {

    @Override
    public BaseResponse<?> with(Client client) throws Exception {
        return call.with(client);
    }

    /** Returns the call with this fault: it is injected just before the call. */
    Call<BaseResponse<?>> withFault(Fault fault) {
        return client -> {
            fault.inject(controlled);
            return call.with(client);
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
