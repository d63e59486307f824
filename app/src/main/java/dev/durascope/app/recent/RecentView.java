package dev.durascope.app.recent;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.command.Command;
import dev.durascope.app.command.CommandNodes;
import dev.durascope.app.look.Copy;
import dev.durascope.app.look.Reveal;
import dev.durascope.icons.DurascopeIcons;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.BoundingBox;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The list of what was used last; not there while there is none. Enter or a click opens, Delete takes off the list. */
public final class RecentView extends VBox {
    private final RecentModel model;
    private final ListView<RecentEntry> list = new ListView<>();

    /**
     * @param clear takes everything off the list
     * @param clock the wall clock
     * @param zone the reader's time zone
     */
    public RecentView(RecentModel model, Command clear, InstantSource clock, ZoneId zone) {
        this.model = model;
        getStyleClass().add("welcome-recents");
        Label title = new Label(text("recent.title"));
        title.getStyleClass().add("section-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button clearAll = CommandNodes.button(clear);
        clearAll.getStyleClass().addAll("flat", "small");
        HBox head = new HBox(title, space, clearAll);
        head.getStyleClass().add("recent-head");

        list.setId("recent");
        list.setAccessibleText(text("recent.title"));
        list.setItems(model.entries());
        list.getStyleClass().add("recent-list");
        list.setCellFactory(cells -> new RecentCell(model::open, this::remove, clock, zone));
        list.prefHeightProperty()
                .bind(Bindings.createDoubleBinding(
                        // All of it: what scrolls is the page.
                        () -> 2 + list.getFixedCellSize() * model.entries().size(),
                        model.entries(),
                        list.fixedCellSizeProperty()));
        list.setMinHeight(USE_PREF_SIZE);
        list.setContextMenu(menu());
        // The list itself takes Enter and Space for editing.
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.focusedProperty().addListener((o, before, now) -> {
            if (now && list.getSelectionModel().isEmpty()) {
                list.getSelectionModel().selectFirst();
            }
            if (now) {
                reveal();
            }
        });
        list.getSelectionModel().selectedIndexProperty().addListener(o -> reveal());
        getChildren().addAll(head, gone(), list);
        visibleProperty().bind(Bindings.isNotEmpty(model.entries()));
        managedProperty().bind(visibleProperty());
    }

    private void pressed(KeyEvent event) {
        RecentEntry selected = list.getSelectionModel().getSelectedItem();
        if (selected == null) {
            return;
        }
        switch (event.getCode()) {
            case ENTER -> model.open(selected);
            case DELETE, BACK_SPACE -> remove(selected);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** Brings the selected row into view, for whoever has come to it by keys. */
    private void reveal() {
        int row = list.getSelectionModel().getSelectedIndex();
        if (row >= 0 && list.isFocused()) {
            double cell = list.getFixedCellSize();
            Reveal.inPage(list, new BoundingBox(0, row * cell, list.getWidth(), cell));
        }
    }

    /** The row that takes its place is selected, so that Delete goes on. */
    private void remove(RecentEntry entry) {
        int row = list.getItems().indexOf(entry);
        model.remove(entry);
        if (row >= 0 && !list.getItems().isEmpty()) {
            list.getSelectionModel()
                    .clearAndSelect(Math.min(row, list.getItems().size() - 1));
        }
    }

    private ContextMenu menu() {
        MenuItem open = item(text("recent.open"), DurascopeIcons.OPEN, model::open);
        MenuItem copy = item(text("recent.copyPath"), DurascopeIcons.COPY, entry -> Copy.text(path(entry)));
        MenuItem remove = item(text("recent.remove"), DurascopeIcons.CLEAR, this::remove);
        ContextMenu menu = new ContextMenu(open, copy, new SeparatorMenuItem(), remove);
        menu.setOnShowing(e -> menu.getItems()
                .forEach(item -> item.setDisable(list.getSelectionModel().getSelectedItem() == null)));
        return menu;
    }

    private MenuItem item(String title, DurascopeIcons icon, Consumer<RecentEntry> action) {
        MenuItem item = new MenuItem(title, icon.node());
        item.setOnAction(e -> {
            RecentEntry selected = list.getSelectionModel().getSelectedItem();
            if (selected != null) {
                action.accept(selected);
            }
        });
        return item;
    }

    private static String path(RecentEntry entry) {
        return entry.file().map(Object::toString).orElse(entry.name());
    }

    /** Asks what to do about a missing one that was to be opened. */
    private HBox gone() {
        Label text = new Label();
        text.setId("recent-gone");
        text.setWrapText(true);
        text.setMinWidth(0);
        text.setMinHeight(USE_PREF_SIZE);
        text.getStyleClass().add("problem");
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        Button remove = new Button(text("recent.remove"));
        remove.setId("recent-gone-remove");
        remove.setMinWidth(USE_PREF_SIZE);
        remove.setOnAction(e -> with(this::remove));
        Button keep = new Button(text("recent.keep"));
        keep.setId("recent-gone-keep");
        keep.setMinWidth(USE_PREF_SIZE);
        keep.setOnAction(e -> with(entry -> model.keepGone()));
        HBox bar = new HBox(DurascopeIcons.WARNING.node(), text, remove, keep);
        bar.getStyleClass().add("recent-gone");
        bar.setVisible(false);
        bar.managedProperty().bind(bar.visibleProperty());
        model.goneProperty().addListener((o, before, now) -> {
            bar.setVisible(now != null);
            if (now != null) {
                text.setText(now.goneText());
                keep.requestFocus();
            }
        });
        return bar;
    }

    private void with(Consumer<RecentEntry> action) {
        @Nullable RecentEntry gone = model.goneProperty().get();
        if (gone != null) {
            action.accept(gone);
            list.requestFocus();
        }
    }
}
