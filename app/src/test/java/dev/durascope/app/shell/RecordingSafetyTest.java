package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.callbacks.PendingCard;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.testing.ExecutionFiles;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.Journals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An execution that is open from a file while it runs here, under the same ARN: neither touches the other. */
@Tag("slow")
@Timeout(120)
class RecordingSafetyTest {
    @TempDir
    Path home;

    private final FakeExecutions executions = new FakeExecutions();
    private final Journals live = ExecutionFiles.waitingOrder("order-1");
    private FakeWindow window;
    private Path file;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @BeforeEach
    void openBoth() throws IOException {
        file = ExecutionFiles.recording(home.resolve("order-1.durascope"), live);
        window = new FakeWindow(executions, home, live::now, 960, 640);
        window.show(executions, live);
        Fx.run(() -> model().openFile(file));
        Fx.await(
                "the file",
                () -> session().file() != null && session().factsProperty().get() != null);
    }

    @AfterEach
    void close() {
        window.close();
        Fx.check();
    }

    private WindowModel model() {
        return window.window().model();
    }

    private ExecutionSession session() {
        return model().session();
    }

    @Test
    void noAnswerToItsCallbacksReachesTheOneThatRuns() {
        PendingCard card = Fx.get(
                () -> model().open().openProperty().get().callbacks().cards().getFirst());

        Fx.run(card::answer);
        Fx.run(card::heartbeat);
        Fx.run(card::expire);

        Fx.await(
                "the refusal",
                () -> card.refusalProperty().get().startsWith("This is a recording: it can be looked at"));
        Fx.run(() -> {
            model().open().stop();
            model().open().resume();
            model().open().skipSelected();
            model().open().fireNextTimer();
            model().open().toggleBreakpoint();
            model().runAgain();
        });
        Fx.pulse();
        assertThat(executions.asked()).isEmpty();
        assertThat(Fx.get(() -> List.copyOf(model().debug().breakpoints().all())))
                .isEmpty();
    }

    @Test
    void whatHappensToTheOneThatRunsIsNotShownInTheFile() {
        long before = Fx.get(() -> session().newest().position());

        executions.append(live.callbackSucceeded("c", "true").invoked().succeeded("1"));
        Fx.pulse();
        Fx.pulse();

        assertThat(Fx.get(() -> session().newest().position())).isEqualTo(before);
        Fx.run(() -> model().openExecution(live.arn()));
        window.awaitAll(live);
        assertThat(Fx.get(() -> session().file())).isNull();
    }

    @Test
    void backAndForwardTellThemApartAndClosingTheFileLeavesTheOther() {
        Fx.run(() -> model().travel().back());
        Fx.await("the one that runs", () -> session().file() == null);
        Fx.run(() -> model().travel().forward());
        Fx.await("the file", () -> session().file() != null);

        Fx.run(() -> model().closeRecording());

        assertThat(Fx.get(() -> model().session())).isNull();
        Fx.run(() -> model().openExecution(live.arn()));
        assertThat(Fx.get(() -> session().arn())).isEqualTo(live.arn());
        assertThat(file).exists();
    }

    @Test
    void aRecordingThatDoesNotFitOnTheDiskSaysSo() {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full));
        window.dialogs().answer(full);
        Fx.run(() ->
                window.window().commands().get(ExportCommands.SAVE_RECORDING).run());

        Fx.await(
                "the notice",
                () -> window.window().scene().getRoot().lookupAll(".text").stream()
                        .anyMatch(node -> node instanceof Text text
                                && text.getText().contains("/dev/full was not written: No space left on device")));
    }
}
