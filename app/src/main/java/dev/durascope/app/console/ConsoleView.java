package dev.durascope.app.console;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.look.Copy;
import dev.durascope.app.look.EmptyState;
import dev.durascope.app.text.Times;
import dev.durascope.engine.history.JournalEntry.ConsoleStream;
import dev.durascope.icons.DurascopeIcons;
import java.time.ZoneId;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** What the handler printed, a line a row. */
public final class ConsoleView extends BorderPane {
    private static final KeyCombination COPY = KeyCombination.keyCombination("Shortcut+C");

    private static final PseudoClass FUTURE = PseudoClass.getPseudoClass("future");

    private final ConsoleModel model;
    private final ListView<ConsoleRow> lines = new ListView<>();

    /** Held here because the cursor holds it only weakly. */
    private final InvalidationListener travelled = o -> show();

    private boolean dimmed;

    /** Shows a model. */
    public ConsoleView(ConsoleModel model, ZoneId zone) {
        this.model = model;
        getStyleClass().add("console");
        lines.setId("console");
        lines.setAccessibleText(text("console.lines"));
        lines.setFixedCellSize(20);
        lines.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        lines.setCellFactory(list -> new LineCell(model, zone));
        lines.setPlaceholder(new EmptyState(DurascopeIcons.CONSOLE, text("console.silence.title"), model.silence()));
        lines.setItems(model.rows());
        lines.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (COPY.match(e)) {
                Copy.text(lines.getSelectionModel().getSelectedItems().stream()
                        .map(ConsoleRow::text)
                        .collect(Collectors.joining("\n")));
                e.consume();
            }
        });
        model.rows().addListener((ListChangeListener<ConsoleRow>) change -> {
            if (model.followTailProperty().get()) {
                scrollToCursor();
            }
        });
        model.cursor().positionProperty().addListener(new WeakInvalidationListener(travelled));
        OutputFetch fetch = model.fetch();
        setTop(fetch == null ? bar() : new VBox(bar(), told(fetch)));
        setCenter(lines);
    }

    private void show() {
        model.cursor().positionProperty().get();
        boolean past = !model.cursor().isAtNow();
        if (past || dimmed) {
            dimmed = past;
            lines.refresh();
            if (model.followTailProperty().get()) {
                scrollToCursor();
            }
        }
    }

    /** Shows the last line that had been printed at the moment shown. */
    private void scrollToCursor() {
        int printed = model.printed();
        if (!model.rows().isEmpty()) {
            lines.scrollTo(Math.max(0, printed - 1));
        }
    }

    private HBox bar() {
        ComboBox<Integer> filter = new ComboBox<>();
        filter.setAccessibleText(text("console.invocation"));
        filter.getStyleClass().add("small");
        filter.getItems().add(ConsoleModel.ALL);
        filter.getItems().addAll(model.invocations());
        model.invocations().addListener((ListChangeListener<Integer>) change -> {
            while (change.next()) {
                filter.getItems().addAll(change.getAddedSubList());
            }
        });
        filter.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Integer number) {
                return number == null || number == ConsoleModel.ALL
                        ? text("console.allInvocations")
                        : text("console.theInvocation", number);
            }

            @Override
            public Integer fromString(String text) {
                return ConsoleModel.ALL;
            }
        });
        filter.setValue(model.filterProperty().get());
        filter.valueProperty()
                .addListener((o, before, now) -> model.filterProperty().set(now));
        ToggleButton follow = new ToggleButton(text("console.follow"), DurascopeIcons.FOLLOW.node());
        follow.getStyleClass().add("quiet-toggle");
        follow.setTooltip(new Tooltip(text("console.follow.tooltip")));
        follow.selectedProperty().bindBidirectional(model.followTailProperty());
        follow.selectedProperty().addListener((o, before, now) -> {
            if (now) {
                scrollToCursor();
            }
        });
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(filter);
        OutputFetch fetch = model.fetch();
        if (fetch != null) {
            bar.getChildren().add(button(fetch));
        }
        bar.getChildren()
                .addAll(
                        space,
                        follow,
                        Copy.button(
                                text("console.allLines"),
                                () -> model.rows().stream()
                                        .map(ConsoleRow::text)
                                        .collect(Collectors.joining("\n"))));
        bar.getStyleClass().add("pane-bar");
        return bar;
    }

    private static Button button(OutputFetch fetch) {
        Button button = new Button(text("console.fetch"), DurascopeIcons.CLOUD.node());
        button.setId("fetch-output");
        button.getStyleClass().addAll("small", "flat");
        button.setMinWidth(Region.USE_PREF_SIZE);
        Tooltip tip = new Tooltip();
        tip.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> fetch.obstacleProperty().get().isEmpty()
                                ? text("console.fetch.tooltip")
                                : fetch.obstacleProperty().get(),
                        fetch.obstacleProperty()));
        button.setTooltip(tip);
        button.disableProperty().bind(fetch.obstacleProperty().isNotEmpty());
        button.setOnAction(e -> fetch.read());
        return button;
    }

    /** What came of reading the output, as far as there is something to say. */
    private static HBox told(OutputFetch fetch) {
        Label words = new Label();
        words.setId("fetch-told");
        words.setWrapText(true);
        words.setMinSize(0, Region.USE_PREF_SIZE);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button policy = new Button(text("console.copyPolicy"));
        policy.setId("fetch-policy");
        policy.getStyleClass().addAll("small", "flat");
        policy.setMinWidth(Region.USE_PREF_SIZE);
        HBox strip = new HBox(DurascopeIcons.WARNING.node(), words, policy);
        strip.getStyleClass().add("banner");
        strip.managedProperty().bind(strip.visibleProperty());
        policy.managedProperty().bind(policy.visibleProperty());
        fetch.toldProperty().subscribe(told -> {
            words.setText(told.words());
            strip.setVisible(!told.words().isEmpty());
            policy.setVisible(told.policy() != null);
            policy.setOnAction(e -> Copy.text(Objects.requireNonNullElse(told.policy(), "")));
        });
        return strip;
    }

    private static final class LineCell extends ListCell<ConsoleRow> {
        private final ConsoleModel model;
        private final ZoneId zone;
        private final Label time = new Label();
        private final Label number = new Label();
        private final Label stream = new Label();
        private final Label text = new Label();
        private final HBox box = new HBox(time, number, stream, text);

        LineCell(ConsoleModel model, ZoneId zone) {
            this.model = model;
            this.zone = zone;
            box.getStyleClass().add("console-line");
            time.getStyleClass().add("console-time");
            number.getStyleClass().add("console-time");
            number.setMinWidth(24);
            stream.getStyleClass().add("console-stream");
            stream.setMinWidth(28);
            text.getStyleClass().add("console-text");
            time.setMinWidth(Region.USE_PREF_SIZE);
        }

        @Override
        protected void updateItem(@Nullable ConsoleRow row, boolean empty) {
            super.updateItem(row, empty);
            box.getStyleClass().remove("stderr");
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            box.pseudoClassStateChanged(FUTURE, model.isFuture(row));
            time.setText(Times.clock(row.at(), zone));
            number.setText(row.invocation() == 0 ? "" : "#" + row.invocation());
            boolean err = row.stream() == ConsoleStream.STDERR;
            stream.setText(err ? "err" : "out");
            if (err) {
                box.getStyleClass().add("stderr");
            }
            text.setText(row.text());
            setGraphic(box);
        }
    }
}
