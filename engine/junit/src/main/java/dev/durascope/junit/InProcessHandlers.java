package dev.durascope.junit;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JavaType;
import dev.durascope.engine.Engine;
import dev.durascope.engine.inprocess.InProcessLambdaClient;
import dev.durascope.engine.invoke.InProcessHandler;
import dev.durascope.handler.DurableHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Handlers of the test's own JVM, so that what they are made of may be mocks. */
final class InProcessHandlers {
    private InProcessHandlers() {}

    /** An instance that a test gives, or one of the class that it gives. */
    static Object instance(Object handlerOrClass) {
        if (!(handlerOrClass instanceof Class<?> type)) {
            return handlerOrClass;
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(
                    type.getName() + " has no constructor without parameters: give an instance of it.", e);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(type.getName() + " could not be constructed: " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName() + " could not be constructed: " + e, e);
        }
    }

    /** Whether a handler is a durable function by what it extends: our handler API's base class, or AWS's. */
    static boolean isDurable(Object handler) {
        return handler instanceof DurableHandler<?, ?> || AwsHandlers.isAwsHandler(handler);
    }

    /**
     * How a handler is called.
     *
     * @param handler an instance of whatever a Lambda runtime would call
     * @param untilClosed takes what is to be closed when it is called no more
     * @throws IllegalArgumentException when it is nothing of the kind
     */
    static InProcessHandler of(Object handler, Engine engine, Consumer<AutoCloseable> untilClosed) {
        if (handler instanceof DurableHandler<?, ?> durable) {
            LambdaClient client = new InProcessLambdaClient(engine.executions());
            return invocation -> {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                durable.handleRequest(
                        new ByteArrayInputStream(invocation.payload()), out, new TestLambdaContext(invocation), client);
                return out.toByteArray();
            };
        }
        if (AwsHandlers.isAwsHandler(handler)) {
            untilClosed.accept(AwsHandlers.redirect(handler, engine));
        }
        if (handler instanceof RequestStreamHandler stream) {
            return invocation -> {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                stream.handleRequest(
                        new ByteArrayInputStream(invocation.payload()), out, new TestLambdaContext(invocation));
                return out.toByteArray();
            };
        }
        if (handler instanceof RequestHandler<?, ?> plain) {
            return ofObjects(plain);
        }
        throw new IllegalArgumentException(handler.getClass().getName()
                + " is no Lambda handler: it must extend DurableHandler, or implement RequestHandler or"
                + " RequestStreamHandler.");
    }

    private static <I, O> InProcessHandler ofObjects(RequestHandler<I, O> handler) {
        JavaType[] types =
                TestJson.MAPPER.getTypeFactory().findTypeParameters(handler.getClass(), RequestHandler.class);
        // A lambda does not say what it takes.
        JavaType event = types == null || types.length == 0 ? TestJson.type(Object.class) : types[0];
        return invocation -> {
            I input = read(event, invocation.payload());
            return TestJson.MAPPER.writeValueAsBytes(handler.handleRequest(input, new TestLambdaContext(invocation)));
        };
    }

    private static <I> I read(JavaType type, byte[] payload) throws IOException {
        return TestJson.MAPPER.readValue(new String(payload, StandardCharsets.UTF_8), type);
    }
}
