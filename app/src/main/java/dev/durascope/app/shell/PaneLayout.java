package dev.durascope.app.shell;

import dev.durascope.app.settings.Settings;
import dev.durascope.app.settings.SettingsFile;
import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Which panes are shown, and which one is maximized. All but the latter is remembered. Needs no window. */
final class PaneLayout {
    private final SettingsFile settings;
    private final Map<Pane, ReadOnlyBooleanWrapper> shown = new EnumMap<>(Pane.class);
    private final ReadOnlyBooleanWrapper sidebar;
    private final ReadOnlyObjectWrapper<@Nullable Pane> maximized = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper anyMaximized = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper resets = new ReadOnlyIntegerWrapper();

    PaneLayout(SettingsFile settings) {
        this.settings = settings;
        for (Pane pane : Pane.values()) {
            shown.put(pane, new ReadOnlyBooleanWrapper(isKeptShown(pane)));
        }
        sidebar = new ReadOnlyBooleanWrapper(settings.get().sidebar());
        anyMaximized.bind(maximized.isNotNull());
    }

    private boolean isKeptShown(Pane pane) {
        return !pane.isHideable() || !settings.get().hiddenPanes().contains(pane.id());
    }

    /** Shows and hides what settings say that somebody else has written. */
    void follow() {
        for (Pane pane : Pane.values()) {
            show(pane, isKeptShown(pane));
        }
        sidebar.set(settings.get().sidebar());
    }

    /** Whether a pane is shown, as far as the user is concerned: while another is maximized it is out of sight. */
    ReadOnlyBooleanProperty shownProperty(Pane pane) {
        return shown.get(pane).getReadOnlyProperty();
    }

    boolean isShown(Pane pane) {
        return shown.get(pane).get();
    }

    /** Whether the executions are shown. */
    ReadOnlyBooleanProperty sidebarProperty() {
        return sidebar.getReadOnlyProperty();
    }

    /** The pane that has the window to itself; {@code null} while all have their share. */
    ReadOnlyObjectProperty<@Nullable Pane> maximizedProperty() {
        return maximized.getReadOnlyProperty();
    }

    /** Whether a pane has the window to itself. */
    ReadOnlyBooleanProperty anyMaximizedProperty() {
        return anyMaximized.getReadOnlyProperty();
    }

    /** Changes when all is to be where it was at first. */
    ReadOnlyIntegerProperty resetsProperty() {
        return resets.getReadOnlyProperty();
    }

    /** Shows a pane or hides it; one that cannot be hidden stays. */
    void show(Pane pane, boolean show) {
        if (!show && !pane.isHideable() || isShown(pane) == show) {
            return;
        }
        if (!show && pane == maximized.get()) {
            maximized.set(null);
        }
        shown.get(pane).set(show);
        settings.change(s -> s.withPane(pane.id(), show));
    }

    /** Shows the executions or hides them. */
    void showSidebar(boolean show) {
        sidebar.set(show);
        settings.change(s -> s.withSidebar(show));
    }

    /** Gives a pane the window to itself. */
    void maximize(Pane pane) {
        show(pane, true);
        maximized.set(pane);
    }

    /** Gives every pane its share again. */
    void restore() {
        maximized.set(null);
    }

    /** Shows everything where it was at first. */
    void reset() {
        restore();
        for (Pane pane : Pane.values()) {
            show(pane, true);
        }
        showSidebar(true);
        settings.change(Settings::withoutDividers);
        resets.set(resets.get() + 1);
    }

    /** The pane in front of the others below when it was seen last; {@code null} before the first time. */
    @Nullable
    Pane front() {
        String id = settings.get().frontPane();
        for (Pane pane : Pane.values()) {
            if (pane.id().equals(id)) {
                return pane;
            }
        }
        return null;
    }

    /** Remembers which pane is in front of the others below. */
    void front(Pane pane) {
        settings.change(s -> s.withFrontPane(pane.id()));
    }
}
