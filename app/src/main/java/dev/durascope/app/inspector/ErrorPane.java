package dev.durascope.app.inspector;

import dev.durascope.app.look.Copy;
import dev.durascope.app.text.Texts;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.icons.DurascopeIcons;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tab;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** An error: type, message, data and stack. */
final class ErrorPane extends VBox {
    private final Label type = new Label();
    private final Label message = new Label();
    private final Label stackTitle = new Label(Texts.text("inspector.stack"));
    private final ListView<String> stack = new ListView<>();
    private final PayloadPane data;
    private final Label dataTitle = new Label(Texts.text("inspector.data"));
    private @Nullable ErrorObject error;

    ErrorPane(InspectorModel model) {
        getStyleClass().add("error-pane");
        data = new PayloadPane(Texts.text("inspector.error.data"), model.errorData());
        type.getStyleClass().addAll("error-type", "mono");
        type.setGraphic(DurascopeIcons.ERROR.node());
        message.getStyleClass().add("error-message");
        message.setWrapText(true);
        message.setMinHeight(Region.USE_PREF_SIZE);
        stackTitle.getStyleClass().add("section-title");
        dataTitle.getStyleClass().add("section-title");
        stack.getStyleClass().addAll("stack", "mono");
        stack.setFixedCellSize(20);
        stack.setAccessibleText(Texts.text("inspector.stack.field"));
        VBox.setVgrow(stack, Priority.ALWAYS);
        HBox head = new HBox();
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        type.setMinWidth(0);
        head.getStyleClass().add("pane-bar");
        head.getChildren().addAll(type, space, Copy.button(Texts.text("inspector.error.what"), this::text));
        data.setPrefHeight(120);
        data.setMinHeight(60);
        getChildren().addAll(head, message, dataTitle, data, stackTitle, stack);
    }

    void show(@Nullable ErrorObject now) {
        if (Objects.equals(now, error)) {
            return;
        }
        error = now;
        if (now == null) {
            return;
        }
        type.setText(now.errorType() == null ? Texts.text("inspector.error.unnamed") : now.errorType());
        message.setText(now.errorMessage() == null ? Texts.text("inspector.error.noMessage") : now.errorMessage());
        boolean hasData = now.errorData() != null;
        dataTitle.setVisible(hasData);
        dataTitle.setManaged(hasData);
        data.setVisible(hasData);
        data.setManaged(hasData);
        List<String> frames = now.stackTrace() == null ? List.of() : now.stackTrace();
        stackTitle.setText(frames.isEmpty() ? Texts.text("inspector.stack.none") : Texts.text("inspector.stack"));
        stack.getItems().setAll(frames);
        stack.setVisible(!frames.isEmpty());
    }

    private String text() {
        if (error == null) {
            return "";
        }
        StringBuilder text = new StringBuilder(
                error.errorType() == null ? Texts.text("inspector.error.unnamed") : error.errorType());
        if (error.errorMessage() != null) {
            text.append(": ").append(error.errorMessage());
        }
        if (error.stackTrace() != null) {
            error.stackTrace().forEach(frame -> text.append("\n    ").append(frame));
        }
        return text.toString();
    }

    /** A tab that holds this pane. */
    Tab tab() {
        Tab tab = new Tab(Texts.text("inspector.error"), this);
        tab.setClosable(false);
        return tab;
    }
}
