package dev.durascope.junit;

import dev.durascope.engine.export.HistoryFile;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.CodeBundle;
import dev.durascope.engine.invoke.CodeException;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.HandlerDiscovery;
import dev.durascope.engine.invoke.WorkerSettings;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.replay.DeterminismReport;
import dev.durascope.engine.replay.Recorded;
import dev.durascope.engine.replay.Replay;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds a handler's code against an execution that was recorded: whether it still calls the same operations in the same
 * places, and comes to the same end. The handler runs in a process of its own, and the code of its steps does not run: what
 * they came to is answered from the history.
 */
public final class Determinism {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Code code;
    private final String handler;
    private final Replay.Extent extent;
    private final Duration patience;

    private Determinism(Code code, String handler, Replay.Extent extent, Duration patience) {
        this.code = code;
        this.handler = handler;
        this.extent = extent;
        this.patience = patience;
    }

    /**
     * The check of a handler on the test's class path.
     *
     * @param handler a class with a public constructor without parameters
     * @throws IllegalArgumentException when the class lies in a jar: give the jar then
     */
    public static Determinism of(Class<?> handler) {
        return new Determinism(code(handler), handler.getName(), Replay.Extent.END_STATE, PATIENCE);
    }

    /**
     * The check of the handler in a jar or Lambda zip.
     *
     * @throws IllegalArgumentException when it cannot be read, or holds none
     */
    public static Determinism of(Path jar) {
        return of(jar, null);
    }

    /**
     * The check of one of the handlers in a jar or Lambda zip.
     *
     * @param handler {@code pkg.Class} or {@code pkg.Class::method}; absent for the jar's own choice
     * @throws IllegalArgumentException when it cannot be read, or holds none
     */
    public static Determinism of(Path jar, @Nullable String handler) {
        Code code = new Code.Archive(jar);
        try {
            CodeBundle bundle = CodeBundle.open(code, LocalRunnerBuilder.cache());
            String chosen = handler == null ? HandlerDiscovery.of(bundle).defaultHandler(bundle) : handler;
            return new Determinism(code, chosen, Replay.Extent.END_STATE, PATIENCE);
        } catch (CodeException e) {
            throw new IllegalArgumentException(jar + " cannot be run: " + e.getMessage(), e);
        }
    }

    private static Code code(Class<?> handler) {
        try {
            CodeSource source = handler.getProtectionDomain().getCodeSource();
            if (source == null) {
                throw new IllegalArgumentException(
                        handler.getName() + " is of no file: use a class of the class path.");
            }
            Path place = Path.of(source.getLocation().toURI());
            if (!Files.isDirectory(place)) {
                throw new IllegalArgumentException(handler.getName() + " lies in " + place.getFileName()
                        + ": use Determinism.of with that jar, if its libraries are in it.");
            }
            List<Path> classPath = Arrays.stream(
                            System.getProperty("java.class.path").split(File.pathSeparator))
                    .filter(entry -> !entry.isEmpty())
                    .map(Path::of)
                    .filter(entry -> !entry.equals(place) && Files.exists(entry))
                    .toList();
            return new Code.ClassDirectory(place, classPath);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(handler.getName() + " lies at a place that is no file.", e);
        }
    }

    /** The same against the state after each invocation, from the first on, instead of the end state alone. */
    public Determinism throughInvocations() {
        return new Determinism(code, handler, Replay.Extent.INVOCATIONS, patience);
    }

    /** The same with another bound on one run of the handler; a minute by default. */
    public Determinism within(Duration newPatience) {
        return new Determinism(code, handler, extent, Seconds.requirePositive("The timeout", newPatience));
    }

    /** Replays a history that AWS's command line printed. */
    public DeterminismReport against(HistoryFile history) {
        return against(history.arn(), history.records());
    }

    /** Replays the history of a fixture. */
    public DeterminismReport against(Fixture fixture) {
        return against(fixture.history());
    }

    /** Replays what another test has run. */
    public DeterminismReport against(DurableFunctionTestResult result) {
        return against(result.arn(), result.journal());
    }

    private DeterminismReport against(ExecutionArn arn, List<JournalRecord> journal) {
        try {
            FunctionConfig function = FunctionConfig.durable("function-under-test", code, handler);
            return new Replay(Recorded.of(arn, journal), extent, function, false, patience)
                    .run(WorkerSettings.defaults(LocalRunnerBuilder.cache()));
        } catch (LambdaFault e) {
            throw new IllegalArgumentException("The history cannot be replayed: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("The handler cannot be served: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while replaying.", e);
        }
    }
}
