package dev.durascope.app.shell;

import dev.durascope.app.testing.Fx;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.time.TimeMode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The application in a process of its own, killed in the middle of a wait as {@code kill -9} does it. */
final class KilledWindow {
    private static final String READY = "ready ";
    private static final int PATIENCE_SECONDS = 90;

    private KilledWindow() {}

    /**
     * Runs the scenario that fails to its end and the one that waits up to its first wait in a window, then kills it.
     *
     * @return the ARNs of the two
     */
    static List<ExecutionArn> afterFailureAndWait(Path home, Path scenarios) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-D") || argument.startsWith("-X"))
                .toList());
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KilledWindow.class.getName(),
                home.toString(),
                scenarios.toString()));
        File said = home.resolve("said").toFile();
        Process window = new ProcessBuilder(command).redirectError(said).start();
        try (BufferedReader out = window.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            while (line != null && !line.startsWith(READY)) {
                line = out.readLine();
            }
            if (line == null) {
                throw new IOException("The window's process ended before it was killed; see " + said);
            }
            return List.of(line.substring(READY.length()).split(" ")).stream()
                    .map(ExecutionArn::parse)
                    .toList();
        } finally {
            window.destroyForcibly();
            if (!window.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("The window's process outlives its kill.");
            }
        }
    }

    /** The process that is killed. @param args a home and the scenarios' zip */
    public static void main(String[] args) throws Exception {
        Fx.start();
        ScenarioWindow app = new ScenarioWindow(Path.of(args[0]), Path.of(args[1]));
        ExecutionArn failed = app.run("throw", TimeMode.SKIP);
        app.awaitEnd(ExecutionStatus.FAILED);
        ExecutionArn waiting = app.run("waits", TimeMode.REAL);
        app.awaitSuspended("first");
        System.out.println(READY + failed + " " + waiting);
        System.out.flush();
        Thread.currentThread().join();
    }
}
