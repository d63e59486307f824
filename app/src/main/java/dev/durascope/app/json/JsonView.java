package dev.durascope.app.json;

import dev.durascope.app.look.Copy;
import dev.durascope.app.text.Texts;
import dev.durascope.icons.DurascopeIcons;
import javafx.collections.ObservableListBase;
import javafx.geometry.Insets;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A laid-out text as a list of coloured lines, of which only those on screen are nodes. */
public final class JsonView extends ListView<JsonLine> {
    private static final KeyCombination COPY = KeyCombination.keyCombination("Shortcut+C");
    private static final double INDENT = 16;

    private @Nullable JsonFolding folding;

    /** An empty view. */
    public JsonView() {
        getStyleClass().add("json-view");
        setFixedCellSize(20);
        setAccessibleText(Texts.text("json.payload"));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setCellFactory(list -> new LineCell());
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    /** Shows a document from its beginning, or nothing. */
    public void show(@Nullable JsonDocument document) {
        folding = document == null ? null : new JsonFolding(document);
        refold();
        if (document != null) {
            scrollTo(0);
        }
    }

    /** Unfolds everything. */
    public void unfoldAll() {
        if (folding != null) {
            folding.unfoldAll();
            refold();
        }
    }

    /** Folds everything below the outermost container. */
    public void foldAll() {
        if (folding != null) {
            folding.foldAll();
            refold();
        }
    }

    private void toggle(int row) {
        if (folding != null && row >= 0 && row < folding.size()) {
            folding.toggle(row);
            refold();
            getSelectionModel().clearAndSelect(row);
        }
    }

    private void refold() {
        JsonFolding shown = folding;
        setItems(shown == null ? null : new Rows(shown));
    }

    private void keyPressed(KeyEvent event) {
        if (folding == null) {
            return;
        }
        if (COPY.match(event)) {
            Copy.text(folding.source(getSelectionModel().getSelectedIndices()));
            event.consume();
            return;
        }
        int row = getSelectionModel().getSelectedIndex();
        JsonLine line = getSelectionModel().getSelectedItem();
        boolean fold = event.getCode() == KeyCode.LEFT && line != null && !line.folded();
        boolean unfold = event.getCode() == KeyCode.RIGHT && line != null && line.folded();
        if (line != null && line.opens() && (fold || unfold || event.getCode() == KeyCode.ENTER)) {
            toggle(row);
            event.consume();
        }
    }

    private static final class Rows extends ObservableListBase<JsonLine> {
        private final JsonFolding folding;

        Rows(JsonFolding folding) {
            this.folding = folding;
        }

        @Override
        public JsonLine get(int index) {
            return folding.get(index);
        }

        @Override
        public int size() {
            return folding.size();
        }
    }

    private final class LineCell extends ListCell<JsonLine> {
        private final HBox box = new HBox();
        private final StackPane fold = new StackPane();
        private final FontIcon arrow = DurascopeIcons.EXPANDED.node();
        private final Text key = text("json-key");
        private final Text colon = text("json-bracket");
        private final Text value = text("json-plain");
        private final Text after = text("json-bracket");
        private final Text hidden = text("json-hidden");

        LineCell() {
            fold.getStyleClass().add("json-fold");
            fold.getChildren().add(arrow);
            fold.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> {
                if (e.getButton() == MouseButton.PRIMARY && arrow.isVisible()) {
                    toggle(getIndex());
                    e.consume();
                }
            });
            box.getStyleClass().add("json-line");
            box.getChildren().addAll(fold, key, colon, value, after, hidden);
        }

        private static Text text(String styleClass) {
            Text text = new Text();
            text.getStyleClass().addAll("json-text", styleClass);
            return text;
        }

        @Override
        protected void updateItem(@Nullable JsonLine line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                return;
            }
            arrow.setVisible(line.opens());
            arrow.setIconCode(line.folded() ? DurascopeIcons.COLLAPSED : DurascopeIcons.EXPANDED);
            HBox.setMargin(fold, new Insets(0, 0, 0, line.depth() * INDENT));
            key.setText(line.key() == null ? "" : line.key());
            colon.setText(line.key() == null ? "" : ": ");
            value.setText(line.value());
            value.getStyleClass().set(1, line.style().styleClass());
            after.setText(line.comma() ? "," : "");
            hidden.setText(line.hidden().isEmpty() ? "" : "  " + line.hidden());
            setGraphic(box);
        }
    }
}
