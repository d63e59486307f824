package dev.durascope.handler;

import dev.durascope.handler.internal.LambdaClients;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * What a handler may choose for itself.
 *
 * @param serDes how payloads are written and read unless an operation says otherwise
 * @param lambdaClient where the client of the Lambda API comes from; asked once, at the first invocation that needs it
 * @param executor runs branches and steps that were begun without waiting; each may block for the rest of its
 *     invocation, so the executor must not be bounded
 */
public record DurableConfig(SerDes serDes, Supplier<LambdaClient> lambdaClient, Executor executor) {

    /** Checks that all are given. */
    public DurableConfig {
        Objects.requireNonNull(serDes, "serDes must not be null");
        Objects.requireNonNull(lambdaClient, "lambdaClient must not be null");
        Objects.requireNonNull(executor, "executor must not be null");
    }

    /** Jackson, a client from the ordinary AWS environment, daemon threads made as needed. */
    public static DurableConfig defaults() {
        return new DurableConfig(new JacksonSerDes(), LambdaClients::fromEnvironment, DaemonThreads.EXECUTOR);
    }

    /** The same with another serializer. */
    public DurableConfig withSerDes(SerDes value) {
        return new DurableConfig(value, lambdaClient, executor);
    }

    /** The same with another client. */
    public DurableConfig withLambdaClient(Supplier<LambdaClient> value) {
        return new DurableConfig(serDes, value, executor);
    }

    /** The same with another executor. */
    public DurableConfig withExecutor(Executor value) {
        return new DurableConfig(serDes, lambdaClient, value);
    }
}
