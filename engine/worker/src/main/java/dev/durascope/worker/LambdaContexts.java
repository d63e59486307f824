package dev.durascope.worker;

import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import dev.durascope.worker.agent.RemainingTime;
import java.io.ByteArrayInputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes the {@code Context} objects that handlers get, for whatever version of {@code aws-lambda-java-core} the
 * handler has: a method that we do not know keeps its default.
 */
final class LambdaContexts {
    private final LambdaTypes types;
    private final Settings settings;
    private final Object logger;

    LambdaContexts(LambdaTypes types, Settings settings) {
        this.types = types;
        this.settings = settings;
        this.logger = proxy(types.logger(), new LoggerCalls());
    }

    /** The context of one invocation. */
    Object of(NextInvocation invocation, RemainingTime remaining) {
        Object identity = proxy(types.cognitoIdentity(), new MapCalls(identity(invocation.cognitoIdentity())));
        Object client = clientContext(invocation.clientContext());
        return proxy(types.context(), new ContextCalls(invocation, remaining, settings, identity, client, logger));
    }

    private static Map<String, Object> identity(String json) {
        Map<?, ?> identity = parse(json);
        return identity == null
                ? Map.of()
                : entries(
                        "getIdentityId", first(identity, "cognitoIdentityId", "identityId"),
                        "getIdentityPoolId", first(identity, "cognitoIdentityPoolId", "poolId"));
    }

    private Object clientContext(String json) {
        Map<?, ?> context = parse(json);
        if (context == null) {
            return null;
        }
        Object client = null;
        if (context.get("client") instanceof Map<?, ?> app) {
            client = proxy(
                    types.client(),
                    new MapCalls(entries(
                            "getInstallationId", first(app, "installation_id", "installationId"),
                            "getAppTitle", first(app, "app_title", "appTitle"),
                            "getAppVersionName", first(app, "app_version_name", "appVersionName"),
                            "getAppVersionCode", first(app, "app_version_code", "appVersionCode"),
                            "getAppPackageName", first(app, "app_package_name", "appPackageName"))));
        }
        return proxy(
                types.clientContext(),
                new MapCalls(entries(
                        "getClient", client,
                        "getCustom", context.get("custom"),
                        "getEnvironment", first(context, "env", "environment"))));
    }

    private static Map<?, ?> parse(String json) {
        if (json == null || json.isBlank()) {
            return null;
        }
        Object parsed = JacksonFactory.getInstance()
                .getSerializer(Map.class)
                .fromJson(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        return (Map<?, ?>) parsed;
    }

    private static Object first(Map<?, ?> map, String name, String otherName) {
        return map.containsKey(name) ? map.get(name) : map.get(otherName);
    }

    private static Map<String, Object> entries(Object... namesAndValues) {
        Map<String, Object> entries = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            entries.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return entries;
    }

    private static Object proxy(Class<?> type, Calls calls) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, calls);
    }

    /** Answers the methods that every object has, and leaves the rest to its subclasses. */
    private abstract static class Calls implements InvocationHandler {

        @Override
        public final Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> proxy.getClass().getInterfaces()[0].getSimpleName() + describe();
                };
            }
            if (knows(method.getName())) {
                return answer(method.getName(), arguments == null ? new Object[0] : arguments);
            }
            return method.isDefault() ? InvocationHandler.invokeDefault(proxy, method, arguments) : null;
        }

        abstract boolean knows(String method);

        abstract Object answer(String method, Object[] arguments);

        abstract String describe();
    }

    private static final class MapCalls extends Calls {
        private final Map<String, Object> values;

        MapCalls(Map<String, Object> values) {
            this.values = values;
        }

        @Override
        boolean knows(String method) {
            return values.containsKey(method);
        }

        @Override
        Object answer(String method, Object[] arguments) {
            return values.get(method);
        }

        @Override
        String describe() {
            return values.toString();
        }
    }

    private static final class ContextCalls extends Calls {
        private final NextInvocation invocation;
        private final RemainingTime remaining;
        private final Map<String, Object> values;

        ContextCalls(
                NextInvocation invocation,
                RemainingTime remaining,
                Settings settings,
                Object identity,
                Object client,
                Object logger) {
            this.invocation = invocation;
            this.remaining = remaining;
            this.values = entries(
                    "getAwsRequestId", invocation.requestId(),
                    "getLogGroupName", settings.logGroup(),
                    "getLogStreamName", settings.logStream(),
                    "getFunctionName", settings.functionName(),
                    "getFunctionVersion", settings.functionVersion(),
                    "getInvokedFunctionArn", invocation.functionArn(),
                    "getIdentity", identity,
                    "getClientContext", client,
                    "getMemoryLimitInMB", settings.memoryMb(),
                    "getLogger", logger,
                    "getTenantId", invocation.tenantId(),
                    "getXrayTraceId", invocation.traceId());
        }

        @Override
        boolean knows(String method) {
            return method.equals("getRemainingTimeInMillis") || values.containsKey(method);
        }

        @Override
        Object answer(String method, Object[] arguments) {
            if (method.equals("getRemainingTimeInMillis")) {
                return remaining.millis();
            }
            return values.get(method);
        }

        @Override
        String describe() {
            return "{requestId=" + invocation.requestId() + "}";
        }
    }

    /** The logger: one call, at least one line, as each call is one log event in Lambda. */
    private static final class LoggerCalls extends Calls {

        @Override
        boolean knows(String method) {
            return method.equals("log");
        }

        @Override
        Object answer(String method, Object[] arguments) {
            String message = arguments[0] instanceof byte[] bytes
                    ? new String(bytes, StandardCharsets.UTF_8)
                    : String.valueOf(arguments[0]);
            String level = arguments.length > 1 ? String.valueOf(arguments[1]) : "UNDEFINED";
            String line = level.equals("UNDEFINED") ? message : "[" + level + "] " + message;
            System.out.print(line.endsWith("\n") ? line : line + "\n");
            return null;
        }

        @Override
        String describe() {
            return "";
        }
    }
}
