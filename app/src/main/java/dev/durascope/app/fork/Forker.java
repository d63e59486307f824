package dev.durascope.app.fork;

import dev.durascope.engine.fork.ForkPlan;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.time.TimeMode;

/** Carries forks out. Slow; called in the background. */
@FunctionalInterface
public interface Forker {

    /**
     * Begins a fork with a function, which is registered first.
     *
     * @return the fork's ARN
     * @throws Exception whose message says why it cannot be begun and what to do
     */
    ExecutionArn fork(FunctionConfig function, ForkPlan plan, TimeMode mode) throws Exception;
}
