package dev.durascope.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.durascope.handler.internal.InvocationRunner;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * The base class of a durable Lambda function: a subclass with a constructor without parameters is its handler.
 *
 * <p>The handler must be deterministic between its operations: it runs again from the top in every invocation, and its
 * operations then answer from the history.
 *
 * @param <I> the event
 * @param <O> the result
 */
public abstract class DurableHandler<I, O> implements RequestStreamHandler {
    private final TypeToken<I> inputType = inputType(getClass());
    private DurableConfig config;
    private LambdaClient client;

    /** For subclasses; nothing is connected yet. */
    protected DurableHandler() {}

    /**
     * The function itself.
     *
     * @param input the event; null when the execution was started without one
     * @param context the operations
     * @return the execution's result; may be null
     * @throws Exception any failure; it fails the execution
     */
    protected abstract O handleRequest(I input, DurableContext context) throws Exception;

    /** What this handler chooses for itself; asked once. */
    protected DurableConfig config() {
        return DurableConfig.defaults();
    }

    /** Lambda's entry: one invocation with the client of the configuration. */
    @Override
    public final void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        run(input, output, context, configuredClient());
    }

    /**
     * One invocation with a client that the caller provides: for runners that serve the protocol in this JVM.
     *
     * @param input the envelope as Lambda sends it
     * @param output receives the envelope's answer, and is not closed
     * @param context Lambda's context; may be null
     * @param lambdaClient serves checkpoints and the state
     * @throws IOException when input or output fail
     * @throws RuntimeException what Lambda counts as a failed invocation and tries again: the envelope is malformed,
     *     or the client failed for a reason that may pass
     */
    public final void handleRequest(InputStream input, OutputStream output, Context context, LambdaClient lambdaClient)
            throws IOException {
        run(input, output, context, lambdaClient);
    }

    private void run(InputStream input, OutputStream output, Context context, LambdaClient lambdaClient)
            throws IOException {
        InvocationRunner.run(
                input.readAllBytes(), output, context, lambdaClient, configuration(), inputType, this::handleRequest);
    }

    private synchronized DurableConfig configuration() {
        if (config == null) {
            config = config();
        }
        return config;
    }

    private synchronized LambdaClient configuredClient() {
        if (client == null) {
            client = configuration().lambdaClient().get();
        }
        return client;
    }

    private static <I> TypeToken<I> inputType(Class<?> handler) {
        Map<TypeVariable<?>, Type> bound = new HashMap<>();
        for (Class<?> at = handler; at != DurableHandler.class; at = at.getSuperclass()) {
            if (at.getGenericSuperclass() instanceof ParameterizedType parent) {
                var variables = at.getSuperclass().getTypeParameters();
                for (int i = 0; i < variables.length; i++) {
                    var argument = parent.getActualTypeArguments()[i];
                    bound.put(variables[i], bound.getOrDefault(argument, argument));
                }
            }
        }
        var input = bound.get(DurableHandler.class.getTypeParameters()[0]);
        if (input == null || input instanceof TypeVariable<?>) {
            throw new IllegalArgumentException(handler.getName()
                    + " does not say which event it takes: extend DurableHandler<YourEvent, YourResult>");
        }
        return TypeToken.ofType(input);
    }
}
