package dev.durascope.app.recordings;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.feed.Background;
import dev.durascope.app.notice.Notice;
import dev.durascope.app.session.FromFile;
import dev.durascope.app.session.Position;
import dev.durascope.engine.execution.RecordedExecutions;
import dev.durascope.engine.recording.Recording;
import dev.durascope.engine.recording.RecordingReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The executions opened from files, and the files being read: one after the other, each with progress and cancel. */
public final class RecordingsModel {
    private record Request(Path file, Consumer<OpenedRecording> opened) {}

    private final RecordingReader reader;
    private final Background background;
    private final BiConsumer<Path, String> refused;
    private final Runnable wake;
    private final ObservableList<OpenedRecording> rows = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper reading = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final Deque<Request> waiting = new ArrayDeque<>();
    private final List<Runnable> whenIdle = new ArrayList<>();
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong size = new AtomicLong();
    private Background.@Nullable Running running;

    /**
     * Reads with a reader.
     *
     * @param refused is told of a file that could not be opened, and why
     * @param wake is called on any thread when {@link #frame} has work to do
     */
    public RecordingsModel(
            RecordingReader reader, Background background, BiConsumer<Path, String> refused, Runnable wake) {
        this.reader = reader;
        this.background = background;
        this.refused = refused;
        this.wake = wake;
    }

    /** The executions, in the order in which they were opened, the newest first. */
    public ObservableList<OpenedRecording> rows() {
        return rows;
    }

    /** The name of the file being read; empty when none is. */
    public ReadOnlyStringProperty readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /** How much of it has been read, 0 to 1. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** The execution of a file; {@code null} when it is not open. */
    public @Nullable OpenedRecording find(Path file) {
        return rows.stream()
                .filter(row -> row.from().file().equals(file))
                .findFirst()
                .orElse(null);
    }

    /** The execution that a position names; {@code null} when none is open. */
    public @Nullable OpenedRecording find(Position position) {
        return rows.stream().filter(row -> position.isIn(row.arn())).findFirst().orElse(null);
    }

    /** Reads a file behind those that are being read; one that is open already is read again. */
    public void open(Path file, Consumer<OpenedRecording> opened) {
        waiting.add(new Request(file, opened));
        if (reading.get().isEmpty()) {
            next();
        }
    }

    /** Does something when no file is being read: now, or after the last one. */
    public void whenIdle(Runnable action) {
        if (reading.get().isEmpty()) {
            action.run();
        } else {
            whenIdle.add(action);
        }
    }

    private void next() {
        Request request = waiting.poll();
        if (request == null) {
            reading.set("");
            running = null;
            List<Runnable> now = List.copyOf(whenIdle);
            whenIdle.clear();
            now.forEach(Runnable::run);
            return;
        }
        Path file = request.file();
        String name = String.valueOf(file.getFileName());
        read.set(0);
        size.set(0);
        progress.set(0);
        reading.set(name);
        Background.Running[] own = {null};
        boolean[] over = {false};
        own[0] = background.runShown(
                text("recordings.readingName", name),
                () -> read(file),
                recording -> {
                    over[0] = true;
                    take(request, recording);
                    next();
                },
                failure -> {
                    over[0] = true;
                    refused.accept(file, Notice.reason(failure));
                    next();
                });
        if (!over[0]) {
            running = own[0];
        }
    }

    private OpenedRecording read(Path file) throws Exception {
        size.set(Files.exists(file) ? Files.size(file) : 0);
        Recording recording = reader.read(file, bytes -> {
            read.set(bytes);
            wake.run();
        });
        return new OpenedRecording(FromFile.of(file, recording), new RecordedExecutions(recording));
    }

    private void take(Request request, OpenedRecording opened) {
        OpenedRecording before = find(request.file());
        if (before == null) {
            rows.addFirst(opened);
        } else {
            rows.set(rows.indexOf(before), opened);
        }
        request.opened().accept(opened);
    }

    /** Ends reading; what is open stays open. */
    public void cancel() {
        waiting.clear();
        if (running != null) {
            running.cancel();
        }
        next();
    }

    /** Takes an execution off the list; its file stays as it is. */
    public void close(OpenedRecording recording) {
        rows.remove(recording);
    }

    /** Does a frame's work: shows how far reading has come. */
    public void frame() {
        if (!reading.get().isEmpty() && size.get() > 0) {
            progress.set(Math.min(1, (double) read.get() / size.get()));
        }
    }
}
