package dev.durascope.app.launch;

import static dev.durascope.app.text.Texts.text;

import atlantafx.base.theme.Styles;
import dev.durascope.app.command.Command;
import dev.durascope.app.command.CommandNodes;
import dev.durascope.app.json.JsonEditor;
import dev.durascope.app.json.JsonProblem;
import dev.durascope.app.look.Segments;
import dev.durascope.app.time.TimeModeButton;
import dev.durascope.icons.DurascopeIcons;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringExpression;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A jar's handlers, the input, and what to run with. */
public final class LaunchView extends BorderPane {
    private final LaunchModel model;
    private final Label file = new Label();
    private final Label jdk = new Label();
    private final Label notes = new Label();
    private final ListView<HandlerChoice> handlers = new ListView<>();
    private final Button choose;
    private final JsonEditor editor;
    private final StackPane plainRun = new StackPane();
    private final Command run;
    private final HBox foot;
    private boolean selecting;

    /**
     * @param run starts what is chosen
     * @param choose offers earlier inputs and sample events
     * @param askJdk asks for a JDK's directory
     */
    public LaunchView(LaunchModel model, Command run, Command choose, Supplier<Optional<Path>> askJdk) {
        this.model = model;
        this.run = run;
        this.choose = CommandNodes.button(choose);
        this.editor = new JsonEditor(model.inputProperty(), text("launch.input.editor"));
        getStyleClass().add("launch");
        setTop(head());
        VBox main = new VBox(
                kindBar(),
                limits(),
                inputBar(),
                editor,
                inputProblem(),
                plainRun,
                new LaunchOptions(model.settings(), askJdk));
        VBox.setVgrow(editor, Priority.ALWAYS);
        VBox.setVgrow(plainRun, Priority.ALWAYS);
        main.getStyleClass().add("launch-main");
        setLeft(handlerList());
        setCenter(main);
        this.foot = foot();
        setBottom(foot);
        model.contentsProperty().addListener((o, before, now) -> show(now));
        show(model.contentsProperty().get());
        model.plainRunProperty().addListener((o, before, now) -> showPlain(now));
        showPlain(model.plainRunProperty().get());
    }

    private void showPlain(@Nullable PlainRun run) {
        plainRun.getChildren().clear();
        if (run != null) {
            plainRun.getChildren().add(new PlainRunView(run, this::runAsDurable, model::closePlainRun));
        }
        plainRun.setVisible(run != null);
        plainRun.setManaged(run != null);
    }

    private void runAsDurable() {
        model.settings().kind().kindProperty().set(FunctionKind.DURABLE);
        run.run();
    }

    /** The node that takes the focus when the page opens. */
    public Node focusTarget() {
        return editor.focusTarget();
    }

    /** How many pixels at its lower end are taken by what starts a run. */
    public ReadOnlyDoubleProperty footHeightProperty() {
        return foot.heightProperty();
    }

    /** Below what earlier inputs and sample events are offered. */
    public Node chooserAnchor() {
        return choose;
    }

    private VBox head() {
        FontIcon icon = DurascopeIcons.JAR.node();
        icon.getStyleClass().add("launch-icon");
        file.getStyleClass().add("launch-file");
        file.setMinWidth(Region.USE_PREF_SIZE);
        jdk.getStyleClass().add("quiet");
        jdk.setWrapText(true);
        StringExpression sentence = model.settings().jdk().sentenceProperty();
        jdk.textProperty()
                .bind(Bindings.when(sentence.isEmpty())
                        .then(text("launch.jdk.noneRuns"))
                        .otherwise(Bindings.createStringBinding(
                                () -> text("launch.jdk.runsOn", sentence.get()), sentence)));
        HBox name = new HBox(icon, file);
        name.getStyleClass().add("launch-name");
        notes.getStyleClass().addAll("quiet", "small-text");
        notes.setId("code-notes");
        notes.setWrapText(true);
        VBox head = new VBox(name, jdk, notes);
        head.getStyleClass().add("launch-head");
        return head;
    }

    private VBox handlerList() {
        Label title = new Label(text("launch.handlers"));
        title.getStyleClass().add("section-title");
        handlers.setId("handlers");
        handlers.setAccessibleText(text("launch.handlers"));
        handlers.setFixedCellSize(48);
        handlers.getStyleClass().add("handlers");
        handlers.setCellFactory(list -> new HandlerCell());
        Label none = new Label(text("launch.handlers.none"));
        none.getStyleClass().add("absent");
        none.setWrapText(true);
        handlers.setPlaceholder(none);
        handlers.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> {
            if (!selecting && now != null) {
                model.handlerProperty().set(now);
            }
        });
        model.handlerProperty().addListener((o, before, now) -> {
            if (now != null) {
                handlers.getSelectionModel().select(now);
            }
        });
        VBox.setVgrow(handlers, Priority.ALWAYS);
        VBox box = new VBox(title, handlers);
        box.getStyleClass().add("launch-handlers");
        return box;
    }

    private HBox kindBar() {
        KindSelection kinds = model.settings().kind();
        ToggleButton durable = kind(FunctionKind.DURABLE, text("launch.kind.durable.tooltip"));
        ToggleButton plain = kind(FunctionKind.PLAIN, text("launch.kind.plain.tooltip"));
        Label title = new Label(text("launch.function"));
        title.getStyleClass().add("section-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Label reason = new Label();
        reason.getStyleClass().addAll("quiet", "small-text");
        reason.setMinWidth(0);
        reason.setWrapText(true);
        reason.textProperty().bind(kinds.reasonProperty());
        HBox bar = new HBox(title, new Segments(durable, plain), reason);
        bar.getStyleClass().addAll("launch-bar", "kind-bar");
        bar.visibleProperty().bind(kinds.askedProperty());
        bar.managedProperty().bind(bar.visibleProperty());
        return bar;
    }

    private ToggleButton kind(FunctionKind kind, String tooltip) {
        ToggleButton button = new ToggleButton(kind.title());
        button.setId("kind-" + kind.name().toLowerCase(Locale.ROOT));
        button.setTooltip(new Tooltip(tooltip));
        Segments.bind(button, kind, model.settings().kind().kindProperty());
        return button;
    }

    private Label limits() {
        Label limits = new Label();
        limits.setId("launch-limits");
        limits.getStyleClass().addAll("quiet", "small-text");
        limits.setWrapText(true);
        limits.setMinHeight(Region.USE_PREF_SIZE);
        limits.textProperty().bind(model.settings().limitsProperty());
        limits.visibleProperty().bind(limits.textProperty().isNotEmpty());
        limits.managedProperty().bind(limits.visibleProperty());
        return limits;
    }

    private HBox inputBar() {
        Label title = new Label(text("launch.input"));
        title.getStyleClass().add("section-title");
        choose.setId("choose-input");
        choose.getStyleClass().addAll("small", "flat");
        Button format = new Button(text("launch.format"));
        format.getStyleClass().addAll("small", "flat");
        format.setTooltip(new Tooltip(text("launch.format.tooltip")));
        format.setOnAction(e -> model.format());
        format.disableProperty().bind(model.inputProblemProperty().isNotNull());
        HBox bar = new HBox(title, space(), choose, format);
        bar.getStyleClass().add("launch-bar");
        return bar;
    }

    private Node inputProblem() {
        Hyperlink problem = new Hyperlink();
        problem.setId("input-problem");
        problem.getStyleClass().add("problem");
        problem.setGraphic(DurascopeIcons.ERROR.node());
        problem.setWrapText(true);
        problem.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> {
                            JsonProblem now = model.inputProblemProperty().get();
                            return now == null ? "" : now.sentence();
                        },
                        model.inputProblemProperty()));
        problem.visibleProperty().bind(model.inputProblemProperty().isNotNull());
        problem.managedProperty().bind(problem.visibleProperty());
        problem.setOnAction(e -> {
            JsonProblem now = model.inputProblemProperty().get();
            if (now != null) {
                editor.goTo(now);
            }
        });
        return problem;
    }

    private HBox foot() {
        TimeModeButton modes = new TimeModeButton(model.timeModeProperty()::set);
        model.timeModeProperty().addListener((o, before, now) -> modes.show(now));
        modes.show(model.timeModeProperty().get());
        Label problem = new Label();
        problem.getStyleClass().add("problem");
        problem.setMinWidth(0);
        problem.setWrapText(true);
        problem.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.runProblemProperty().get().isEmpty()
                                ? model.settings().problemProperty().get()
                                : model.runProblemProperty().get(),
                        model.runProblemProperty(),
                        model.settings().problemProperty()));
        Button start = CommandNodes.button(run);
        start.setId("launch-run");
        start.getStyleClass().add(Styles.ACCENT);
        start.setDefaultButton(true);
        start.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(problem, Priority.ALWAYS);
        problem.setMaxWidth(Double.MAX_VALUE);
        modes.visibleProperty().bind(model.settings().kind().kindProperty().isEqualTo(FunctionKind.DURABLE));
        modes.managedProperty().bind(modes.visibleProperty());
        HBox bar = new HBox(modes, problem, start);
        bar.getStyleClass().add("launch-foot");
        return bar;
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private void show(@Nullable JarContents contents) {
        if (contents == null) {
            return;
        }
        file.setText(contents.name());
        file.setTooltip(new Tooltip(contents.file().toString()));
        notes.setText(String.join("\n", contents.notes()));
        notes.setVisible(!contents.notes().isEmpty());
        notes.setManaged(notes.isVisible());
        selecting = true;
        handlers.getItems().setAll(contents.handlers());
        selecting = false;
        HandlerChoice chosen = model.handlerProperty().get();
        if (chosen != null) {
            handlers.getSelectionModel().select(chosen);
        }
    }

    private static String kind(HandlerChoice handler) {
        if (handler.durable()) {
            return text("launch.handler.durable");
        }
        return handler.kind().equals(HandlerChoice.NODE)
                ? text("launch.handler.node")
                : handler.function() == null ? text("launch.handler.notDurable") : text("launch.handler.plain");
    }

    private static final class HandlerCell extends ListCell<HandlerChoice> {
        private final Label name = new Label();
        private final Label place = new Label();
        private final HBox box;

        HandlerCell() {
            FontIcon icon = DurascopeIcons.HANDLER.node();
            icon.getStyleClass().add("operation-icon");
            name.getStyleClass().add("execution-name");
            place.getStyleClass().addAll("quiet", "small-text");
            name.setMinWidth(0);
            place.setMinWidth(0);
            VBox text = new VBox(name, place);
            text.getStyleClass().add("two-lines");
            text.setMinWidth(0);
            HBox.setHgrow(text, Priority.ALWAYS);
            box = new HBox(icon, text);
            box.setPrefWidth(1);
            box.setMinWidth(0);
            box.getStyleClass().add("execution-line");
        }

        @Override
        protected void updateItem(@Nullable HandlerChoice handler, boolean empty) {
            super.updateItem(handler, empty);
            if (empty || handler == null) {
                setGraphic(null);
                return;
            }
            name.setText(handler.simpleName());
            String kind = kind(handler);
            HandlerOrigin origin = handler.origin();
            String from = origin == null ? "" : origin.title();
            place.setText(from.isEmpty() ? kind : from + " · " + kind);
            setTooltip(new Tooltip(
                    handler.handler() + "\n" + handler.kind() + (origin == null ? "" : "\n" + origin.place())));
            setGraphic(box);
        }
    }
}
