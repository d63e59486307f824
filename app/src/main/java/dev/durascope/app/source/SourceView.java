package dev.durascope.app.source;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.look.Copy;
import dev.durascope.app.look.EmptyState;
import dev.durascope.app.look.WholeText;
import dev.durascope.icons.DurascopeIcons;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A source file to be read: numbered, coloured lines, of which only those on screen are nodes. Esc closes it. */
public final class SourceView extends BorderPane {
    private static final KeyCombination COPY = KeyCombination.keyCombination("Shortcut+C");
    private static final PseudoClass LOCATED = PseudoClass.getPseudoClass("located");

    private static final int ROW = 20;

    /** Rows above the operation's line where there is room, so that it is seen in its surroundings. */
    private static final int ROWS_ABOVE = 6;

    /** Rows above it before it is known how much room there is. */
    private static final int FEW_ROWS_ABOVE = 2;

    private final SourceModel model;
    private final Label place = new Label();
    private final VBox notes = new VBox();
    private final ListView<Integer> lines = new ListView<>();
    private @Nullable ShownSource shown;

    /** Shows what a model's viewer shows. */
    public SourceView(SourceModel model) {
        this.model = model;
        setId("source-view");
        getStyleClass().add("source-view");
        place.getStyleClass().addAll("quiet", "mono", "small-text");
        WholeText.cutInTheMiddle(place);
        place.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(place, Priority.ALWAYS);
        Button open = new Button(text("source.openInEditor"));
        open.setId("source-open");
        open.getStyleClass().addAll("small", "flat");
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.setTooltip(new Tooltip(text("source.openInEditor.tooltip")));
        open.setOnAction(e -> model.openShown());
        Button close = Copy.iconButton(DurascopeIcons.CLEAR, text("source.close"));
        close.setId("source-close");
        close.setOnAction(e -> model.closeViewer());
        HBox head = new HBox(place, open, close);
        head.getStyleClass().add("source-head");
        Label problem = note();
        problem.getStyleClass().add("problem");
        problem.textProperty().bind(model.problemProperty());
        problem.visibleProperty().bind(Bindings.isNotEmpty(model.problemProperty()));
        problem.managedProperty().bind(problem.visibleProperty());
        head.visibleProperty().bind(model.shownProperty().isNotNull());
        head.managedProperty().bind(head.visibleProperty());
        setTop(new VBox(head, notes, problem));
        lines.getStyleClass().add("source-lines");
        lines.setFixedCellSize(ROW);
        lines.setAccessibleText(text("source.source"));
        lines.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        lines.setCellFactory(list -> new LineCell());
        lines.setPlaceholder(
                new EmptyState(DurascopeIcons.SOURCE, text("source.nothing.title"), text("source.nothing.text")));
        setCenter(lines);
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        model.shownProperty().addListener((o, before, now) -> show(now));
        show(model.shownProperty().get());
    }

    private static Label note() {
        Label note = new Label();
        note.getStyleClass().add("source-note");
        note.setWrapText(true);
        note.setGraphic(DurascopeIcons.WARNING.node());
        return note;
    }

    @Override
    public void requestFocus() {
        lines.requestFocus();
    }

    private void show(@Nullable ShownSource now) {
        shown = now;
        notes.getChildren().clear();
        if (now == null) {
            lines.setItems(FXCollections.observableArrayList());
            return;
        }
        place.setText(now.file().place());
        lines.setAccessibleText(text("source.sourceOf", now.file().name()));
        for (String text : now.notes()) {
            Label note = note();
            note.setText(text);
            notes.getChildren().add(note);
        }
        int count = now.text().lines().size();
        lines.setItems(new Indices(count));
        int row = Math.min(now.line(), count) - 1;
        lines.getSelectionModel().clearAndSelect(row);
        lines.getFocusModel().focus(row);
        int room = (int) (lines.getHeight() / ROW / 3);
        int above = room == 0 ? FEW_ROWS_ABOVE : Math.min(ROWS_ABOVE, room);
        lines.scrollTo(Math.max(0, row - above));
    }

    /** The numbers from 0 on, of which none is kept. */
    private static final class Indices extends javafx.collections.ObservableListBase<Integer> {
        private final int count;

        Indices(int count) {
            this.count = count;
        }

        @Override
        public Integer get(int index) {
            return index;
        }

        @Override
        public int size() {
            return count;
        }
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !event.isShiftDown()) {
            model.closeViewer();
            event.consume();
        } else if (COPY.match(event) && shown != null) {
            List<String> text = shown.text().lines();
            Copy.text(lines.getSelectionModel().getSelectedIndices().stream()
                    .sorted()
                    .map(text::get)
                    .collect(Collectors.joining("\n")));
            event.consume();
        }
    }

    private final class LineCell extends ListCell<Integer> {
        private final Label number = new Label();
        private final HBox box = new HBox();

        LineCell() {
            number.getStyleClass().add("source-line-number");
            number.setMinWidth(Region.USE_PREF_SIZE);
            box.getStyleClass().add("source-line");
        }

        @Override
        protected void updateItem(@Nullable Integer index, boolean empty) {
            super.updateItem(index, empty);
            ShownSource now = shown;
            boolean any = !empty
                    && index != null
                    && now != null
                    && index < now.text().lines().size();
            pseudoClassStateChanged(LOCATED, any && index == now.line() - 1);
            if (!any) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            SourceLine.fill(box, number, now.text(), index);
            String line = now.text().lines().get(index);
            setAccessibleText(text("source.line", index + 1, line.strip()));
            setGraphic(box);
        }
    }
}
