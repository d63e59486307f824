package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.session.Cursor;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.Journals;
import dev.durascope.engine.execution.ExecutionStanding;
import dev.durascope.engine.export.HistoryFile;
import dev.durascope.engine.export.HistoryJson;
import dev.durascope.engine.json.Json;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.time.ClockPace;
import dev.durascope.engine.time.TimeMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** Copying and saving what is shown, by keys, menus and the tree's context menu. */
@Timeout(120)
class ExportJourneyTest {
    @TempDir
    Path home;

    private final FxRobot robot = new FxRobot();
    private final FakeExecutions executions = new FakeExecutions();
    private final Journals order = new Journals(Journals.arn("Orders", "order-4711"));
    private FakeWindow fake;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @BeforeEach
    void open() {
        order.started("{\"orderId\": 4711}")
                .invoked()
                .context("c", "checkout", null, "RunInChildContext")
                .step("a", "validate", "c")
                .pass(12)
                .stepSucceeded("a", 1, "{\"valid\":true}")
                .step("b", "charge", "c")
                .stepFailed("b", 1, ErrorObject.of("CardDeclined", "No"), null)
                .waiting("w", "confirmation", 60)
                .returned("PENDING");
        executions.put(order, new ExecutionStanding(TimeMode.REAL, ClockPace.REAL, false, List.of()));
        fake = new FakeWindow(executions, home, () -> Journals.START, 960, 640);
        fake.show(executions, order);
    }

    @AfterEach
    void close() {
        fake.close();
        Fx.check();
    }

    private void select(String operation) {
        Fx.run(() -> fake.window().model().session().selectedOperationProperty().set(operation));
        Fx.pulse();
    }

    private void travelTo(int event) {
        Fx.run(() -> fake.window().model().session().cursor().moveToEvent(event, Cursor.Move.JUMP));
        Fx.pulse();
    }

    private void press(KeyCode key) {
        robot.press(KeyCode.CONTROL, KeyCode.ALT, key).release(key, KeyCode.ALT, KeyCode.CONTROL);
        Fx.pulse();
    }

    private static void clear() {
        Fx.run(() -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, "nothing")));
    }

    private static String copied() {
        return Fx.get(() -> String.valueOf(Clipboard.getSystemClipboard().getString()));
    }

    private void awaitCopied(String beginning) {
        Fx.await("on the clipboard: " + beginning, () -> copied().startsWith(beginning));
    }

    private void awaitNotice(String... parts) {
        Fx.await(
                "the notice " + List.of(parts),
                () -> fake.window().scene().getRoot().lookupAll(".notification .label").stream()
                        .map(Node.class::cast)
                        .filter(Labeled.class::isInstance)
                        .map(node -> ((Labeled) node).getText())
                        .anyMatch(
                                text -> text != null && List.of(parts).stream().allMatch(text::contains)));
    }

    private void choose(String menu, String item) {
        robot.clickOn(menu).clickOn(item);
        Fx.pulse();
    }

    @Test
    void theSelectedOperationIsCopiedByKeys() {
        clear();
        select("a");
        press(KeyCode.C);
        assertThat(copied()).isEqualTo("{\"valid\":true}");

        press(KeyCode.J);
        assertThat(Json.parse(copied(), "it").path("Status").asText()).isEqualTo("SUCCEEDED");
        assertThat(copied()).startsWith("{\n    \"Id\": \"a\",\n");

        press(KeyCode.P);
        assertThat(copied()).isEqualTo("order-4711 / checkout / validate");

        select("b");
        press(KeyCode.C);
        assertThat(Json.parse(copied(), "it").path("ErrorType").asText()).isEqualTo("CardDeclined");
    }

    @Test
    void whatIsCopiedIsOfTheMomentShown() {
        clear();
        select("a");
        travelTo(3);
        press(KeyCode.C);

        awaitNotice("validate has no value at order-4711@3");
        assertThat(copied()).isEqualTo("nothing");

        choose("Edit", "Copy Tree as Markdown");
        awaitCopied("# order-4711@3\n");
        assertThat(copied()).contains("**validate**").doesNotContain("charge");

        choose("Edit", "Copy Sequence as Mermaid");
        awaitCopied("sequenceDiagram\n    title order-4711@3\n");

        choose("Edit", "Copy History");
        awaitCopied("{\n    \"Events\": [\n");
        assertThat(HistoryFile.parse(copied().getBytes(StandardCharsets.UTF_8), "it", "it")
                        .events())
                .isEqualTo(order.events().subList(0, 3));
        awaitNotice("History of order-4711@3 copied.");
    }

    @Test
    void anOperationIsCopiedByItsContextMenu() {
        clear();
        Node row = Fx.get(() -> fake.tree().lookupAll(".table-row-cell").stream()
                .filter(node -> node instanceof javafx.scene.control.TableRow<?> each
                        && each.getItem() instanceof dev.durascope.app.tree.OperationRow item
                        && item.id().equals("b"))
                .findFirst()
                .orElseThrow());
        robot.clickOn(row, MouseButton.PRIMARY)
                .clickOn(row, MouseButton.SECONDARY)
                .clickOn("Copy Path");
        Fx.pulse();

        assertThat(copied()).isEqualTo("order-4711 / checkout / charge");
    }

    @Test
    void theHistoryIsSavedWholeAndCanBeReadAgain() throws Exception {
        Path file = home.resolve("order.json");
        Files.writeString(file, "old");
        fake.dialogs().answer(file);
        choose("File", "Save History…");
        awaitNotice("Saved " + file + ".");

        assertThat(file).hasContent(HistoryJson.of(order.events()) + "\n");
        assertThat(HistoryFile.read(file).events()).isEqualTo(order.events());
    }

    @Test
    void nothingIsWrittenWithoutAFile() {
        choose("File", "Save Tree as Markdown…");
        choose("File", "Save Sequence as Mermaid…");

        assertThat(home.toFile().list((directory, name) -> !name.startsWith("settings")))
                .isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatCannotBeWrittenIsTold() {
        fake.dialogs().answer(home.resolve("none/order.json"));
        choose("File", "Save History…");
        awaitNotice("none/order.json was not written: there is no such directory.");

        fake.dialogs().answer(Path.of("/dev/full"));
        choose("File", "Save Sequence as Mermaid…");
        awaitNotice("/dev/full was not written: No space left on device. Make room, or choose another place.");
    }
}
