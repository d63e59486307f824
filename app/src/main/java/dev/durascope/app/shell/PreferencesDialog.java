package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.editor.EditorChoice;
import dev.durascope.app.look.Copy;
import dev.durascope.app.notice.Notice;
import dev.durascope.app.text.TimeModes;
import dev.durascope.app.time.TimeModeButton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Everything that can be set, in one place. What is chosen counts at once. */
final class PreferencesDialog {
    private static final double WIDTH = 600;

    /** Of a window that is 640 pixels high, the dialog's header and buttons need the rest. */
    private static final double HEIGHT = 440;

    private final Stage owner;
    private final Preferences preferences;
    private final Supplier<Optional<Path>> askJdk;
    private final VBox page = new VBox();
    /** Let each control show what is set now. */
    private final List<Runnable> controls = new ArrayList<>();

    private PreferencesDialog(Stage owner, Preferences preferences, Supplier<Optional<Path>> askJdk) {
        this.owner = owner;
        this.preferences = preferences;
        this.askJdk = askJdk;
        page.getStyleClass().add("preferences");
        fill();
    }

    private void refresh() {
        controls.forEach(Runnable::run);
    }

    /** @param askJdk asks for a JDK's directory */
    static void show(Stage owner, Preferences preferences, Supplier<Optional<Path>> askJdk) {
        new PreferencesDialog(owner, preferences, askJdk).open();
    }

    private void open() {
        ScrollPane scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(HEIGHT);
        scroll.setAccessibleText(text("shell.preferences.title"));
        scroll.getStyleClass().add("edge-to-edge");
        Sheet dialog = new Sheet(owner, "preferences", text("shell.preferences.title"), scroll);
        Button reset = dialog.button(text("shell.preferences.reset"), () -> {
            preferences.reset();
            refresh();
        });
        reset.setId("preferences-reset");
        preferences.onFollowed(this::refresh);
        dialog.onClosed(() -> preferences.onFollowed(() -> {}));
        dialog.show(WIDTH, Region.USE_COMPUTED_SIZE, page.lookup("#preferences-theme"));
    }

    private void fill() {
        page.getChildren()
                .setAll(
                        section(
                                text("shell.preferences.looks"),
                                line(
                                        text("shell.preferences.theme"),
                                        choice(
                                                "theme",
                                                List.of(Theme.values()),
                                                Theme::title,
                                                preferences::theme,
                                                preferences::theme)),
                                line(
                                        text("shell.preferences.density"),
                                        choice(
                                                "density",
                                                List.of(Density.values()),
                                                Density::title,
                                                preferences::density,
                                                preferences::density))),
                        section(text("shell.preferences.panes"), panes()),
                        section(text("shell.preferences.timelines"), collapse(), squeeze()),
                        section(
                                text("shell.preferences.runs"),
                                line(
                                        text("shell.preferences.timeMode"),
                                        choice(
                                                "time-mode",
                                                TimeModeButton.offered(preferences.timeMode()),
                                                TimeModes::title,
                                                preferences::timeMode,
                                                preferences::timeMode)),
                                quiet(text("shell.preferences.runs.explained"))),
                        section(
                                text("shell.preferences.sources"),
                                line(
                                        text("shell.preferences.editor"),
                                        choice(
                                                "editor",
                                                List.of(EditorChoice.values()),
                                                EditorChoice::title,
                                                preferences::editor,
                                                preferences::editor)),
                                line(text("shell.preferences.command"), command()),
                                problem("preferences-command-problem", preferences.commandProblem())),
                        section(
                                text("shell.preferences.jdks"),
                                quiet(text("shell.preferences.jdks.explained")),
                                jdks(),
                                problem("preferences-jdk-problem", preferences.jdkProblem())),
                        section(text("shell.preferences.kept"), kept()));
    }

    private static VBox section(String title, Node... parts) {
        Label heading = new Label(title);
        heading.getStyleClass().add("section-title");
        VBox section = new VBox(heading);
        section.getChildren().addAll(parts);
        section.getStyleClass().add("preferences-section");
        return section;
    }

    private static HBox line(String title, Control control) {
        Label name = new Label(title);
        name.getStyleClass().add("preferences-name");
        name.setLabelFor(control);
        control.setAccessibleText(title);
        control.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(control, Priority.ALWAYS);
        HBox line = new HBox(name, control);
        line.getStyleClass().add("preferences-line");
        return line;
    }

    private <T> ComboBox<T> choice(
            String id, List<T> all, Function<T, String> title, Supplier<T> chosen, Consumer<T> take) {
        ComboBox<T> box = new ComboBox<>();
        box.setId("preferences-" + id);
        box.getItems().setAll(all);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : title.apply(value);
            }

            @Override
            public @Nullable T fromString(String text) {
                return null;
            }
        });
        box.setValue(chosen.get());
        controls.add(() -> box.setValue(chosen.get()));
        box.valueProperty().addListener((o, before, now) -> {
            // A word in the file that nobody knows stays there until something else is chosen.
            if (now != null && !now.equals(chosen.get())) {
                take.accept(now);
            }
        });
        return box;
    }

    private CheckBox box(String id, String title, BooleanSupplier on, Consumer<Boolean> take) {
        CheckBox box = new CheckBox(title);
        box.setId("preferences-" + id);
        box.setMnemonicParsing(false);
        box.setSelected(on.getAsBoolean());
        controls.add(() -> box.setSelected(on.getAsBoolean()));
        box.selectedProperty().addListener((o, before, now) -> take.accept(now));
        return box;
    }

    private FlowPane panes() {
        PaneLayout panes = preferences.panes();
        FlowPane boxes = new FlowPane();
        boxes.getStyleClass().add("preferences-panes");
        boxes.getChildren()
                .add(box(
                        "sidebar",
                        text("shell.command.view.sidebar"),
                        panes.sidebarProperty()::get,
                        panes::showSidebar));
        for (Pane pane : Pane.values()) {
            if (pane.isHideable()) {
                boxes.getChildren()
                        .add(box(
                                "pane-" + pane.id(),
                                pane.title(),
                                () -> panes.isShown(pane),
                                on -> panes.show(pane, on)));
            }
        }
        return boxes;
    }

    private CheckBox collapse() {
        return box(
                "collapse",
                text("shell.preferences.collapse"),
                () -> preferences.timeline().collapseIdle(),
                preferences::collapseIdle);
    }

    private CheckBox squeeze() {
        return box(
                "squeeze",
                text("shell.preferences.squeeze"),
                () -> preferences.timeline().squeeze(),
                preferences::squeeze);
    }

    private TextField command() {
        TextField command = new TextField(preferences.editorCommand());
        command.setId("preferences-command");
        command.setPromptText("subl {file}:{line}");
        command.getStyleClass().add("mono");
        command.textProperty().addListener((o, before, now) -> preferences.editorCommand(now));
        controls.add(() -> {
            if (!command.getText().strip().equals(preferences.editorCommand())) {
                command.setText(preferences.editorCommand());
            }
        });
        return command;
    }

    private VBox jdks() {
        ListView<String> list = new ListView<>(preferences.jdks());
        list.setId("preferences-jdks");
        list.setAccessibleText(text("shell.preferences.jdks"));
        list.getStyleClass().add("preferences-jdks");
        list.setPlaceholder(quiet(text("shell.preferences.jdks.none")));
        Button add = new Button(text("shell.preferences.jdks.add"));
        add.setId("preferences-jdk-add");
        add.setOnAction(e -> askJdk.get().ifPresent(preferences::addJdk));
        Button remove = new Button(text("shell.preferences.jdks.remove"));
        remove.setId("preferences-jdk-remove");
        remove.setOnAction(e -> removeJdk(list));
        remove.disableProperty()
                .bind(list.getSelectionModel().selectedItemProperty().isNull());
        list.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.DELETE) {
                removeJdk(list);
                e.consume();
            }
        });
        HBox buttons = new HBox(add, remove);
        buttons.getStyleClass().add("preferences-line");
        VBox box = new VBox(list, buttons);
        box.getStyleClass().add("preferences-section");
        return box;
    }

    private void removeJdk(ListView<String> list) {
        String selected = list.getSelectionModel().getSelectedItem();
        if (selected != null) {
            preferences.removeJdk(selected);
        }
    }

    private VBox kept() {
        Label file = new Label(preferences.file().isEmpty() ? text("shell.preferences.nowhere") : preferences.file());
        file.setId("preferences-file");
        file.setWrapText(true);
        file.setMinWidth(0);
        file.getStyleClass().add("mono");
        file.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(file, Priority.ALWAYS);
        HBox line = new HBox(file);
        line.getStyleClass().add("preferences-line");
        if (!preferences.file().isEmpty()) {
            Button open = new Button(text("shell.preferences.open"));
            open.setId("preferences-open");
            open.setMinWidth(Region.USE_PREF_SIZE);
            open.setOnAction(e -> preferences.read(
                    json -> TextDialog.show(
                            owner, "settings.json", text("shell.preferences.open.header", preferences.file()), json),
                    failure -> TextDialog.show(
                            owner, "settings.json", text("shell.preferences.open.failed"), Notice.reason(failure))));
            line.getChildren().addAll(Copy.button(text("shell.preferences.path"), preferences::file), open);
        }
        return new VBox(line);
    }

    private static Label quiet(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("quiet");
        return label;
    }

    private static Label problem(String id, ObservableStringValue why) {
        Label problem = new Label();
        problem.setId(id);
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.getStyleClass().add("problem");
        problem.textProperty().bind(why);
        problem.visibleProperty()
                .bind(Bindings.createBooleanBinding(() -> !why.get().isEmpty(), why));
        problem.managedProperty().bind(problem.visibleProperty());
        return problem;
    }
}
