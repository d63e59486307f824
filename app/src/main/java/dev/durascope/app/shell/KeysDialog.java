package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.command.KeySheet;
import dev.durascope.app.look.Copy;
import dev.durascope.app.look.EmptyState;
import dev.durascope.icons.DurascopeIcons;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
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
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The sheet of keys, searched by what is typed, and copied. */
final class KeysDialog {
    private static final double WIDTH = 560;
    private static final double HEIGHT = 560;
    private static final double LINE = 28;

    private KeysDialog() {}

    static void show(Stage owner, KeySheet sheet) {
        ObservableList<KeySheet.Line> found = FXCollections.observableArrayList(sheet.lines());
        ListView<KeySheet.Line> list = new ListView<>(found);
        list.setId("keys");
        list.setAccessibleText(text("shell.keys.title"));
        list.setFixedCellSize(LINE);
        list.setCellFactory(view -> new Cell());
        list.setPlaceholder(
                new EmptyState(DurascopeIcons.SEARCH, text("shell.keys.none.title"), text("shell.keys.none.text")));
        VBox.setVgrow(list, Priority.ALWAYS);
        TextField field = new TextField();
        field.setId("keys-field");
        field.setPromptText(text("shell.keys.prompt"));
        field.setAccessibleText(text("shell.keys.field"));
        field.textProperty().addListener((o, before, now) -> found.setAll(sheet.find(now)));
        field.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.DOWN) {
                list.requestFocus();
                list.getSelectionModel().selectFirst();
                e.consume();
            }
        });
        VBox box = new VBox(field, list);
        box.getStyleClass().add("key-sheet");
        Sheet dialog = new Sheet(owner, "keys-dialog", text("shell.keys.title"), box);
        dialog.button(text("shell.keys.copy"), () -> Copy.text(sheet.markdown()));
        dialog.show(WIDTH, HEIGHT, field);
    }

    private static final class Cell extends ListCell<KeySheet.Line> {
        private final Label title = new Label();
        private final Label menu = new Label();
        private final Label keys = new Label();
        private final HBox box = new HBox(title, menu, keys);

        Cell() {
            box.getStyleClass().add("key-line");
            title.setMinWidth(Region.USE_PREF_SIZE);
            menu.getStyleClass().addAll("quiet", "small-text");
            menu.setMinWidth(0);
            menu.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(menu, Priority.ALWAYS);
            keys.getStyleClass().add("key");
            keys.setMinWidth(Region.USE_PREF_SIZE);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(KeySheet.@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            title.setText(line.title());
            menu.setText(line.menu());
            keys.setText(line.keys());
            setAccessibleText(line.title() + ", " + line.keys() + ", " + line.menu());
            setGraphic(box);
        }
    }
}
