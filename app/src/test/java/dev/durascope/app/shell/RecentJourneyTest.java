package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.recent.RecentEntry;
import dev.durascope.app.testing.ExecutionFiles;
import dev.durascope.app.testing.Fx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was used last, on the welcome page: opened, missed, removed and cleared by keyboard and mouse. */
@Tag("slow")
@Timeout(120)
class RecentJourneyTest {
    @TempDir
    Path home;

    private Path first;
    private Path second;
    private RealWindow app;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    /** Opens two recordings, the second after the first, and goes back to the welcome page. */
    @BeforeEach
    void openTwo() throws IOException {
        first = ExecutionFiles.recording(home.resolve("first.durascope"), ExecutionFiles.order("first"));
        second = ExecutionFiles.recording(home.resolve("second.durascope"), ExecutionFiles.order("second"));
        app = RealWindow.open(home, first);
        awaitNames("first.durascope");
        Fx.run(() -> app.model().openFile(second));
        awaitNames("second.durascope", "first.durascope");
        Fx.run(app.model()::showWelcome);
        app.awaitPlace(WindowModel.Place.WELCOME);
        app.await("the list", () -> list() != null && list().getHeight() > 0);
    }

    @AfterEach
    void close() {
        app.close();
    }

    @SuppressWarnings("unchecked")
    private ListView<RecentEntry> list() {
        return (ListView<RecentEntry>) app.scene().lookup("#recent");
    }

    private void awaitNames(String... names) {
        app.await(
                "recent " + List.of(names),
                () -> app.model().recent().entries().stream()
                        .map(RecentEntry::name)
                        .toList()
                        .equals(List.of(names)));
    }

    private void awaitOpen(Path file) {
        app.await(
                "what " + file + " holds",
                () -> app.model().placeProperty().get() == WindowModel.Place.EXECUTION
                        && app.model().session() != null
                        && app.model().session().file() != null
                        && app.model().session().file().file().equals(file));
    }

    private Node cell(int row) {
        return Fx.get(() -> list().lookupAll(".list-cell").stream()
                .filter(node -> node instanceof ListCell<?> cell && !cell.isEmpty() && cell.getIndex() == row)
                .findFirst()
                .orElseThrow());
    }

    /** A part of a row, once it lies still, a robot aiming before it presses: the page moves when a row goes. */
    private Node still(Supplier<Node> part) {
        Bounds[] before = new Bounds[1];
        app.await("a row to lie still", () -> {
            Node node = part.get();
            Bounds now = node.localToScreen(node.getBoundsInLocal());
            boolean still = now != null && now.equals(before[0]);
            before[0] = now;
            return still;
        });
        return Fx.get(part::get);
    }

    @Test
    void aRowIsOpenedByArrowsAndEnterAndTakenOffByDelete() throws IOException {
        Fx.run(() -> list().requestFocus());
        app.await("a selected row", () -> list().getSelectionModel().getSelectedIndex() == 0);
        app.press(KeyCode.DOWN);
        app.press(KeyCode.ENTER);
        awaitOpen(first);

        Fx.run(app.model()::showWelcome);
        awaitNames("first.durascope", "second.durascope");
        Fx.run(() -> {
            list().requestFocus();
            list().getSelectionModel().clearAndSelect(0);
        });
        app.press(KeyCode.DELETE);
        awaitNames("second.durascope");
        assertThat(Fx.get(() -> list().getSelectionModel().getSelectedIndex())).isZero();
        assertThat(first).as("the file stays").exists();
        app.await("nothing under way", app.window()::isIdle);

        app.close();
        app = RealWindow.open(home);
        awaitNames("second.durascope");
    }

    @Test
    void oneThatIsMissingIsMarkedSaidAndRemoved() throws IOException {
        Files.delete(first);
        Fx.run(app.model()::showWelcome);
        app.awaitText("Missing");
        assertThat(Fx.get(() -> cell(1).getAccessibleText())).contains("first.durascope", "Recording", "missing");

        app.robot().clickOn(still(() -> cell(1)));
        app.awaitText(first + " is not there any more");
        app.await(
                "the focus on Keep",
                () -> app.scene().lookup("#recent-gone-keep").isFocused());
        app.press(KeyCode.SPACE);
        app.await(
                "no question",
                () -> !app.scene().lookup("#recent-gone").getParent().isVisible());
        awaitNames("second.durascope", "first.durascope");

        Fx.run(() -> list().getSelectionModel().clearAndSelect(1));
        app.press(KeyCode.ENTER);
        app.click("#recent-gone-remove");
        awaitNames("second.durascope");
        assertThat(Fx.get(() -> app.scene().lookup("#recent-gone").getParent().isVisible()))
                .isFalse();
    }

    @Test
    void aRowIsTakenOffByItsButtonAndByItsMenuAndAllAreClearedByTheCommand() throws IOException {
        app.robot().clickOn(still(() -> cell(0).lookup(".button")));
        awaitNames("first.durascope");
        app.robot().clickOn(still(() -> cell(0)), MouseButton.SECONDARY);
        app.await("the row's menu", () -> list().getContextMenu().isShowing());
        Node remove = app.robot()
                .lookup("Remove from Recent")
                .match((Node node) -> node.getScene() == list().getContextMenu().getScene())
                .query();
        app.robot().clickOn(remove);
        awaitNames();
        app.await("no list", () -> !list().getParent().isVisible());

        Fx.run(() -> app.model().openFile(second));
        awaitNames("second.durascope");
        Fx.run(app.model()::showWelcome);
        app.awaitText("Clear Recent");
        app.robot().clickOn("Clear Recent");
        awaitNames();
        assertThat(second).exists();
    }
}
