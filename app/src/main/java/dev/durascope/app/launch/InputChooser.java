package dev.durascope.app.launch;

import dev.durascope.app.json.JsonFormat;
import dev.durascope.app.text.Texts;
import dev.durascope.engine.store.KeptInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
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

/** The chosen handler's earlier inputs and its jar's sample events, those that hold what is typed. Needs no window. */
public final class InputChooser {
    /** More than fits into a line on any screen. */
    private static final int PREVIEW = 400;

    /** What stands in a line of its own. */
    public sealed interface Line {}

    /** What the lines below are. */
    public record Title(String text) implements Line {}

    /** Says why no input stands below a title. */
    public record None(String text) implements Line {}

    /** What can be chosen. */
    public sealed interface Choice extends Line {
        /** The input, JSON text. */
        String json();

        /** The input in one line, cut where no screen reaches. */
        String preview();
    }

    /** An input that the handler was run with. */
    public record Past(KeptInput input, String preview) implements Choice {
        @Override
        public String json() {
            return input.text();
        }
    }

    /** A sample event. */
    public record Sample(String name, String json, String preview) implements Choice {}

    private final InputHistory history;
    private final Supplier<Map<String, String>> samples;
    private final StringProperty typed = new SimpleStringProperty("");
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Choice> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    /** Whether the user has selected a line or typed since this was opened: before that, the first line is selected. */
    private boolean touched;

    private final InvalidationListener changed = o -> find();
    /** The inputs as they are searched, while this is open. */
    private final Map<String, String> searched = new HashMap<>();

    /** @param samples sample events by name, JSON text */
    InputChooser(InputHistory history, Supplier<Map<String, String>> samples) {
        this.history = history;
        this.samples = samples;
        typed.addListener((o, before, now) -> {
            touched = true;
            find();
        });
    }

    /** What is typed to find an input by. */
    public StringProperty typedProperty() {
        return typed;
    }

    /** What is shown. */
    public ObservableList<Line> lines() {
        return lines;
    }

    /** The line that Enter takes; {@code null} when there is none. */
    public ReadOnlyObjectProperty<@Nullable Choice> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Whether it is shown. */
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /** Whose inputs these are. */
    public InputHistory history() {
        return history;
    }

    /** Shows it with nothing typed. */
    public void open() {
        if (open.get()) {
            return;
        }
        history.inputs().addListener(changed);
        history.refresh();
        typed.set("");
        touched = false;
        open.set(true);
        find();
    }

    /** Hides it. */
    public void close() {
        if (open.get()) {
            history.inputs().removeListener(changed);
            searched.clear();
            open.set(false);
        }
    }

    /** Selects a line. */
    public void select(Choice choice) {
        touched = true;
        selected.set(choice);
    }

    /** Selects the choice some lines further down, or up; the ends of the list hold. */
    public void move(int steps) {
        List<Choice> choices = choices();
        Choice now = selected.get();
        if (now != null) {
            touched = true;
            int at = Math.clamp((long) choices.indexOf(now) + steps, 0, choices.size() - 1);
            selected.set(choices.get(at));
        }
    }

    private List<Choice> choices() {
        return lines.stream()
                .filter(Choice.class::isInstance)
                .map(Choice.class::cast)
                .toList();
    }

    /** Hides this and shows the selected input in the editor. */
    public void choose() {
        Choice now = selected.get();
        if (now == null) {
            return;
        }
        close();
        switch (now) {
            case Past past -> history.take(past.json());
            case Sample sample -> history.take(JsonFormat.indented(sample.json()));
        }
    }

    /** Forgets the selected input; a sample stays. */
    public void forget() {
        if (selected.get() instanceof Past past) {
            history.forget(past.json());
        }
    }

    private void find() {
        if (!open.get()) {
            return;
        }
        String wanted = typed.get().strip().toLowerCase(Locale.ROOT);
        List<Line> past = new ArrayList<>();
        for (KeptInput input : history.inputs()) {
            if (holds(input.text(), wanted)) {
                past.add(new Past(input, OneLine.of(input.text(), PREVIEW)));
            }
        }
        if (past.isEmpty()) {
            past.add(new None(
                    history.inputs().isEmpty()
                            ? Texts.text("launch.inputs.none")
                            : Texts.text("launch.inputs.noneHolds")));
        }
        List<Line> found = new ArrayList<>();
        found.add(new Title(Texts.text("launch.inputs.earlier")));
        found.addAll(past);
        List<Line> fitting = new ArrayList<>();
        samples.get().forEach((name, json) -> {
            if (name.toLowerCase(Locale.ROOT).contains(wanted) || holds(json, wanted)) {
                fitting.add(new Sample(name, json, OneLine.of(json, PREVIEW)));
            }
        });
        if (!fitting.isEmpty()) {
            found.add(new Title(Texts.text("launch.inputs.samples")));
            found.addAll(fitting);
        }
        show(found);
    }

    private boolean holds(String json, String wanted) {
        return wanted.isEmpty()
                || searched.computeIfAbsent(
                                json,
                                text -> OneLine.of(text, Integer.MAX_VALUE).toLowerCase(Locale.ROOT))
                        .contains(wanted);
    }

    /** The selection stays with its input; where that is gone, it stays in its place. */
    private void show(List<Line> found) {
        Choice before = touched ? selected.get() : null;
        int place = before == null ? 0 : Math.max(0, choices().indexOf(before));
        // Nothing is selected while the list changes, so that whoever shows it hears of the selection anew.
        selected.set(null);
        lines.setAll(found);
        List<Choice> choices = choices();
        Choice same = null;
        for (Choice choice : choices) {
            same = before != null && choice.json().equals(before.json()) ? choice : same;
        }
        if (same != null) {
            selected.set(same);
        } else if (!choices.isEmpty()) {
            selected.set(choices.get(Math.min(place, choices.size() - 1)));
        }
    }
}
