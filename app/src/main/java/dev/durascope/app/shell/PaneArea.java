package dev.durascope.app.shell;

import dev.durascope.app.command.Command;
import dev.durascope.app.command.CommandNodes;
import dev.durascope.app.settings.SettingsFile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Lays out the panes that are shown: operations, beside them the inspector, below them the tabs. A narrow window has the
 * inspector as the first tab.
 */
final class PaneArea extends SplitPane {
    /** From this width on the inspector stands beside the operations. */
    private static final double SIDE_BY_SIDE = 900;

    private static final String INSPECTOR_SPLIT = "inspector";
    private static final String LOWER_SPLIT = "lower";
    private static final double UPPER_SHARE = 0.58;
    private static final double OPERATIONS_SHARE = 0.66;

    private final PaneLayout layout;
    private final SettingsFile settings;
    private final Map<Pane, Node> contents;
    private final Map<Pane, Tab> tabs = new EnumMap<>(Pane.class);
    private final SplitPane upper = new SplitPane();
    private final VBox above;
    private final TabPane lower = new TabPane();
    private Pane focused = Pane.OPERATIONS;
    private boolean arranging;

    // Held here because the layout and the scene, which outlive this, hold them only weakly.
    private final InvalidationListener layoutChanged = o -> arrange();
    private final ChangeListener<Number> reset = (o, before, now) -> placeDividers();
    private final ChangeListener<Node> focusMoved = (o, before, now) -> focusMoved(now);
    private final WeakChangeListener<Node> weakFocusMoved = new WeakChangeListener<>(focusMoved);

    /**
     * @param contents what each pane shows
     * @param strip stands between the operations and the tabs
     * @param tabCommands stand in the context menu of each tab and are about the pane with the focus
     */
    PaneArea(
            PaneLayout layout, SettingsFile settings, Map<Pane, Node> contents, Node strip, List<Command> tabCommands) {
        this.layout = layout;
        this.settings = settings;
        this.contents = new EnumMap<>(contents);
        for (Pane pane : Pane.values()) {
            if (pane.isHideable()) {
                tabs.put(pane, tab(pane, tabCommands));
            }
        }
        setOrientation(Orientation.VERTICAL);
        VBox.setVgrow(upper, Priority.ALWAYS);
        above = new VBox(upper, strip);
        SplitPane.setResizableWithParent(content(Pane.INSPECTOR), false);
        lower.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        lower.getStyleClass().add("lower-tabs");
        Narrow.below(SIDE_BY_SIDE, lower);
        Remembered.divider(settings, INSPECTOR_SPLIT, upper, OPERATIONS_SHARE);
        Remembered.divider(settings, LOWER_SPLIT, this, UPPER_SHARE);
        arrange();
        Pane front = layout.front();
        if (front != null && lower.getTabs().contains(tab(front))) {
            lower.getSelectionModel().select(tab(front));
        }
        lower.getSelectionModel().selectedItemProperty().addListener(o -> frontChanged());
        widthProperty().addListener((o, before, now) -> {
            if (isWide(before.doubleValue()) != isWide(now.doubleValue())) {
                arrange();
            }
        });
        for (Pane pane : Pane.values()) {
            layout.shownProperty(pane).addListener(new WeakInvalidationListener(layoutChanged));
        }
        layout.maximizedProperty().addListener(new WeakInvalidationListener(layoutChanged));
        layout.resetsProperty().addListener(new WeakChangeListener<>(reset));
        sceneProperty().addListener((o, before, now) -> sceneChanged(before, now));
    }

    private Tab tab(Pane pane, List<Command> commands) {
        Tab tab = new Tab(pane.title(), pane.isBelow() ? content(pane) : null);
        tab.setId("tab-" + pane.id());
        tab.setGraphic(pane.icon().node());
        ContextMenu menu = new ContextMenu();
        commands.forEach(command -> menu.getItems().add(CommandNodes.contextItem(command)));
        menu.setOnShowing(e -> bring(pane));
        tab.setContextMenu(menu);
        return tab;
    }

    /** The tab of a pane, whether it is shown or not. */
    Tab tab(Pane pane) {
        return Objects.requireNonNull(tabs.get(pane), () -> pane + " has no tab");
    }

    /** What a pane shows. */
    Node content(Pane pane) {
        return Objects.requireNonNull(contents.get(pane), () -> pane + " shows nothing");
    }

    private void sceneChanged(@Nullable Scene before, @Nullable Scene now) {
        if (before != null) {
            before.focusOwnerProperty().removeListener(weakFocusMoved);
        }
        if (now != null) {
            now.focusOwnerProperty().addListener(weakFocusMoved);
        }
    }

    private void focusMoved(@Nullable Node node) {
        Pane pane = paneOf(node);
        if (pane != null) {
            focused = pane;
        }
    }

    private @Nullable Pane paneOf(@Nullable Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == lower) {
                return front();
            }
            for (Pane pane : Pane.values()) {
                if (content(pane) == at) {
                    return pane;
                }
            }
        }
        return null;
    }

    private @Nullable Pane front() {
        Tab selected = lower.getSelectionModel().getSelectedItem();
        for (Pane pane : Pane.values()) {
            if (pane.isHideable() && tab(pane) == selected) {
                return pane;
            }
        }
        return null;
    }

    private void frontChanged() {
        Pane front = front();
        if (!arranging && front != null) {
            layout.front(front);
        }
    }

    private static boolean isWide(double width) {
        return width >= SIDE_BY_SIDE;
    }

    private boolean isBelow(Pane pane) {
        return pane.isBelow() || pane == Pane.INSPECTOR && !isWide(getWidth());
    }

    /** Puts everything where it belongs, and leaves alone what is there already. */
    private void arrange() {
        arranging = true;
        Node focus = getScene() == null ? null : getScene().getFocusOwner();
        Pane alone = layout.maximizedProperty().get();
        boolean showUpper = alone == null || !isBelow(alone);
        List<Node> beside = new ArrayList<>();
        List<Tab> below = new ArrayList<>();
        for (Pane pane : Pane.values()) {
            if (layout.isShown(pane) && isBelow(pane)) {
                below.add(tab(pane));
            } else if (layout.isShown(pane) && (!showUpper || alone == null || alone == pane)) {
                beside.add(content(pane));
            }
        }
        boolean showLower = !below.isEmpty() && (alone == null || isBelow(alone));
        // A node has one place: the inspector leaves the one before it takes the other.
        Tab inspector = tab(Pane.INSPECTOR);
        if (!below.contains(inspector)) {
            inspector.setContent(null);
        }
        become(lower.getTabs(), below);
        split(upper, beside, INSPECTOR_SPLIT, OPERATIONS_SHARE);
        if (below.contains(inspector)) {
            inspector.setContent(content(Pane.INSPECTOR));
        }
        List<Node> whole = new ArrayList<>();
        if (showUpper) {
            whole.add(above);
        }
        if (showLower) {
            whole.add(lower);
        }
        split(this, whole, LOWER_SPLIT, UPPER_SHARE);
        arranging = false;
        if (focus != null && focus.getScene() == null) {
            focus(alone == null ? Pane.OPERATIONS : alone);
        }
    }

    private void split(SplitPane split, List<Node> parts, String name, double first) {
        if (become(split.getItems(), parts)) {
            Remembered.place(settings, name, split, first);
        }
    }

    /** Takes out and puts in what differs, so that what stays keeps its focus and its scroll position. */
    private static <T> boolean become(List<T> list, List<T> wanted) {
        if (list.equals(wanted)) {
            return false;
        }
        list.retainAll(wanted);
        for (int i = 0; i < wanted.size(); i++) {
            if (i == list.size() || list.get(i) != wanted.get(i)) {
                list.add(i, wanted.get(i));
            }
        }
        return true;
    }

    private void placeDividers() {
        Remembered.place(settings, INSPECTOR_SPLIT, upper, OPERATIONS_SHARE);
        Remembered.place(settings, LOWER_SPLIT, this, UPPER_SHARE);
    }

    /** Goes to a pane; one that has the focus already is hidden. */
    void go(Pane pane) {
        if (pane.isHideable() && getScene() != null && paneOf(getScene().getFocusOwner()) == pane) {
            layout.show(pane, false);
        } else {
            bring(pane);
        }
    }

    /** Shows a pane, in front of all others, and gives it the focus. */
    void bring(Pane pane) {
        show(pane);
        focus(pane);
    }

    /** Shows a pane, in front of all others. */
    void show(Pane pane) {
        layout.show(pane, true);
        Pane alone = layout.maximizedProperty().get();
        if (alone != null && alone != pane) {
            if (isBelow(alone) && isBelow(pane)) {
                layout.maximize(pane);
            } else {
                layout.restore();
            }
        }
        if (isBelow(pane)) {
            lower.getSelectionModel().select(tab(pane));
        }
    }

    private void focus(Pane pane) {
        Node content = content(pane);
        Node inner = pane == Pane.INSPECTOR ? content.lookup(".inspector-tabs") : null;
        (inner == null ? content : inner).requestFocus();
    }

    /** Hides the pane that had the focus last, if it can be hidden. */
    void hideFocused() {
        layout.show(focused, false);
    }

    /** Gives the pane that had the focus last the window to itself, or every pane its share again. */
    void toggleMaximized() {
        if (layout.maximizedProperty().get() == null) {
            layout.maximize(focused);
        } else {
            layout.restore();
        }
    }
}
