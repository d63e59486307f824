package dev.durascope.engine.cloud;

import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;

/** Makes the calls of one of AWS's clients within a budget, and tells why one came to nothing. */
record PacedCalls<C>(C client, CallBudget budget, CloudFaults faults) {
    static final int ATTEMPTS = 5;

    /**
     * Makes one call, as soon as the budget has one.
     *
     * @param what what it is called for, for messages, such as {@code function orders}
     * @throws CloudFault when it came to nothing
     */
    <T> T once(CloudCall call, String what, Function<C, T> request) throws InterruptedException {
        budget.take(call);
        try {
            T answer = request.apply(client);
            budget.answered();
            return answer;
        } catch (SdkException | IllegalStateException | IllegalArgumentException e) {
            // The SDK throws the latter two for profiles that it cannot use.
            CloudFault fault = faults.of(call, what, e);
            if (fault.kind().isTransient()) {
                budget.failed(fault);
            }
            throw fault;
        }
    }

    /** Makes a call, and again as long as it fails in a way that passes; five times at most. */
    <T> T patiently(CloudCall call, String what, Function<C, T> request) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(call, what, request);
            } catch (CloudFault e) {
                if (!e.kind().isTransient() || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
