package dev.durascope.app.cloud;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.look.Escape;
import dev.durascope.app.settings.Settings;
import dev.durascope.engine.cloud.CloudTarget;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableStringValue;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Asks for a deployed function or execution to attach to. */
public final class AttachDialog {
    private static final double WIDTH = 560;
    private static final double ROW = 40;
    private static final int ROWS = 3;

    private AttachDialog() {}

    /**
     * The target that was chosen; empty when the user thought better of it.
     *
     * @param form what to begin with
     */
    public static Optional<CloudTarget> ask(Window owner, CloudModel model, AttachForm form) {
        ButtonType attach = new ButtonType(text("cloud.attach"), ButtonBar.ButtonData.OK_DONE);
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle(text("cloud.attach.title"));
        dialog.setHeaderText(text("cloud.attach.header"));
        dialog.getDialogPane().getButtonTypes().addAll(attach, ButtonType.CANCEL);
        Escape.leavesLists(dialog.getDialogPane());
        Node button = dialog.getDialogPane().lookupButton(attach);
        button.setId("attach");
        button.disableProperty().bind(form.readProperty().isNull());

        TextField target = new TextField();
        target.setId("attach-target");
        target.textProperty().bindBidirectional(form.targetProperty());
        String named = form.fallback("QUALIFIED_FUNCTION_NAME");
        target.setPromptText(named.isEmpty() ? text("cloud.attach.target.prompt") : named);
        ComboBox<String> profile = new ComboBox<>();
        profile.setId("attach-profile");
        profile.setEditable(true);
        profile.setMaxWidth(Double.MAX_VALUE);
        profile.setPromptText("default");
        profile.getEditor().textProperty().bindBidirectional(form.profileProperty());
        model.profiles(names -> profile.getItems().setAll(names));
        VBox fields = new VBox(
                labelled(text("cloud.attach.target"), target, text("cloud.attach.target.short")),
                problem("attach-target-problem", form.targetProblemProperty()),
                new HBox(
                        labelled(text("cloud.attach.profile"), profile, text("cloud.attach.profile")),
                        labelled(text("cloud.attach.region"), region(form), text("cloud.attach.region"))),
                labelled(text("cloud.attach.endpoint"), endpoint(form), text("cloud.attach.endpoint.short")),
                problem("attach-place-problem", form.placeProblemProperty()));
        fields.getChildren().get(2).getStyleClass().add("attach-line");
        fields.getStyleClass().add("attach-form");
        if (!model.recent().isEmpty()) {
            fields.getChildren()
                    .addAll(
                            title(text("cloud.attach.recent")),
                            recent(model, form, type -> fire(dialog, type), attach));
        }
        Label credentials = new Label(text("cloud.attach.credentials"));
        credentials.setWrapText(true);
        credentials.setMinHeight(Region.USE_PREF_SIZE);
        credentials.getStyleClass().add("quiet");
        fields.getChildren().add(credentials);
        dialog.getDialogPane().setContent(fields);
        dialog.getDialogPane().setPrefWidth(WIDTH);
        dialog.setOnShown(e -> target.requestFocus());
        return dialog.showAndWait()
                .filter(answer -> answer == attach)
                .map(answer -> form.readProperty().get());
    }

    private static void fire(Dialog<ButtonType> dialog, ButtonType type) {
        if (dialog.getDialogPane().lookupButton(type) instanceof javafx.scene.control.Button button) {
            button.fire();
        }
    }

    private static TextField region(AttachForm form) {
        TextField region = new TextField();
        region.setId("attach-region");
        region.textProperty().bindBidirectional(form.regionProperty());
        String there = form.fallback("AWS_REGION");
        region.setPromptText(there.isEmpty() ? text("cloud.attach.region.prompt") : there);
        return region;
    }

    private static TextField endpoint(AttachForm form) {
        TextField endpoint = new TextField();
        endpoint.setId("attach-endpoint");
        endpoint.textProperty().bindBidirectional(form.endpointProperty());
        String there = form.fallback("LAMBDA_ENDPOINT");
        endpoint.setPromptText(there.isEmpty() ? text("cloud.attach.endpoint.prompt") : there);
        return endpoint;
    }

    private static Label title(String text) {
        Label title = new Label(text);
        title.getStyleClass().add("field-name");
        return title;
    }

    private static VBox labelled(String text, Region field, String accessible) {
        Label title = title(text);
        title.setLabelFor(field);
        field.setAccessibleText(accessible);
        if (field instanceof ComboBox<?> box) {
            box.getEditor().setAccessibleText(accessible);
        }
        VBox box = new VBox(title, field);
        box.getStyleClass().add("labelled");
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setPrefWidth(1);
        return box;
    }

    private static Label problem(String id, ObservableStringValue text) {
        Label problem = new Label();
        problem.setId(id);
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.textProperty().bind(text);
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        return problem;
    }

    private static ListView<Settings.Attached> recent(
            CloudModel model, AttachForm form, Consumer<ButtonType> press, ButtonType attach) {
        ListView<Settings.Attached> recent = new ListView<>(FXCollections.observableArrayList(model.recent()));
        recent.setId("attach-recent");
        recent.setAccessibleText(text("cloud.attach.recentTargets"));
        recent.setFixedCellSize(ROW);
        recent.setPrefHeight(2 + ROW * Math.min(ROWS, model.recent().size()));
        recent.setMinHeight(Region.USE_PREF_SIZE);
        recent.setCellFactory(list -> new RecentCell());
        recent.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> {
            if (now != null) {
                form.fill(now);
            }
        });
        // A list keeps Enter to itself.
        recent.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ENTER) {
                e.consume();
                press.accept(attach);
            }
        });
        recent.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2 && recent.getSelectionModel().getSelectedItem() != null) {
                press.accept(attach);
            }
        });
        return recent;
    }

    private static final class RecentCell extends ListCell<Settings.Attached> {
        private final Label name = new Label();
        private final Label place = new Label();
        private final VBox box = new VBox(name, place);

        RecentCell() {
            name.setMinWidth(0);
            place.setMinWidth(0);
            place.getStyleClass().addAll("quiet", "small-text");
            box.getStyleClass().add("two-lines");
            box.setPrefWidth(1);
            box.setMinWidth(0);
        }

        @Override
        protected void updateItem(Settings.@Nullable Attached target, boolean empty) {
            super.updateItem(target, empty);
            if (empty || target == null) {
                setGraphic(null);
                return;
            }
            name.setText(target.target());
            place.setText(AttachedText.place(target));
            setAccessibleText(name.getText() + ", " + place.getText());
            setGraphic(box);
        }
    }
}
