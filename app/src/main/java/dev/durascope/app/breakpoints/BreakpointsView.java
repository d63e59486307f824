package dev.durascope.app.breakpoints;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.command.CommandNodes;
import dev.durascope.app.command.Commands;
import dev.durascope.app.look.Copy;
import dev.durascope.app.look.EmptyState;
import dev.durascope.engine.breakpoint.Breakpoint;
import dev.durascope.engine.breakpoint.Criteria;
import dev.durascope.engine.breakpoint.When;
import dev.durascope.icons.DurascopeIcons;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The function's breakpoints, and the selected one's conditions beside them. */
public final class BreakpointsView extends BorderPane {
    private final BreakpointsModel model;
    private final ListView<Breakpoint> list = new ListView<>();
    private final StackPane editor = new StackPane();
    private final EmptyState none;
    private final EmptyState nowhere = new EmptyState(
            DurascopeIcons.BREAKPOINT, text("breakpoints.nothing.title"), text("breakpoints.nothing.text"));
    private boolean editing;

    /** Held here because the model holds it only weakly. */
    private final InvalidationListener functionChanged = o -> showAbsence();

    /** Held here because the model, which outlives this, holds it only weakly. */
    private final InvalidationListener toShow = o -> showWanted();

    /**
     * Shows a model.
     *
     * @param toggle the command that sets a breakpoint on the selected operation
     */
    public BreakpointsView(DebugModel debug, Commands commands, String toggle) {
        this.model = debug.breakpoints();
        getStyleClass().add("breakpoints");
        list.setId("breakpoint-list");
        list.setAccessibleText(text("breakpoints.list"));
        list.setFixedCellSize(44);
        list.getStyleClass().add("breakpoint-list");
        list.setItems(model.all());
        list.setCellFactory(l -> new Cell());
        none = new EmptyState(
                DurascopeIcons.BREAKPOINT,
                text("breakpoints.none.title"),
                text("breakpoints.none.text"),
                CommandNodes.button(commands.get(toggle)));
        model.openProperty().addListener(new WeakInvalidationListener(functionChanged));
        showAbsence();
        list.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.DELETE) {
                removeSelected();
                e.consume();
            }
        });
        list.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> edit(now));
        model.all().addListener((ListChangeListener<Breakpoint>) change -> {
            if (!editing) {
                edit(list.getSelectionModel().getSelectedItem());
            }
        });
        model.shownProperty().addListener(new WeakInvalidationListener(toShow));
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox left = new VBox(bar(), new RunToBar(debug), list);
        left.getStyleClass().add("breakpoints-left");
        setLeft(left);
        setCenter(editor);
        left.prefWidthProperty().bind(widthProperty().multiply(0.42));
        edit(null);
    }

    private void showAbsence() {
        list.setPlaceholder(model.openProperty().get() ? none : nowhere);
    }

    private HBox bar() {
        Button add = new Button(text("breakpoints.add"), DurascopeIcons.ADD.node());
        add.getStyleClass().add("small");
        add.setId("add-breakpoint");
        add.setTooltip(new Tooltip(text("breakpoints.add.tooltip")));
        add.disableProperty().bind(model.openProperty().not());
        add.setOnAction(e -> {
            model.put(new Breakpoint(BreakpointsModel.newId(), true, Criteria.ANY, When.BEFORE, 1));
            list.getSelectionModel().selectLast();
            Node name = editor.lookup("#breakpoint-name");
            if (name != null) {
                name.requestFocus();
            }
        });
        ToggleButton mute = new ToggleButton(text("breakpoints.muteAll"), DurascopeIcons.MUTED.node());
        mute.getStyleClass().add("small");
        mute.setId("mute-breakpoints");
        mute.setTooltip(new Tooltip(text("breakpoints.muteAll.tooltip")));
        mute.disableProperty().bind(model.openProperty().not());
        mute.setSelected(model.mutedProperty().get());
        mute.setOnAction(e -> model.mute(mute.isSelected()));
        model.mutedProperty().addListener((o, before, now) -> mute.setSelected(now));
        HBox bar = new HBox(add, mute);
        bar.getStyleClass().add("breakpoints-bar");
        return bar;
    }

    private void showWanted() {
        Breakpoint wanted = model.shownProperty().get();
        if (wanted != null) {
            show(wanted);
        }
    }

    /** Brings a breakpoint into view with its conditions. */
    public void show(Breakpoint breakpoint) {
        int index = indexOf(breakpoint.id());
        if (index >= 0) {
            list.getSelectionModel().clearAndSelect(index);
            list.scrollTo(index);
            list.requestFocus();
        }
    }

    private int indexOf(String id) {
        List<Breakpoint> all = model.all();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private void removeSelected() {
        Breakpoint selected = list.getSelectionModel().getSelectedItem();
        if (selected != null) {
            model.remove(selected);
        }
    }

    private void edit(@Nullable Breakpoint breakpoint) {
        if (editing) {
            return;
        }
        if (breakpoint == null) {
            Label hint = new Label(model.all().isEmpty() ? "" : text("breakpoints.select"));
            hint.getStyleClass().add("absent");
            hint.setWrapText(true);
            editor.getChildren().setAll(hint);
            return;
        }
        BreakpointForm form = new BreakpointForm(breakpoint);
        form.resultProperty().addListener((o, before, now) -> {
            if (now != null) {
                editing = true;
                int index = indexOf(now.id());
                model.put(now.enabled(index < 0 || model.all().get(index).enabled()));
                list.getSelectionModel().clearAndSelect(indexOf(now.id()));
                editing = false;
            }
        });
        editor.getChildren().setAll(new BreakpointEditor(form));
    }

    private final class Cell extends ListCell<Breakpoint> {
        private final CheckBox enabled = new CheckBox();
        private final Label what = new Label();
        private final Label when = new Label();
        private final Button remove = Copy.iconButton(DurascopeIcons.REMOVE, text("breakpoints.remove"));
        private final HBox box;

        Cell() {
            enabled.setAccessibleText(text("breakpoints.enabled"));
            enabled.setTooltip(new Tooltip(text("breakpoints.enabled.tooltip")));
            enabled.setOnAction(e -> model.put(getItem().enabled(enabled.isSelected())));
            remove.setOnAction(e -> model.remove(getItem()));
            what.setMinWidth(0);
            when.setMinWidth(0);
            when.getStyleClass().add("quiet");
            VBox text = new VBox(what, when);
            text.getStyleClass().add("two-lines");
            text.setMinWidth(0);
            HBox.setHgrow(text, Priority.ALWAYS);
            remove.setMinWidth(Region.USE_PREF_SIZE);
            box = new HBox(enabled, text, remove);
            box.getStyleClass().add("breakpoint-row");
            box.setMinWidth(0);
            box.setPrefWidth(1);
        }

        @Override
        protected void updateItem(@Nullable Breakpoint item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            enabled.setSelected(item.enabled());
            what.setText(BreakpointText.operations(item));
            String never =
                    item.impossible().map(why -> text("breakpoints.never", why)).orElse("");
            when.setText(never.isEmpty() ? BreakpointText.moment(item) : never);
            when.getStyleClass().remove("problem");
            if (!never.isEmpty()) {
                when.getStyleClass().add("problem");
            }
            setTooltip(new Tooltip(what.getText() + "\n" + when.getText()));
            setGraphic(box);
        }
    }
}
