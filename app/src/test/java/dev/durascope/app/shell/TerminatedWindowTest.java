package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.diagnostics.Support;
import dev.durascope.app.instance.Entry;
import dev.durascope.app.session.Opening;
import dev.durascope.app.testing.HandlerJar;
import dev.durascope.engine.Engine;
import dev.durascope.engine.EngineOptions;
import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.Development;
import dev.durascope.engine.invoke.FunctionConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javafx.stage.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A window whose process is told to end, as at the end of a session or by {@code kill}. */
@Tag("slow")
@Timeout(120)
@DisabledOnOs(OS.WINDOWS) // there a process is ended without being told
class TerminatedWindowTest {
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    Path home;

    @Test
    void noWorkerThatWaitsForADebuggerOutlivesIt() throws Exception {
        Path jar = HandlerJar.make(
                home.resolve("a.jar"), Map.of("Greeter", HandlerJar.succeeding("Greeter", "1")), Map.of());
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-D") || argument.startsWith("-X"))
                .toList());
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                TerminatedWindowTest.class.getName(),
                home.toString(),
                jar.toString()));
        Process window = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = window.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("waiting");
            ProcessHandle worker = window.toHandle().children().findFirst().orElseThrow();
            window.destroy();
            worker.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(window.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            window.children().forEach(ProcessHandle::destroyForcibly);
            window.destroyForcibly();
        }
    }

    private static void sayWhenItWaits() {
        while (Window.getWindows().isEmpty()
                || ProcessHandle.current().children().findAny().isEmpty()) {
            Thread.yield();
        }
        System.out.println("waiting");
    }

    /** The window's process; says when a handler waits for a debugger. @param args a home and a handler's jar */
    public static void main(String[] args) {
        Path home = Path.of(args[0]);
        EngineSource source = new EngineSource() {
            @Override
            public Engine kept() throws IOException {
                Engine engine = unkept();
                FunctionConfig debugged = FunctionConfig.durable("greet", new Code.Archive(Path.of(args[1])), "Greeter")
                        .withDevelopment(new Development(true, 0, true, List.of()));
                engine.functions().register(debugged);
                engine.executions().start(StartRequest.of("greet", "{}"));
                Thread.ofPlatform().daemon().start(TerminatedWindowTest::sayWhenItWaits);
                return engine;
            }

            @Override
            public Engine unkept() throws IOException {
                return Engine.open(EngineOptions.inMemory(ExecutorSettings.DEFAULT, home.resolve("cache"))
                        .watching());
            }
        };
        WindowLauncher.open(Opening.WELCOME, source, home, new Entry.Own(null, ""), Support.in(home));
    }
}
