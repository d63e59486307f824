package dev.durascope.junit;

import dev.durascope.engine.Engine;
import dev.durascope.engine.api.Credentials;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * Handlers built on AWS's durable execution SDK, in this JVM. They are told from others by the name of their base class, so
 * that nothing here needs that SDK. Such a handler makes its client when it is constructed, for AWS's endpoint and with the
 * environment's credentials; here it gets a copy of its configuration whose client calls the engine's loopback API.
 */
final class AwsHandlers {
    private static final String SDK = "software.amazon.lambda.durable.";
    private static final String BASE = SDK + "DurableHandler";

    private AwsHandlers() {}

    static boolean isAwsHandler(Object handler) {
        return base(handler) != null;
    }

    private static @Nullable Class<?> base(Object handler) {
        Class<?> at = handler.getClass();
        while (at != null && !at.getName().equals(BASE)) {
            at = at.getSuperclass();
        }
        return at;
    }

    /**
     * Makes a handler call an engine.
     *
     * @return the client that it calls it with, to be closed when the handler is run no more
     * @throws IllegalArgumentException when its SDK is one that this does not know how to do for
     */
    static AutoCloseable redirect(Object handler, Engine engine) {
        Class<?> base = base(handler);
        if (base == null) {
            throw new IllegalArgumentException(handler.getClass().getName() + " does not extend " + BASE + ".");
        }
        try {
            Field field = base.getDeclaredField("config");
            field.setAccessible(true);
            Object config = field.get(handler);
            LambdaClient lambda = lambda(engine);
            try {
                field.set(handler, copy(config, client(base.getClassLoader(), lambda)));
                return lambda;
            } catch (ReflectiveOperationException | RuntimeException e) {
                lambda.close();
                throw e;
            }
        } catch (InvocationTargetException e) {
            throw unknown(handler, e.getCause());
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw unknown(handler, e);
        }
    }

    private static IllegalArgumentException unknown(Object handler, Throwable cause) {
        return new IllegalArgumentException(
                handler.getClass().getName() + " is built on a version of AWS's SDK that cannot be run in this JVM ("
                        + cause + "): run its jar with DurableFunctionTestRunner.forJar.",
                cause);
    }

    private static LambdaClient lambda(Engine engine) {
        Credentials credentials = engine.credentials();
        return LambdaClient.builder()
                .endpointOverride(engine.endpoint())
                .region(Region.of(credentials.region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsSessionCredentials.create(
                        credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken())))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private static Object client(ClassLoader loader, LambdaClient lambda) throws ReflectiveOperationException {
        return loader.loadClass(SDK + "client.LambdaDurableFunctionsClient")
                .getConstructor(LambdaClient.class)
                .newInstance(lambda);
    }

    /** A configuration like another one, but for its client: every option that the builder takes and the other one tells. */
    private static Object copy(Object config, Object client) throws ReflectiveOperationException {
        Object builder = config.getClass().getMethod("builder").invoke(null);
        for (Method option : builder.getClass().getMethods()) {
            String name = option.getName();
            if (!name.startsWith("with") || option.getParameterCount() != 1) {
                continue;
            }
            String what = name.substring("with".length());
            if (what.equals("DurableExecutionClient")) {
                option.invoke(builder, client);
            } else if (what.equals("Plugins") && option.isVarArgs()) {
                option.invoke(builder, plugins(config, option.getParameterTypes()[0]));
            } else {
                Optional<Method> told = told(config, what, option.getParameterTypes()[0]);
                if (told.isPresent()) {
                    option.invoke(builder, told.get().invoke(config));
                }
            }
        }
        return builder.getClass().getMethod("build").invoke(builder);
    }

    private static Optional<Method> told(Object config, String what, Class<?> type) {
        for (Method method : config.getClass().getMethods()) {
            boolean named = method.getName().equals("get" + what)
                    || method.getName().equals("should" + what)
                    || method.getName().equals("is" + what);
            if (named && method.getParameterCount() == 0 && type.isAssignableFrom(method.getReturnType())) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }

    /** The plugins stand in the configuration's runner of them. */
    private static Object plugins(Object config, Class<?> arrayType) throws ReflectiveOperationException {
        List<Object> plugins = new ArrayList<>();
        Object runner = config.getClass().getMethod("getPluginRunner").invoke(config);
        Object known = runner.getClass().getMethod("getPlugins").invoke(runner);
        if (known instanceof List<?> list) {
            plugins.addAll(list);
        }
        Object array = java.lang.reflect.Array.newInstance(arrayType.getComponentType(), plugins.size());
        for (int i = 0; i < plugins.size(); i++) {
            java.lang.reflect.Array.set(array, i, plugins.get(i));
        }
        return array;
    }
}
