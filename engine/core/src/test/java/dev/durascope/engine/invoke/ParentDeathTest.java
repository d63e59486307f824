package dev.durascope.engine.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.invoke.handlers.Troubles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ParentDeathTest {

    @Test
    void noWorkerOutlivesAnEngineThatIsKilled(@TempDir Path directory) throws Exception {
        Path jar = new TestJars().with(TestJars.JAVA_17, Troubles.class).write(directory.resolve("troubles.jar"));
        Process engine = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ParentDeathTest.class.getName(),
                        jar.toString(),
                        directory.resolve("cache").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(engine.getInputStream(), StandardCharsets.UTF_8))) {
            long idle = Long.parseLong(output.readLine());
            long busy = Long.parseLong(output.readLine());
            CompletableFuture<?> ends = CompletableFuture.allOf(end(idle), end(busy));
            assertThat(ends).isNotDone();
            engine.destroyForcibly();
            ends.get(30, TimeUnit.SECONDS);
        } finally {
            engine.destroyForcibly();
        }
    }

    private static CompletableFuture<?> end(long pid) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        return process.isPresent() ? process.get().onExit() : CompletableFuture.completedFuture(null);
    }

    /** The engine that will be killed: prints the process ids of an idle and of a busy worker, and goes on for ever. */
    public static void main(String[] args) throws Exception {
        try (PoolFixture fixture = new PoolFixture(Path.of(args[1]), UnaryOperator.identity())) {
            Code code = new Code.Archive(Path.of(args[0]));
            FunctionConfig idle = PoolFixture.function(code, Troubles.class.getName(), 900, Map.of("WHICH", "idle"));
            FunctionConfig busy = PoolFixture.function(code, Troubles.class.getName(), 900, Map.of("WHICH", "busy"));
            String idlePid = fixture.answer(idle, "\"pid\"");
            String busyPid = fixture.answer(busy, "\"pid\"");
            CompletableFuture<InvocationOutcome> hanging = fixture.begin(busy, "\"hang\"");
            System.out.println(idlePid.replace("\"", "") + "\n" + busyPid.replace("\"", ""));
            hanging.get();
        } catch (IOException e) {
            System.exit(1);
        }
    }
}
