package dev.durascope.app.palette;

import dev.durascope.app.command.Command;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The commands that fit what is typed, the best first. While nothing is typed, those that were run from here last come
 * first, then all in the order of the menus. Needs no window.
 */
public final class PaletteModel {
    private static final int REMEMBERED = 10;

    private record Ranked(PaletteEntry entry, int cost, int recency) {}

    private final List<Command> commands;
    private final Map<String, String> paths;
    private final Consumer<List<String>> remember;
    private final List<String> recent;
    private final StringProperty typed = new SimpleStringProperty("");
    private final ObservableList<PaletteEntry> entries = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable PaletteEntry> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final InvalidationListener stateChanged = o -> refresh();

    /**
     * @param commands in the order of the menus
     * @param paths the menu of each command, by its id
     * @param recent the ids of those that were run last, newest first; unknown ones do no harm
     * @param remember is told when that changes
     */
    public PaletteModel(
            List<Command> commands, Map<String, String> paths, List<String> recent, Consumer<List<String>> remember) {
        this.commands = List.copyOf(commands);
        this.paths = Map.copyOf(paths);
        this.recent = new ArrayList<>(recent);
        this.remember = remember;
        typed.addListener(o -> find());
    }

    /** What is typed. */
    public StringProperty typedProperty() {
        return typed;
    }

    /** What fits, the best first. */
    public ObservableList<PaletteEntry> entries() {
        return entries;
    }

    /** The entry that Enter runs; {@code null} when none fits. */
    public ReadOnlyObjectProperty<@Nullable PaletteEntry> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Whether it is shown. */
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /** Shows it with nothing typed. */
    public void open() {
        if (open.get()) {
            return;
        }
        for (Command command : commands) {
            command.enabled().addListener(stateChanged);
        }
        typed.set("");
        find();
        open.set(true);
    }

    /** Hides it. */
    public void close() {
        if (!open.get()) {
            return;
        }
        for (Command command : commands) {
            command.enabled().removeListener(stateChanged);
        }
        open.set(false);
    }

    /** Selects an entry. */
    public void select(PaletteEntry entry) {
        selected.set(entry);
    }

    /** Selects the entry some lines further down, or up; the ends of the list hold. */
    public void move(int lines) {
        PaletteEntry now = selected.get();
        if (now != null) {
            int at = Math.clamp((long) entries.indexOf(now) + lines, 0, entries.size() - 1);
            selected.set(entries.get(at));
        }
    }

    /** Runs the selected command, if it can be done now, and hides this first, so that the focus is where it was. */
    public void run() {
        PaletteEntry now = selected.get();
        if (now == null || !now.isEnabled()) {
            return;
        }
        String id = now.command().id();
        recent.remove(id);
        recent.addFirst(id);
        while (recent.size() > REMEMBERED) {
            recent.removeLast();
        }
        remember.accept(List.copyOf(recent));
        close();
        now.command().run();
    }

    private void find() {
        List<Ranked> found = new ArrayList<>();
        boolean nothingTyped = typed.get().isBlank();
        for (Command command : commands) {
            String path = paths.getOrDefault(command.id(), "");
            String key = command.key() == null ? "" : command.key().getDisplayText();
            TitleMatch match =
                    TitleMatch.of(typed.get(), command.plainTitle(), path + " " + key + " " + command.description());
            if (match != null) {
                int recency = recent.indexOf(command.id());
                found.add(new Ranked(
                        new PaletteEntry(command, path, match.marked()),
                        match.cost(),
                        recency < 0 ? REMEMBERED : recency));
            }
        }
        Comparator<Ranked> best = Comparator.comparingInt(Ranked::cost);
        if (!nothingTyped) {
            best = best.thenComparing(ranked -> !ranked.entry().isEnabled());
        }
        found.sort(best.thenComparingInt(Ranked::recency));
        List<PaletteEntry> fitting = found.stream().map(Ranked::entry).toList();
        show(fitting, fitting.isEmpty() ? null : fitting.getFirst());
    }

    /** What can be done has changed: the lines say so, but none moves under the user's hand. */
    private void refresh() {
        show(List.copyOf(entries), selected.get());
    }

    private void show(List<PaletteEntry> shown, @Nullable PaletteEntry first) {
        // Nothing is selected while the list changes, so that whoever shows it hears of the selection anew.
        selected.set(null);
        entries.setAll(shown);
        selected.set(first);
    }
}
