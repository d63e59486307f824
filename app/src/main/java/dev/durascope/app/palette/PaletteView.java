package dev.durascope.app.palette;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.look.EmptyState;
import dev.durascope.app.look.Overlay;
import dev.durascope.app.look.Reveal;
import dev.durascope.icons.DurascopeIcons;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The palette over the window. It leaves by Esc, by a click beside it, or when the focus goes elsewhere. */
public final class PaletteView extends Overlay {
    private static final double LINE = 30;
    private static final int LINES = 11;

    private final PaletteModel model;
    private final TextField field = new TextField();
    private final ListView<PaletteEntry> list = new ListView<>();
    private final Label explanation = new Label();
    private final VBox box;
    private boolean selecting;

    /** Shows a model while that is open. */
    public PaletteView(PaletteModel model) {
        super(model::close);
        this.model = model;
        getStyleClass().add("palette-layer");
        field.setId("palette-field");
        field.setPromptText(text("palette.prompt"));
        field.setAccessibleText(text("palette.field"));
        field.textProperty().bindBidirectional(model.typedProperty());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);

        list.setId("palette-list");
        list.setAccessibleText(text("palette.commands"));
        list.setFocusTraversable(false);
        list.setFixedCellSize(LINE);
        list.setItems(model.entries());
        list.setCellFactory(view -> new PaletteCell(this::chosen));
        list.setPlaceholder(
                new EmptyState(DurascopeIcons.SEARCH, text("palette.nothing.title"), text("palette.nothing.text")));
        list.setMinHeight(LINE * LINES + 2);
        list.setMaxHeight(LINE * LINES + 2);
        list.getSelectionModel().selectedItemProperty().addListener((o, was, now) -> {
            if (!selecting && now != null) {
                model.select(now);
            }
        });
        model.selectedProperty().addListener((o, was, now) -> showSelected(now));

        explanation.setId("palette-explanation");
        explanation.getStyleClass().addAll("palette-explanation", "quiet", "small-text");
        explanation.setWrapText(true);
        explanation.setMaxWidth(Double.MAX_VALUE);
        box = new VBox(field, list, explanation);
        box.getStyleClass().add("palette");
        box.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().add(box);
        setAlignment(Pos.TOP_CENTER);
        showWhile(model.openProperty());
    }

    @Override
    protected void opened() {
        showSelected(model.selectedProperty().get());
    }

    @Override
    protected Node focused() {
        return field;
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> model.move(1);
            case UP -> model.move(-1);
            case PAGE_DOWN -> model.move(LINES);
            case PAGE_UP -> model.move(-LINES);
            case ENTER -> model.run();
            case ESCAPE -> model.close();
            case TAB -> {} // There is nowhere else to go: what lies below is covered.
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void chosen(PaletteEntry entry, MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            model.select(entry);
            model.run();
            if (model.openProperty().get()) {
                field.requestFocus();
            }
        }
    }

    private void showSelected(@Nullable PaletteEntry entry) {
        selecting = true;
        if (entry == null) {
            list.getSelectionModel().clearSelection();
            explanation.setText("");
            field.setAccessibleHelp(text("palette.nothing.title"));
        } else {
            list.getSelectionModel().select(entry);
            Reveal.line(list, list.getSelectionModel().getSelectedIndex());
            explanation.setText(entry.explanation());
            field.setAccessibleHelp(entry.words());
        }
        selecting = false;
    }
}
