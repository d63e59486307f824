package dev.durascope.junit;

import dev.durascope.engine.Engine;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.CodeBundle;
import dev.durascope.engine.invoke.CodeException;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.HandlerDiscovery;
import dev.durascope.engine.model.DurableConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A function as a test gives it, to be registered with an engine once there is one. */
sealed interface LocalFunctions {

    /** Registers the function under its name, with what else it brings. */
    void register(Engine engine, String name, Surroundings surroundings);

    /**
     * What a function runs in.
     *
     * @param invocation how long one invocation may take, in whole seconds
     * @param execution how long an execution may take, in whole seconds
     * @param untilClosed takes what is to be closed when the functions are called no more
     * @param environment variables of handlers that run in a process of their own
     * @param cache where zips are unpacked
     */
    record Surroundings(
            Duration invocation,
            Duration execution,
            Consumer<AutoCloseable> untilClosed,
            Map<String, String> environment,
            Path cache) {
        static Surroundings of(Consumer<AutoCloseable> untilClosed, Map<String, String> environment, Path cache) {
            return new Surroundings(
                    Duration.ofSeconds(FunctionConfig.DEFAULT_TIMEOUT_SECONDS),
                    Duration.ofSeconds(DurableConfig.DEFAULT.executionTimeoutSeconds()),
                    untilClosed,
                    environment,
                    cache);
        }

        Surroundings withTimeouts(Duration newInvocation, Duration newExecution) {
            return new Surroundings(newInvocation, newExecution, untilClosed, environment, cache);
        }

        int invocationSeconds() {
            return Math.toIntExact(invocation.toSeconds());
        }

        DurableConfig durable() {
            return new DurableConfig(execution.toSeconds(), DurableConfig.DEFAULT.retentionDays());
        }
    }

    /**
     * A handler of this JVM.
     *
     * @param durable whether it is one, whatever it extends
     */
    record Handler(Object handler, boolean durable) implements LocalFunctions {
        @Override
        public void register(Engine engine, String name, Surroundings surroundings) {
            Code code = new Code.InProcess(InProcessHandlers.of(handler, engine, surroundings.untilClosed()));
            engine.functions().register(config(name, code, handler.getClass().getName(), surroundings, durable));
        }
    }

    /** A function that the test stands in for. */
    record Stand(Answers answers) implements LocalFunctions {
        @Override
        public void register(Engine engine, String name, Surroundings surroundings) {
            engine.functions().register(config(name, new Code.InProcess(answers), "answers", surroundings, false));
        }
    }

    /**
     * A handler in a jar or a Lambda zip, which runs in a process of its own.
     *
     * @param handler {@code pkg.Class} or {@code pkg.Class::method}; absent for the jar's own choice
     * @param durable whether it is durable, whatever it extends; absent to go by that
     */
    record Jar(
            Path file, @Nullable String handler, @Nullable Boolean durable) implements LocalFunctions {
        @Override
        public void register(Engine engine, String name, Surroundings surroundings) {
            try {
                Code code = new Code.Archive(file);
                CodeBundle bundle = CodeBundle.open(code, surroundings.cache());
                HandlerDiscovery discovery = HandlerDiscovery.of(bundle);
                String chosen = handler == null ? discovery.defaultHandler(bundle) : handler;
                boolean found = durable != null
                        ? durable
                        : discovery.find(chosen).map(each -> each.durable()).orElse(true);
                FunctionConfig function = config(name, code, chosen, surroundings, found);
                engine.functions().register(function);
                discovery.companions(function).stream()
                        .filter(companion ->
                                engine.functions().find(companion.name()).isEmpty())
                        .forEach(engine.functions()::register);
            } catch (CodeException e) {
                throw new IllegalArgumentException(file + " cannot be run: " + e.getMessage(), e);
            }
        }
    }

    private static FunctionConfig config(
            String name, Code code, String handler, Surroundings surroundings, boolean durable) {
        return new FunctionConfig(
                name,
                code,
                handler,
                surroundings.invocationSeconds(),
                FunctionConfig.DEFAULT_MEMORY_MB,
                code instanceof Code.InProcess ? Map.of() : surroundings.environment(),
                Map.of(),
                null,
                null,
                durable ? surroundings.durable() : null,
                false);
    }
}
