package dev.durascope.app.launch;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.feed.Background;
import dev.durascope.app.notice.Notices;
import dev.durascope.app.text.Sizes;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.store.InputStore;
import dev.durascope.engine.store.KeptInput;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The inputs that the chosen handler was run with, and the way through them from what is typed. Needs no window. */
public final class InputHistory {
    private record Answer(long number, List<KeptInput> kept) {}

    private final StringProperty input;
    private final LaunchMemory memory;
    private final Background background;
    private final Notices notices;
    private final ObservableList<KeptInput> inputs = FXCollections.observableArrayList();
    private final ObservableList<KeptInput> readable = FXCollections.unmodifiableObservableList(inputs);
    private final ReadOnlyBooleanWrapper older = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper newer = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper remark = new ReadOnlyStringWrapper("");
    private @Nullable String launch;
    private InputTrail trail;
    private long taken;
    /** Guarded by the memory. */
    private long answers;

    /** @param input what is typed, which going through the history changes */
    InputHistory(StringProperty input, LaunchMemory memory, Background background, Notices notices) {
        this.input = input;
        this.memory = memory;
        this.background = background;
        this.notices = notices;
        this.trail = new InputTrail(input.get());
        input.addListener((o, before, now) -> {
            trail.type(now);
            review();
        });
    }

    /** The inputs of the chosen handler, the one used last first. */
    public ObservableList<KeptInput> inputs() {
        return readable;
    }

    /** Whether there is an older input than the one that is shown. */
    public ReadOnlyBooleanProperty olderProperty() {
        return older.getReadOnlyProperty();
    }

    /** Whether there is a newer one, what was being typed being the newest. */
    public ReadOnlyBooleanProperty newerProperty() {
        return newer.getReadOnlyProperty();
    }

    /** Whether the input as it stands is one of those that are kept. */
    public ReadOnlyBooleanProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Why the input that was run last is not among those that are kept; empty when it is. */
    public ReadOnlyStringProperty remarkProperty() {
        return remark.getReadOnlyProperty();
    }

    /** Shows the next older input. */
    public void older() {
        set(trail.older());
    }

    /** Shows the next newer input, at last what was being typed. */
    public void newer() {
        set(trail.newer());
    }

    /** Shows a kept input, or another text such as a sample; what was being typed stays at the newest end. */
    public void take(String text) {
        set(trail.take(text));
    }

    private void set(String text) {
        input.set(text);
        review();
    }

    private void review() {
        older.set(trail.hasOlder());
        newer.set(trail.hasNewer());
        shown.set(inputs.stream().anyMatch(kept -> kept.text().equals(input.get())));
    }

    /** Where the user is on the way through the inputs, to be taken up again by {@link #show}. */
    InputTrail trail() {
        return trail;
    }

    /**
     * Goes over to another handler; its input is shown next.
     *
     * @param before where the user was with it; {@code null} at first
     */
    void show(Path file, String key, @Nullable InputTrail before) {
        launch = LaunchMemory.name(file, key);
        trail = before == null ? new InputTrail(input.get()) : before;
        remark.set("");
        list(List.of());
        refresh();
    }

    /** Asks anew which inputs are kept. */
    public void refresh() {
        change(text("launch.inputs.unreadable"), launch, store -> {});
    }

    /** Keeps what a handler was run with. */
    void ran(Path file, String key, String text, @Nullable ExecutionArn execution) {
        String name = LaunchMemory.name(file, key);
        if (name.equals(launch)) {
            boolean kept = InputStore.isKept(text);
            remark.set(kept ? "" : tooLarge(text));
            if (kept) {
                trail.ran(text);
                review();
            }
        }
        change(text("launch.input.notKept"), name, kept -> kept.ran(file, key, text, execution));
    }

    private static String tooLarge(String text) {
        return text(
                "launch.input.tooLarge",
                Sizes.bytes(text.getBytes(StandardCharsets.UTF_8).length),
                Sizes.bytes(InputStore.MOST_BYTES));
    }

    /** Forgets one of the inputs; what is typed stays. */
    public void forget(String text) {
        String name = launch;
        if (name != null) {
            change(text("launch.input.stillKept"), name, kept -> kept.inputs().forget(name, text));
        }
    }

    /** Forgets the input that is shown, if it is kept; the text stays until something else is shown. */
    public void forgetShown() {
        forget(input.get());
    }

    /** Forgets all inputs of the chosen handler; what is typed stays. */
    public void forgetAll() {
        String name = launch;
        if (name != null) {
            change(text("launch.inputs.stillKept"), name, kept -> kept.inputs().forgetAll(name));
        }
    }

    /** Changes what is kept of a handler, and takes in what is kept then. */
    private void change(String problem, @Nullable String name, Consumer<LaunchMemory> change) {
        if (name == null) {
            return;
        }
        background.run(
                "",
                () -> {
                    // One after the other, so that the answer of the highest number is how it stands.
                    synchronized (memory) {
                        change.accept(memory);
                        return new Answer(++answers, memory.inputs().inputs(name));
                    }
                },
                answer -> {
                    if (name.equals(launch) && answer.number() > taken) {
                        taken = answer.number();
                        list(answer.kept());
                    }
                },
                failure -> notices.problem(problem, failure));
    }

    private void list(List<KeptInput> kept) {
        trail.show(kept.stream().map(KeptInput::text).toList());
        inputs.setAll(kept);
        review();
    }
}
