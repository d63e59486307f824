package dev.durascope.app.command;

import dev.durascope.icons.DurascopeIcons;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/** All commands, by id. */
public final class Commands {
    /** For commands that can always be done. */
    public static final ObservableBooleanValue ALWAYS = new Always();

    private final Map<String, Command> byId = new LinkedHashMap<>();

    /**
     * Adds a command.
     *
     * @param key as {@link KeyCombination#keyCombination} reads it; {@code null} for none
     * @throws IllegalArgumentException when its id or key is taken
     */
    public Command add(
            String id,
            String title,
            String description,
            @Nullable DurascopeIcons icon,
            @Nullable String key,
            ObservableBooleanValue enabled,
            Runnable action) {
        return add(id, title, description, icon, key, null, enabled, null, action);
    }

    /**
     * Adds a command that has a check mark in its menu.
     *
     * @param key as {@link KeyCombination#keyCombination} reads it; {@code null} for none
     * @param toggle what the check mark stands for
     * @param action what the key does
     * @throws IllegalArgumentException when its id or key is taken
     */
    public Command addToggle(
            String id,
            String title,
            String description,
            @Nullable DurascopeIcons icon,
            @Nullable String key,
            ObservableBooleanValue enabled,
            Toggle toggle,
            Runnable action) {
        return add(id, title, description, icon, key, null, enabled, toggle, action);
    }

    /**
     * Adds a command that says why it cannot be done.
     *
     * @param key as {@link KeyCombination#keyCombination} reads it; {@code null} for none
     * @param obstacle why it cannot be done now and what to do: {@code orders.jar is gone: build it}; empty when it can
     * @throws IllegalArgumentException when its id or key is taken
     */
    public Command addUnless(
            String id,
            String title,
            String description,
            @Nullable DurascopeIcons icon,
            @Nullable String key,
            ObservableStringValue obstacle,
            Runnable action) {
        ObservableBooleanValue enabled =
                Bindings.createBooleanBinding(() -> obstacle.get().isEmpty(), obstacle);
        return add(id, title, description, icon, key, obstacle, enabled, null, action);
    }

    /**
     * Adds a command that can be done where something holds, unless something else speaks against it, which it says.
     *
     * @param key as {@link KeyCombination#keyCombination} reads it; {@code null} for none
     * @param obstacle as {@link #addUnless} takes it
     * @throws IllegalArgumentException when its id or key is taken
     */
    public Command addUnless(
            String id,
            String title,
            String description,
            @Nullable DurascopeIcons icon,
            @Nullable String key,
            ObservableBooleanValue where,
            ObservableStringValue obstacle,
            Runnable action) {
        ObservableBooleanValue enabled = Bindings.createBooleanBinding(
                () -> where.get() && obstacle.get().isEmpty(), where, obstacle);
        return add(id, title, description, icon, key, obstacle, enabled, null, action);
    }

    private Command add(
            String id,
            String title,
            String description,
            @Nullable DurascopeIcons icon,
            @Nullable String key,
            @Nullable ObservableStringValue obstacle,
            ObservableBooleanValue enabled,
            @Nullable Toggle toggle,
            Runnable action) {
        KeyCombination combination = key == null ? null : KeyCombination.keyCombination(key);
        for (Command other : byId.values()) {
            if (combination != null && combination.equals(other.key())) {
                throw new IllegalArgumentException(
                        "Commands " + other.id() + " and " + id + " have the same key " + key + ": change one.");
            }
        }
        Command command = new Command(id, title, description, icon, combination, obstacle, enabled, toggle, action);
        if (byId.putIfAbsent(id, command) != null) {
            throw new IllegalArgumentException("There are two commands " + id + ": rename one.");
        }
        return command;
    }

    /**
     * The command of an id.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Command get(String id) {
        Command command = byId.get(id);
        if (command == null) {
            throw new IllegalArgumentException("There is no command " + id + ".");
        }
        return command;
    }

    /** All commands in the order they were added. */
    public List<Command> all() {
        return new ArrayList<>(byId.values());
    }

    /** It never changes, so it keeps nobody who would hear of that: a window that is closed is not held by it. */
    private static final class Always extends BooleanExpression {
        @Override
        public boolean get() {
            return true;
        }

        @Override
        public void addListener(InvalidationListener listener) {}

        @Override
        public void removeListener(InvalidationListener listener) {}

        @Override
        public void addListener(ChangeListener<? super Boolean> listener) {}

        @Override
        public void removeListener(ChangeListener<? super Boolean> listener) {}
    }
}
