package dev.durascope.app.recordings;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.look.Copy;
import dev.durascope.app.look.StatusLook;
import dev.durascope.app.look.WholeText;
import dev.durascope.icons.DurascopeIcons;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The executions opened from files: status, name, file, and what kind of file it is. */
public final class RecordingsView extends ListView<OpenedRecording> {
    private static final double ROW = 44;

    /** How many rows are shown before the list scrolls. */
    private static final int ROWS = 4;

    private final Consumer<OpenedRecording> open;
    private final Consumer<OpenedRecording> close;

    /**
     * @param open shows an execution
     * @param close takes one off the list
     */
    public RecordingsView(RecordingsModel model, Consumer<OpenedRecording> open, Consumer<OpenedRecording> close) {
        this.open = open;
        this.close = close;
        setId("recordings");
        getStyleClass().add("executions");
        setAccessibleText(text("recordings.list"));
        setFixedCellSize(ROW);
        setItems(model.rows());
        setCellFactory(list -> new RecordingCell());
        prefHeightProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> 2
                                + getFixedCellSize()
                                        * Math.min(ROWS, model.rows().size()),
                        model.rows(),
                        fixedCellSizeProperty()));
        setMinHeight(USE_PREF_SIZE);
        setOnKeyPressed(e -> {
            OpenedRecording selected = getSelectionModel().getSelectedItem();
            if (selected != null && e.getCode() == KeyCode.ENTER) {
                open.accept(selected);
            } else if (selected != null && e.getCode() == KeyCode.DELETE) {
                close.accept(selected);
            }
        });
    }

    /** Marks the execution that is shown; {@code null} for none of these. */
    public void mark(@Nullable Path file) {
        for (int i = 0; i < getItems().size(); i++) {
            if (getItems().get(i).from().file().equals(file)) {
                getSelectionModel().select(i);
                return;
            }
        }
        getSelectionModel().clearSelection();
    }

    private final class RecordingCell extends ListCell<OpenedRecording> {
        private final FontIcon icon = DurascopeIcons.EXECUTION.node();
        private final Label name = new Label();
        private final Label below = new Label();
        private final Label kind = new Label();
        private final HBox box;

        RecordingCell() {
            name.getStyleClass().add("execution-name");
            below.getStyleClass().addAll("quiet", "small-text");
            WholeText.cutInTheMiddle(name);
            below.setMinWidth(0);
            icon.getStyleClass().add("status-icon");
            kind.getStyleClass().addAll("chip", "small-text");
            kind.setMinWidth(Region.USE_PREF_SIZE);
            VBox text = new VBox(name, below);
            text.getStyleClass().add("two-lines");
            text.setMinWidth(0);
            HBox.setHgrow(text, Priority.ALWAYS);
            box = new HBox(icon, text, kind);
            box.setPrefWidth(1);
            box.setMinWidth(0);
            box.getStyleClass().add("execution-line");
            setOnMouseClicked(e -> {
                if (e.getButton() == MouseButton.PRIMARY && getItem() != null) {
                    open.accept(getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable OpenedRecording recording, boolean empty) {
            super.updateItem(recording, empty);
            if (empty || recording == null) {
                setGraphic(null);
                setContextMenu(null);
                setTooltip(null);
                return;
            }
            StatusLook look = StatusLook.of(recording.summary());
            icon.setIconCode(look.icon());
            icon.getStyleClass().removeAll(StatusLook.STYLE_CLASSES);
            icon.getStyleClass().add(look.styleClass());
            name.setText(recording.arn().name());
            below.setText(recording.from().name());
            kind.setText(recording.from().kind());
            String fidelity = String.join("\n", recording.from().notes());
            setTooltip(new Tooltip(recording.from().file() + (fidelity.isEmpty() ? "" : "\n" + fidelity)));
            setAccessibleText(text("recordings.line", look.word(), name.getText(), kind.getText(), below.getText()));
            setGraphic(box);
            setContextMenu(menu(recording));
        }

        private ContextMenu menu(OpenedRecording recording) {
            return new ContextMenu(
                    item(text("recordings.open"), DurascopeIcons.EXECUTION, () -> open.accept(recording)),
                    item(text("recordings.close"), DurascopeIcons.REMOVE, () -> close.accept(recording)),
                    new SeparatorMenuItem(),
                    item(
                            text("recordings.copyName"),
                            DurascopeIcons.COPY,
                            () -> Copy.text(recording.arn().name())),
                    item(
                            text("recordings.copyArn"),
                            DurascopeIcons.COPY,
                            () -> Copy.text(recording.arn().toString())),
                    item(
                            text("recordings.copyPath"),
                            DurascopeIcons.COPY,
                            () -> Copy.text(recording.from().file().toString())));
        }

        private static MenuItem item(String title, DurascopeIcons icon, Runnable action) {
            MenuItem item = new MenuItem(title, icon.node());
            item.setOnAction(e -> action.run());
            return item;
        }
    }
}
