package dev.durascope.handler;

import com.amazonaws.services.lambda.runtime.Context;

/** What the code inside a step knows of itself. No durable operation is possible here. */
public interface StepContext {
    /** The attempt that runs, from 1. */
    int attempt();

    /** The operation's id, the same in every attempt and replay, and in every execution of the same handler. */
    String operationId();

    /** Lambda's context of the running invocation; may be null in tests that give none. */
    Context lambdaContext();
}
