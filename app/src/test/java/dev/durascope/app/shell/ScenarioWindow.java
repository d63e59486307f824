package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.Png;
import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.time.TimeMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableRow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import org.testfx.api.FxRobot;

/** The real application with the scenarios' handler registered, as a user with mouse and keyboard meets it. */
final class ScenarioWindow implements AutoCloseable {
    private final RealWindow real;

    ScenarioWindow(Path home, Path scenarios) throws IOException {
        real = RealWindow.open(home);
        register("scenarios", scenarios, FunctionConfig.DEFAULT_TIMEOUT_SECONDS);
    }

    /** Registers the scenarios under another name. */
    void register(String name, Path scenarios, int timeoutSeconds) {
        real.engine()
                .executions()
                .functions()
                .register(new FunctionConfig(
                        name,
                        new Code.Archive(scenarios),
                        ScenarioZip.HANDLER,
                        timeoutSeconds,
                        FunctionConfig.DEFAULT_MEMORY_MB,
                        Map.of(),
                        Map.of(),
                        null,
                        null,
                        DurableConfig.DEFAULT,
                        false));
    }

    @Override
    public void close() {
        real.close();
    }

    FxRobot robot() {
        return real.robot();
    }

    DurascopeWindow window() {
        return real.window();
    }

    ExecutionSession session() {
        return real.model().session();
    }

    /** Starts a scenario and shows its execution. */
    ExecutionArn run(String scenario, TimeMode mode) {
        return run("scenarios", scenario, mode, "");
    }

    ExecutionArn run(String function, String scenario, TimeMode mode, String file) {
        String input = "{\"run\": \"%s\", \"file\": \"%s\"}".formatted(scenario, file);
        ExecutionArn arn =
                real.engine().executions().start(new StartRequest(function, "$LATEST", null, input, mode, null));
        Fx.run(() -> real.model().openExecution(arn));
        return arn;
    }

    OperationState operation(String name) {
        return Fx.get(() -> session().state().operations().stream()
                .filter(state -> name.equals(state.operation().name()))
                .findFirst()
                .orElse(null));
    }

    /** Waits until no handler is at work and an operation is open. */
    void awaitSuspended(String operation) {
        await(
                operation + " is waited for",
                () -> operation(operation) != null
                        && operation(operation).operation().isPending()
                        && session().state().runningInvocation() == null
                        && session().standingProperty().get() != null
                        && !session().standingProperty().get().invocationRunning());
    }

    void awaitEnd(ExecutionStatus status) {
        await(
                "the execution's end",
                () -> session().factsProperty().get() != null
                        && session().factsProperty().get().end() != null);
        assertThat(Fx.get(() -> session().factsProperty().get().status())).isEqualTo(status);
        await("the word in the header", () -> texts(".status-chip").stream().noneMatch(text -> text.equals("Running")));
    }

    String result() {
        return Fx.get(() -> session().factsProperty().get().result().payload());
    }

    /** Selects an operation by clicking its row. */
    void select(String operation) {
        real.robot().clickOn(rowOf(operation));
        await(
                operation + " is selected",
                () -> operation(operation)
                        .id()
                        .equals(session().selectedOperationProperty().get()));
    }

    TableRow<?> rowOf(String operation) {
        String id = operation(operation).id();
        return Fx.get(() -> real.scene().getRoot().lookupAll("#operation-tree .table-row-cell").stream()
                .map(TableRow.class::cast)
                .filter(row -> row.getItem() instanceof dev.durascope.app.tree.OperationRow item
                        && item.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(operation + " has no row in view")));
    }

    /** What a row of the tree says. */
    List<String> textsOf(String operation) {
        TableRow<?> row = rowOf(operation);
        return Fx.get(() -> textsIn(row));
    }

    /** The texts of what a selector finds in the window. */
    List<String> texts(String selector) {
        return Fx.get(() -> real.scene().getRoot().lookupAll(selector).stream()
                .flatMap(node -> textsIn(node).stream())
                .toList());
    }

    /** The texts of a node and all in it that can be seen. */
    private static List<String> textsIn(Node node) {
        List<String> texts = new ArrayList<>();
        for (Node above = node.getParent(); above != null; above = above.getParent()) {
            if (!above.isVisible()) {
                return texts;
            }
        }
        collect(node, texts);
        return texts;
    }

    private static void collect(Node node, List<String> into) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled labeled
                && labeled.getText() != null
                && !labeled.getText().isEmpty()) {
            into.add(labeled.getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
        }
    }

    void press(KeyCode... keys) {
        real.press(keys);
    }

    /** Puts a text in the place of what stands in a field. */
    void type(String selector, String text) {
        real.type(selector, text);
    }

    /** Clicks on what a selector finds, once it lies still. */
    void click(String selector) {
        real.click(selector);
    }

    /** Replaces what stands in the focused editor. */
    void paste(String text) {
        Fx.run(() -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text)));
        press(KeyCode.CONTROL, KeyCode.A);
        press(KeyCode.CONTROL, KeyCode.V);
    }

    void await(String what, BooleanSupplier condition) {
        real.await(what, condition);
    }

    /** Kept with the build's results: what real runs show differs from run to run. */
    void picture(String name) {
        Fx.pulse();
        try {
            Path directory = Files.createDirectories(Path.of("target/pictures"));
            Png.write(Fx.get(() -> real.scene().snapshot(null)), directory.resolve("session-" + name + ".png"));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
