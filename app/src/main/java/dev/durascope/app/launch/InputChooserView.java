package dev.durascope.app.launch;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.command.Command;
import dev.durascope.app.launch.InputChooser.Choice;
import dev.durascope.app.launch.InputChooser.Line;
import dev.durascope.app.look.Overlay;
import dev.durascope.app.look.Reveal;
import dev.durascope.app.look.StatusLook;
import dev.durascope.icons.DurascopeIcons;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The chooser below the button that opens it. It leaves by Esc, by a click beside it, or when the focus goes elsewhere. */
public final class InputChooserView extends Overlay {
    private static final double LINE = 30;
    private static final int LINES = 12;
    private static final int FEWEST = 3;
    private static final double GAP = 4;

    private final InputChooser chooser;
    private final Node anchor;
    private final TextField field = new TextField();
    private final ListView<Line> list = new ListView<>();
    private final Label remark = new Label();
    private final VBox box;
    private boolean selecting;

    /**
     * @param anchor below what it stands
     * @param forgetAll asks, and forgets all inputs
     * @param outcomes what became of an input's execution; {@code null} where there is none, or none any more
     * @param times when an input was used, in words
     */
    public InputChooserView(
            InputChooser chooser,
            Node anchor,
            Command forgetAll,
            Function<InputChooser.Past, @Nullable StatusLook> outcomes,
            Function<InputChooser.Past, String> times) {
        super(chooser::close);
        this.chooser = chooser;
        this.anchor = anchor;
        field.setId("input-field");
        field.setPromptText(text("launch.inputs.prompt"));
        field.setAccessibleText(text("launch.inputs.find"));
        field.textProperty().bindBidirectional(chooser.typedProperty());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);

        list.setId("input-list");
        list.setAccessibleText(text("launch.inputs"));
        list.setFocusTraversable(false);
        list.setFixedCellSize(LINE);
        list.setItems(chooser.lines());
        list.setCellFactory(view -> new InputCell(this::clicked, outcomes, times));
        list.getSelectionModel().selectedItemProperty().addListener((o, was, now) -> {
            if (!selecting && now instanceof Choice choice) {
                chooser.select(choice);
            }
        });
        list.prefHeightProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> LINE * Math.min(LINES, chooser.lines().size()) + 2, chooser.lines()));
        list.setMinHeight(LINE * FEWEST + 2);
        VBox.setVgrow(list, Priority.ALWAYS);
        chooser.selectedProperty().addListener((o, was, now) -> showSelected(now));

        remark.getStyleClass().addAll("quiet", "small-text");
        remark.setWrapText(true);
        remark.textProperty().bind(chooser.history().remarkProperty());
        remark.visibleProperty().bind(remark.textProperty().isNotEmpty());
        remark.managedProperty().bind(remark.visibleProperty());
        box = new VBox(field, list, remark, foot(forgetAll));
        box.getStyleClass().addAll("palette", "input-chooser");
        getChildren().add(box);
        showWhile(chooser.openProperty());
    }

    private HBox foot(Command forgetAll) {
        Label hint = new Label(text("launch.inputs.keys"));
        hint.getStyleClass().addAll("quiet", "small-text");
        hint.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button forget = button(
                "input-forget", text("launch.inputs.forget"), text("launch.inputs.forget.tooltip"), this::forget);
        forget.setGraphic(DurascopeIcons.REMOVE.node());
        forget.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !(chooser.selectedProperty().get() instanceof InputChooser.Past),
                        chooser.selectedProperty()));
        Button all = button("input-forget-all", text("launch.inputs.forgetAll"), forgetAll.description(), () -> {
            chooser.close();
            forgetAll.run();
        });
        all.disableProperty().bind(Bindings.isEmpty(chooser.history().inputs()));
        HBox foot = new HBox(hint, space, forget, all);
        foot.getStyleClass().add("input-chooser-foot");
        return foot;
    }

    private static Button button(String id, String title, String tooltip, Runnable action) {
        Button button = new Button(title);
        button.setId(id);
        button.getStyleClass().addAll("small", "flat");
        button.setTooltip(new Tooltip(tooltip));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(e -> action.run());
        return button;
    }

    @Override
    protected void opened() {
        showSelected(chooser.selectedProperty().get());
    }

    @Override
    protected Node focused() {
        return field;
    }

    /** Below the anchor, their right edges in line; what does not fit is scrolled. */
    @Override
    protected void layoutChildren() {
        Bounds bounds = sceneToLocal(anchor.localToScene(anchor.getBoundsInLocal()));
        double top = bounds.getMaxY() + GAP;
        double width = Math.min(box.prefWidth(-1), getWidth() - 2 * GAP);
        double height = Math.max(box.minHeight(width), Math.min(box.prefHeight(width), getHeight() - top - GAP));
        box.resizeRelocate(Math.max(GAP, bounds.getMaxX() - width), top, width, height);
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> chooser.move(1);
            case UP -> chooser.move(-1);
            case PAGE_DOWN -> chooser.move(LINES);
            case PAGE_UP -> chooser.move(-LINES);
            case ENTER -> chooser.choose();
            case ESCAPE -> chooser.close();
            case DELETE -> {
                if (!event.isShiftDown()) {
                    return;
                }
                forget();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void forget() {
        chooser.forget();
        // The button is disabled when nothing is left to forget, which would give the focus away.
        field.requestFocus();
    }

    private void clicked(Choice choice, MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            chooser.select(choice);
            chooser.choose();
        }
    }

    private void showSelected(@Nullable Choice choice) {
        selecting = true;
        if (choice == null) {
            list.getSelectionModel().clearSelection();
            field.setAccessibleHelp(text("launch.inputs.noneFound"));
        } else {
            list.getSelectionModel().select(choice);
            int index = list.getSelectionModel().getSelectedIndex();
            // The first input is shown with its title.
            Reveal.line(list, index <= 1 ? 0 : index);
            field.setAccessibleHelp(choice.preview());
        }
        selecting = false;
    }
}
