package dev.durascope.app.launch;

import dev.durascope.app.feed.Background;
import dev.durascope.app.json.JsonDocument;
import dev.durascope.app.notice.Notice;
import dev.durascope.app.text.Texts;
import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.history.JournalEntry.ConsoleStream;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.InvocationListener;
import dev.durascope.engine.invoke.InvocationOutcome;
import dev.durascope.engine.model.ErrorObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** One invocation of a plain function: no execution, and nothing of it is kept but its input. Belongs to the window's thread. */
public final class PlainRun {

    /** How it stands. */
    public enum Status {
        RUNNING,
        SUCCEEDED,
        FAILED,
        STOPPED
    }

    /** A line that the handler printed. */
    public record Line(ConsoleStream stream, String text) {}

    private record Ended(
            InvocationOutcome outcome, @Nullable JsonDocument result, Duration took) {}

    private final FunctionConfig function;
    private final Runnable wake;
    private final Queue<Runnable> arrived = new ConcurrentLinkedQueue<>();
    private final ReadOnlyObjectWrapper<Status> status = new ReadOnlyObjectWrapper<>(Status.RUNNING);
    private final ReadOnlyStringWrapper place = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper diagnosis = new ReadOnlyStringWrapper("");
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final CompletableFuture<CompletableFuture<InvocationOutcome>> invoked = new CompletableFuture<>();
    private @Nullable JsonDocument result;
    private @Nullable ErrorObject error;
    private @Nullable Duration took;

    /** @param wake is called on any thread when {@link #frame} has work to do */
    PlainRun(FunctionConfig function, Runnable wake) {
        this.function = function;
        this.wake = wake;
    }

    /** The function that is run. */
    public FunctionConfig function() {
        return function;
    }

    /** How it stands. */
    public ReadOnlyObjectProperty<Status> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** Where it runs, such as {@code JDK 17.0.15, process 4711, warm}; empty until that is known. */
    public ReadOnlyStringProperty placeProperty() {
        return place.getReadOnlyProperty();
    }

    /** Why the function seems to be durable; empty when it does not. */
    public ReadOnlyStringProperty diagnosisProperty() {
        return diagnosis.getReadOnlyProperty();
    }

    /** What it printed so far. */
    public ObservableList<Line> lines() {
        return lines;
    }

    /** What it returned; {@code null} unless it succeeded. */
    public @Nullable JsonDocument result() {
        return result;
    }

    /** Why it failed; {@code null} unless it did. */
    public @Nullable ErrorObject error() {
        return error;
    }

    /** How long it took, the start of a process included; {@code null} until it ends. */
    public @Nullable Duration took() {
        return took;
    }

    /** Whether it has not ended. */
    public boolean isRunning() {
        return status.get() == Status.RUNNING;
    }

    void start(ExecutionService service, String event, Background background) {
        background.runShown(
                Texts.text("launch.plain.running", function.name()),
                () -> {
                    long begun = System.nanoTime();
                    service.functions().register(function);
                    CompletableFuture<InvocationOutcome> invocation = service.invokePlain(
                            function.name(), event.getBytes(StandardCharsets.UTF_8), null, null, listener());
                    invoked.complete(invocation);
                    InvocationOutcome outcome = invocation.get();
                    return new Ended(outcome, document(outcome), Duration.ofNanos(System.nanoTime() - begun));
                },
                this::ended,
                this::failed);
    }

    private static @Nullable JsonDocument document(InvocationOutcome outcome) {
        return switch (outcome) {
            case InvocationOutcome.Returned returned ->
                JsonDocument.of(new String(returned.payload(), StandardCharsets.UTF_8));
            case InvocationOutcome.Failed failed -> null;
        };
    }

    private InvocationListener listener() {
        return new InvocationListener() {
            @Override
            public void placed(String description) {
                later(() -> place.set(description));
            }

            @Override
            public void printed(@Nullable String requestId, ConsoleStream stream, String line) {
                later(() -> lines.add(new Line(stream, line)));
            }
        };
    }

    private void later(Runnable change) {
        arrived.add(change);
        wake.run();
    }

    /** Takes in what arrived since the last frame. */
    void frame() {
        for (Runnable change = arrived.poll(); change != null; change = arrived.poll()) {
            change.run();
        }
    }

    private void ended(Ended end) {
        if (!isRunning()) {
            return;
        }
        frame();
        took = end.took();
        diagnosis.set(KindDiagnosis.ofPlain(function.name(), end.outcome()));
        switch (end.outcome()) {
            case InvocationOutcome.Returned returned -> {
                result = end.result();
                status.set(Status.SUCCEEDED);
            }
            case InvocationOutcome.Failed failed -> {
                error = failed.error();
                status.set(Status.FAILED);
            }
        }
    }

    private void failed(Throwable why) {
        if (isRunning()) {
            frame();
            error = ErrorObject.of(why.getClass().getSimpleName(), Notice.reason(why));
            status.set(Status.FAILED);
        }
    }

    /** Gives it up: its process is freed. */
    public void stop() {
        if (isRunning()) {
            status.set(Status.STOPPED);
            invoked.thenAccept(invocation -> invocation.cancel(true));
        }
    }
}
