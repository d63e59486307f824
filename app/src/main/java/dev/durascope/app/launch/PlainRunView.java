package dev.durascope.app.launch;

import dev.durascope.app.json.JsonView;
import dev.durascope.app.look.Copy;
import dev.durascope.app.look.EmptyState;
import dev.durascope.app.look.StatusLabel;
import dev.durascope.app.look.StatusLook;
import dev.durascope.app.text.Durations;
import dev.durascope.app.text.Texts;
import dev.durascope.engine.history.JournalEntry.ConsoleStream;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.icons.DurascopeIcons;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What a run of a plain function came to: its result or error, and what it printed. */
final class PlainRunView extends VBox {
    private final PlainRun run;
    private final StatusLabel status = new StatusLabel();
    private final Label about = new Label();
    private final Button stop = new Button(Texts.text("launch.plain.stop"), DurascopeIcons.STOP.node());
    private final BorderPane result = new BorderPane();
    private final Tab console;

    /**
     * @param durable runs the function as durable from now on
     * @param close takes this away
     */
    PlainRunView(PlainRun run, Runnable durable, Runnable close) {
        this.run = run;
        getStyleClass().add("plain-run");
        setId("plain-run");
        status.setMinWidth(Region.USE_PREF_SIZE);
        about.getStyleClass().add("quiet");
        about.setMinWidth(0);
        about.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(about, Priority.ALWAYS);
        stop.getStyleClass().addAll("small", "flat");
        stop.setId("plain-stop");
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.setOnAction(e -> run.stop());
        Button clear = Copy.iconButton(DurascopeIcons.CLEAR, Texts.text("launch.plain.close"));
        clear.setOnAction(e -> close.run());
        HBox head = new HBox(status, about, stop, clear);
        head.getStyleClass().add("plain-run-head");

        console = new Tab(Texts.text("launch.plain.console"), console());
        console.setGraphic(DurascopeIcons.CONSOLE.node());
        Tab answer = new Tab(Texts.text("launch.plain.result"), result);
        answer.setGraphic(DurascopeIcons.RESULT.node());
        TabPane tabs = new TabPane(answer, console);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getStyleClass().add("inspector-tabs");
        VBox.setVgrow(tabs, Priority.ALWAYS);
        getChildren().addAll(head, diagnosis(durable), tabs);
        InvalidationListener show = o -> show();
        run.statusProperty().addListener(show);
        run.placeProperty().addListener(show);
        show();
    }

    private HBox diagnosis(Runnable durable) {
        Label text = new Label();
        text.setId("plain-diagnosis");
        text.setWrapText(true);
        text.setMinWidth(0);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        text.textProperty().bind(run.diagnosisProperty());
        HBox.setHgrow(text, Priority.ALWAYS);
        Button change = new Button(Texts.text("launch.plain.runAsDurable"));
        change.setId("run-as-durable");
        change.getStyleClass().add("small");
        change.setMinWidth(Region.USE_PREF_SIZE);
        change.setOnAction(e -> durable.run());
        HBox box = new HBox(DurascopeIcons.WARNING.node(), text, change);
        box.getStyleClass().add("banner");
        box.visibleProperty().bind(run.diagnosisProperty().isNotEmpty());
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private ListView<PlainRun.Line> console() {
        ListView<PlainRun.Line> lines = new ListView<>(run.lines());
        lines.setId("plain-console");
        lines.setAccessibleText(Texts.text("launch.plain.console"));
        lines.setFixedCellSize(20);
        lines.setCellFactory(list -> new LineCell());
        lines.setPlaceholder(new EmptyState(
                DurascopeIcons.CONSOLE,
                Texts.text("launch.plain.console.none"),
                Texts.text("launch.plain.console.none.text")));
        run.lines().addListener((ListChangeListener<PlainRun.Line>) change -> {
            console.setText(Texts.text("launch.plain.console.lines", run.lines().size()));
            lines.scrollTo(run.lines().size() - 1);
        });
        return lines;
    }

    private void show() {
        status.show(
                switch (run.statusProperty().get()) {
                    case RUNNING -> StatusLook.RUNNING;
                    case SUCCEEDED -> StatusLook.SUCCEEDED;
                    case FAILED -> StatusLook.FAILED;
                    case STOPPED -> StatusLook.STOPPED;
                });
        stop.setVisible(run.isRunning());
        stop.setManaged(run.isRunning());
        String took = run.took() == null ? "" : Durations.taken(run.took()) + " · ";
        String place = run.placeProperty().get();
        about.setText(took + (place.isEmpty() ? Texts.text("launch.plain.kept") : place));
        ErrorObject error = run.error();
        if (run.result() != null) {
            JsonView json = new JsonView();
            json.setAccessibleText(Texts.text("launch.plain.result"));
            json.show(run.result());
            result.setCenter(json);
        } else if (error != null) {
            result.setCenter(error(error));
        } else {
            Label absent =
                    new Label(run.isRunning() ? Texts.text("launch.plain.runs") : Texts.text("launch.plain.stopped"));
            absent.getStyleClass().add("absent");
            absent.setWrapText(true);
            result.setCenter(absent);
        }
    }

    private static Node error(ErrorObject error) {
        Label type = new Label(
                error.errorType() == null ? Texts.text("launch.plain.error") : error.errorType(),
                DurascopeIcons.ERROR.node());
        type.getStyleClass().addAll("error-type", "mono");
        type.setMinWidth(0);
        type.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(type, Priority.ALWAYS);
        HBox bar = new HBox(type, Copy.button(Texts.text("launch.plain.error.copied"), () -> text(error)));
        bar.getStyleClass().add("pane-bar");
        Label message = new Label(
                error.errorMessage() == null ? Texts.text("launch.plain.error.noMessage") : error.errorMessage());
        message.getStyleClass().add("error-message");
        message.setWrapText(true);
        message.setMinHeight(Region.USE_PREF_SIZE);
        ListView<String> stack = new ListView<>();
        stack.getStyleClass().addAll("stack", "mono");
        stack.setFixedCellSize(20);
        stack.setAccessibleText(Texts.text("launch.plain.stack"));
        stack.getItems().setAll(frames(error));
        stack.setPlaceholder(new Label(Texts.text("launch.plain.stack.none")));
        VBox.setVgrow(stack, Priority.ALWAYS);
        VBox box = new VBox(bar, message, stack);
        box.getStyleClass().add("error-pane");
        return box;
    }

    private static List<String> frames(ErrorObject error) {
        return error.stackTrace() == null ? List.of() : error.stackTrace();
    }

    private static String text(ErrorObject error) {
        String head = (error.errorType() == null ? Texts.text("launch.plain.error") : error.errorType())
                + (error.errorMessage() == null ? "" : ": " + error.errorMessage());
        return head + frames(error).stream().map(frame -> "\n    " + frame).collect(Collectors.joining());
    }

    private static final class LineCell extends ListCell<PlainRun.Line> {
        private final Label stream = new Label();
        private final Label text = new Label();
        private final HBox box = new HBox(stream, text);

        LineCell() {
            box.getStyleClass().add("console-line");
            stream.getStyleClass().add("console-stream");
            stream.setMinWidth(28);
            text.getStyleClass().add("console-text");
        }

        @Override
        protected void updateItem(PlainRun.@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            box.getStyleClass().remove("stderr");
            if (empty || line == null) {
                setGraphic(null);
                return;
            }
            boolean err = line.stream() == ConsoleStream.STDERR;
            stream.setText(err ? "err" : "out");
            if (err) {
                box.getStyleClass().add("stderr");
            }
            text.setText(line.text());
            setGraphic(box);
        }
    }
}
