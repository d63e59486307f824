package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.HandlerJar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A handler that floods its output, exits, answers too much or hangs: each is told in the window, which goes on. */
@Tag("slow")
@Timeout(120)
class MisbehavingHandlerTest {
    private static final String BODY = """
            if (in.contains("flood")) {
                String line = "x".repeat(999);
                for (int i = 0; i < 20_000; i++) System.out.println(line);
                System.out.println("that was all");
            }
            if (in.contains("exit")) System.exit(7);
            if (in.contains("large")) return "\\"" + "x".repeat(10_000_000) + "\\"";
            if (in.contains("hang")) {
                System.out.println("hanging now");
                while (true) java.util.concurrent.locks.LockSupport.park();
            }
            return "\\"still here\\"";
            """;

    @TempDir
    Path home;

    private RealWindow app;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @BeforeEach
    void open() throws IOException {
        app = RealWindow.open(
                home,
                HandlerJar.make(
                        home.resolve("wild.jar"), Map.of("Wild", HandlerJar.handler("Wild", "", BODY)), Map.of()));
        app.awaitPlace(WindowModel.Place.LAUNCH);
        app.robot().clickOn("#kind-plain");
    }

    @AfterEach
    void close() {
        app.close();
    }

    private void run(String what) {
        Fx.run(() -> app.model().launch().inputProperty().set("{\"do\": \"" + what + "\"}"));
        app.await(
                "what is runnable",
                () -> app.model().launch().runnableProperty().get());
        app.press(KeyCode.SHIFT, KeyCode.F10);
    }

    @Test
    void eachIsToldAndTheNextRunSucceeds() {
        run("exit");
        app.awaitText("Runtime exited with error: exit status 7");

        run("large");
        app.awaitText("Response payload size exceeded maximum allowed payload size (6291556 bytes).");

        run("flood");
        app.awaitText("still here");
        assertThat(Fx.get(() -> app.model().launch().plainRunProperty().get().lines().stream()
                        .map(row -> row.text())
                        .toList()))
                .as("the end of the output is kept, and what was left out is said")
                .contains("that was all")
                .anyMatch(line -> line.matches("\\[Durascope left out .* MB of output here\\.]"));

        run("hang");
        app.awaitText("Console (1)");
        app.click("#plain-stop");
        app.awaitText("Stopped");
        run("nothing");
        app.awaitText("Succeeded");
    }
}
