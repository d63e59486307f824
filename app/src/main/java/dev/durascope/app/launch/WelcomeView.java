package dev.durascope.app.launch;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.command.Command;
import dev.durascope.engine.recording.RecordingFormat;
import dev.durascope.icons.ApplicationIcon;
import dev.durascope.icons.DurascopeIcons;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What stands in the window before anything is open. */
public final class WelcomeView extends ScrollPane {
    private static final int RECENTS = 6;

    private final LaunchModel model;
    private final Consumer<Path> open;
    private final VBox recents = new VBox();

    /**
     * @param openJar asks for a file and opens it
     * @param openHistory asks for a history or a recording and opens it
     * @param attach asks for a deployed function and attaches to it
     * @param openOrder opens the first sample that comes with the application
     * @param openTrip opens the second
     * @param open opens a recent file
     */
    public WelcomeView(
            LaunchModel model,
            Command openJar,
            Command openHistory,
            Command attach,
            Command openOrder,
            Command openTrip,
            Consumer<Path> open) {
        this.model = model;
        this.open = open;
        getStyleClass().addAll("welcome-scroll", "edge-to-edge");
        setFitToWidth(true);
        setFitToHeight(true);

        Label title = new Label("Durascope");
        title.getStyleClass().add("welcome-title");
        Label subtitle = new Label(text("launch.welcome.what"));
        subtitle.getStyleClass().add("welcome-subtitle");
        subtitle.setWrapText(true);
        VBox names = new VBox(title, subtitle);
        names.getStyleClass().add("welcome-names");
        HBox head = new HBox(ApplicationIcon.mark(56), names);
        head.getStyleClass().add("welcome-head");

        HBox samples = new HBox(
                action(openOrder, text("launch.welcome.order"), false),
                action(openTrip, text("launch.welcome.trip"), false));
        samples.getStyleClass().add("welcome-actions");
        HBox files = new HBox(
                action(openJar, text("launch.welcome.jar"), true),
                action(openHistory, text("launch.welcome.recording"), false));
        files.getStyleClass().add("welcome-actions");
        HBox cloud = new HBox(action(attach, text("launch.welcome.attach"), false));
        cloud.getStyleClass().addAll("welcome-actions", "welcome-alone");
        VBox actions = new VBox(files, cloud, samples);
        actions.getStyleClass().add("welcome-actions");

        recents.getStyleClass().add("welcome-recents");
        Label problem = new Label();
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.textProperty().bind(model.openProblemProperty());
        problem.setMinHeight(USE_PREF_SIZE);
        problem.managedProperty().bind(model.openProblemProperty().isNotEmpty());

        VBox page = new VBox(head, actions, problem, recents);
        page.getStyleClass().add("welcome");
        StackPane middle = new StackPane(page);
        middle.getStyleClass().add("welcome-ground");
        setContent(middle);
        model.recents().addListener((ListChangeListener<Path>) change -> showRecents());
        showRecents();
    }

    private static Node action(Command command, String explanation, boolean accent) {
        Button button = new Button();
        button.setId("welcome-" + command.id());
        button.getStyleClass().add("welcome-action");
        if (accent) {
            button.getStyleClass().add("welcome-first");
        }
        Label title = new Label(command.plainTitle());
        title.getStyleClass().add("welcome-action-title");
        Label text = new Label(explanation);
        text.getStyleClass().add("welcome-action-text");
        text.setWrapText(true);
        Node icon = (command.icon() == null ? DurascopeIcons.OPEN : command.icon()).node();
        HBox heading = new HBox(icon, title);
        heading.getStyleClass().add("welcome-action-head");
        if (command.key() != null) {
            Label key = new Label(command.key().getDisplayText());
            key.getStyleClass().add("key");
            HBox space = new HBox();
            HBox.setHgrow(space, Priority.ALWAYS);
            heading.getChildren().addAll(space, key);
        }
        VBox box = new VBox(heading, text);
        box.getStyleClass().add("welcome-action-box");
        button.setGraphic(box);
        button.setAccessibleText(command.plainTitle());
        button.setOnAction(e -> command.run());
        button.disableProperty().bind(javafx.beans.binding.Bindings.not(command.enabled()));
        HBox.setHgrow(button, Priority.ALWAYS);
        button.setMaxWidth(Double.MAX_VALUE);
        return button;
    }

    private static DurascopeIcons icon(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".json") || name.endsWith(RecordingFormat.ENDING)
                ? DurascopeIcons.RECORDING
                : DurascopeIcons.JAR;
    }

    private void showRecents() {
        recents.getChildren().clear();
        if (model.recents().isEmpty()) {
            return;
        }
        Label title = new Label(text("launch.welcome.recent"));
        title.getStyleClass().add("section-title");
        recents.getChildren().add(title);
        model.recents().stream().limit(RECENTS).forEach(file -> {
            Hyperlink link =
                    new Hyperlink(String.valueOf(file.getFileName()), icon(file).node());
            link.setTooltip(new Tooltip(file.toString()));
            link.setOnAction(e -> open.accept(file));
            Label folder = new Label(String.valueOf(file.getParent()));
            folder.getStyleClass().add("quiet");
            folder.setMinWidth(0);
            HBox line = new HBox(link, folder);
            link.setMinWidth(USE_PREF_SIZE);
            line.getStyleClass().add("recent");
            recents.getChildren().add(line);
        });
    }
}
