package dev.durascope.app.launch;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.command.Command;
import dev.durascope.icons.ApplicationIcon;
import dev.durascope.icons.DurascopeIcons;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What stands in the window before anything is open. */
public final class WelcomeView extends ScrollPane {
    /**
     * @param openJar asks for a file and opens it
     * @param openProject asks for a directory and opens it
     * @param openHistory asks for a history or a recording and opens it
     * @param attach asks for a deployed function and attaches to it
     * @param openOrder opens the first sample that comes with the application
     * @param openTrip opens the second
     * @param recent what was used last
     */
    public WelcomeView(
            LaunchModel model,
            Command openJar,
            Command openProject,
            Command openHistory,
            Command attach,
            Command openOrder,
            Command openTrip,
            Node recent) {
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

        HBox code = actions(
                action(openJar, text("launch.welcome.jar"), true),
                action(openProject, text("launch.welcome.project"), false));
        HBox past = actions(
                action(openHistory, text("launch.welcome.recording"), false),
                action(attach, text("launch.welcome.attach"), false));
        HBox samples = actions(
                action(openOrder, text("launch.welcome.order"), false),
                action(openTrip, text("launch.welcome.trip"), false));
        VBox actions = new VBox(code, past, samples);
        actions.getStyleClass().add("welcome-actions");

        Label problem = new Label();
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.textProperty().bind(model.openProblemProperty());
        problem.setMinHeight(USE_PREF_SIZE);
        problem.managedProperty().bind(model.openProblemProperty().isNotEmpty());

        VBox page = new VBox(head, actions, problem, recent);
        page.getStyleClass().add("welcome");
        StackPane middle = new StackPane(page);
        middle.getStyleClass().add("welcome-ground");
        setContent(middle);
    }

    private static HBox actions(Node... cards) {
        HBox row = new HBox(cards);
        row.getStyleClass().add("welcome-actions");
        return row;
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
}
