package dev.durascope.app.replay;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.feed.Background;
import dev.durascope.app.launch.HandlerChoice;
import dev.durascope.app.launch.HandlerCode;
import dev.durascope.app.launch.JarContents;
import dev.durascope.app.launch.OpenedJar;
import dev.durascope.app.notice.Notice;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.project.BuildProgress;
import dev.durascope.engine.recording.Recording;
import dev.durascope.engine.replay.DeterminismReport;
import dev.durascope.engine.replay.Fidelity;
import dev.durascope.engine.replay.Ledger;
import dev.durascope.engine.replay.Recorded;
import dev.durascope.engine.replay.Replay;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * Holds a handler against what the open execution did. What would run is told before anything does, and nothing runs before
 * it is asked for. Needs no window.
 */
public final class ReplayModel {
    /** How long one run of a handler may take. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String NOTHING_OPEN = text("replay.nothingOpen");
    private static final String BUSY = text("replay.busy");

    /** How far it is. */
    public enum Progress {
        /** Nobody has asked for a replay of this execution. */
        NOTHING,
        /** The execution and the code are being read. */
        READING,
        /** All is there to be decided on. */
        READY,
        /** The handler runs. */
        RUNNING,
        /** There is a report. */
        DONE
    }

    private record Read(Recorded recorded, HandlerCode.Found code) {}

    private final HandlerCode code;
    private final Replayer replayer;
    private final Supplier<@Nullable OpenedJar> openCode;
    private final Background background;

    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(Progress.NOTHING);
    private final ReadOnlyObjectWrapper<@Nullable JarContents> contents = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable HandlerChoice> handler = new SimpleObjectProperty<>();
    private final BooleanProperty invocations = new SimpleBooleanProperty();
    private final BooleanProperty stepCode = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable Ledger> ledger = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable DeterminismReport> report = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper(NOTHING_OPEN);
    private final ReadOnlyStringWrapper startObstacle = new ReadOnlyStringWrapper(NOTHING_OPEN);
    private @Nullable ExecutionSession session;
    private @Nullable Recorded recorded;
    private @Nullable FunctionConfig launched;
    private Background.@Nullable Running running;
    private int asked;

    /**
     * Replays what is recorded.
     *
     * @param code finds what it can be run on
     * @param openCode what is open to be run, for executions of which it is not known what they ran on; called on the
     *     window's thread
     */
    public ReplayModel(
            HandlerCode code, Replayer replayer, Supplier<@Nullable OpenedJar> openCode, Background background) {
        this.code = code;
        this.replayer = replayer;
        this.openCode = openCode;
        this.background = background;
        handler.addListener(o -> decide());
        invocations.addListener(o -> decide());
        stepCode.addListener(o -> decide());
    }

    /** How far it is. */
    public ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** What the handler is chosen from; {@code null} while no code is chosen. */
    public ReadOnlyObjectProperty<@Nullable JarContents> contentsProperty() {
        return contents.getReadOnlyProperty();
    }

    /** The handler that will run. */
    public ObjectProperty<@Nullable HandlerChoice> handlerProperty() {
        return handler;
    }

    /** Whether the invocations are gone through as they happened. */
    public BooleanProperty invocationsProperty() {
        return invocations;
    }

    /** Whether the code of steps may run that have no outcome in the history. */
    public BooleanProperty stepCodeProperty() {
        return stepCode;
    }

    /** What will run; {@code null} while that is not known. */
    public ReadOnlyObjectProperty<@Nullable Ledger> ledgerProperty() {
        return ledger.getReadOnlyProperty();
    }

    /** What the history cannot give; {@code null} while it is not read. */
    public @Nullable Fidelity fidelity() {
        return recorded == null ? null : recorded.fidelity();
    }

    /** What came of it; {@code null} while there is nothing. */
    public ReadOnlyObjectProperty<@Nullable DeterminismReport> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /** What went wrong, and what to do; empty when nothing did. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Why no replay can be prepared; empty when one can. */
    public ReadOnlyStringProperty obstacleProperty() {
        return obstacle.getReadOnlyProperty();
    }

    /** Why the handler cannot be run now; empty when it can. */
    public ReadOnlyStringProperty startObstacleProperty() {
        return startObstacle.getReadOnlyProperty();
    }

    /** Follows another execution; {@code null} for none. What runs for the one before is ended. */
    public void follow(@Nullable ExecutionSession now) {
        end();
        session = now;
        recorded = null;
        launched = null;
        contents.set(null);
        handler.set(null);
        ledger.set(null);
        report.set(null);
        problem.set("");
        become(Progress.NOTHING);
    }

    private void become(Progress now) {
        progress.set(now);
        boolean busy = now == Progress.READING || now == Progress.RUNNING;
        obstacle.set(session == null ? NOTHING_OPEN : busy ? BUSY : "");
        startObstacle.set(whyNot(busy));
    }

    private String whyNot(boolean busy) {
        if (session == null) {
            return NOTHING_OPEN;
        }
        if (busy) {
            return BUSY;
        }
        return ledger.get() == null ? text("replay.chooseFirst") : "";
    }

    /** Reads what happened so far and what it ran on, and tells what a replay would run. */
    public void prepare() {
        ExecutionSession shown = session;
        if (shown == null || !obstacle.get().isEmpty()) {
            return;
        }
        Callable<Recording> recording = shown.recording();
        JarContents chosen = contents.get();
        OpenedJar open = openCode.get();
        int number = begin(Progress.READING);
        running = background.runShown(
                text("replay.reading"),
                () -> read(recording.call(), chosen, open),
                read -> {
                    if (number == asked) {
                        recorded = read.recorded();
                        launched = read.code().launched();
                        show(read.code().contents(), read.code().preferred());
                        problem.set(told(read.code()));
                    }
                },
                failure -> failed(number, failure, Progress.NOTHING));
    }

    /** The same with the code as it is now, since it was built again; code that was chosen by hand is forgotten. */
    public void renew() {
        if (obstacle.get().isEmpty()) {
            contents.set(null);
            prepare();
        }
    }

    private Read read(Recording recording, @Nullable JarContents chosen, @Nullable OpenedJar open) {
        Recorded told = Recorded.of(recording.arn(), recording.journal());
        return new Read(told, code.find(recording.arn().function(), chosen, open, BuildProgress.UNHEARD));
    }

    private static String told(HandlerCode.Found found) {
        return found.missing().isEmpty() || !found.why().isEmpty()
                ? found.why()
                : text("replay.without", found.missing());
    }

    private void show(@Nullable JarContents read, @Nullable HandlerChoice preferred) {
        contents.set(read);
        HandlerChoice before = handler.get() == null ? preferred : handler.get();
        handler.set(read == null ? null : HandlerCode.choose(read, before, launched));
        // A rebuilt jar may hold the same handler, and no change of it tells so.
        decide();
    }

    /** Chooses other code. */
    public void choose(Path file) {
        if (session == null || recorded == null || !obstacle.get().isEmpty()) {
            return;
        }
        int number = begin(Progress.READING);
        running = background.runShown(
                text("replay.readingFile", file.getFileName()),
                () -> code.read(file, BuildProgress.UNHEARD),
                read -> {
                    if (number == asked) {
                        show(read, null);
                    }
                },
                failure -> failed(number, failure, Progress.READY));
    }

    /** Tells anew what would run. */
    private void decide() {
        Recorded told = recorded;
        FunctionConfig function = function();
        report.set(null);
        ledger.set(
                told == null || function == null ? null : replay(told, function).ledger());
        if (told != null) {
            become(Progress.READY);
        }
    }

    private Replay replay(Recorded told, FunctionConfig function) {
        Replay.Extent extent = invocations.get() ? Replay.Extent.INVOCATIONS : Replay.Extent.END_STATE;
        return new Replay(told, extent, function, stepCode.get(), PATIENCE);
    }

    /** What runs: as it was launched where that is what is chosen, for its variables and its JDK. */
    public @Nullable FunctionConfig function() {
        ExecutionSession shown = session;
        JarContents read = contents.get();
        HandlerChoice chosen = handler.get();
        if (shown == null || read == null || chosen == null) {
            return null;
        }
        return HandlerCode.function(shown.arn().function(), launched, read, chosen);
    }

    /** Runs the handler. */
    public void start() {
        Recorded told = recorded;
        FunctionConfig function = function();
        if (told == null || function == null || !startObstacle.get().isEmpty()) {
            return;
        }
        Replay replay = replay(told, function);
        int number = begin(Progress.RUNNING);
        running = background.runShown(
                text("replay.running", told.arn().name()),
                () -> replayer.replay(replay),
                done -> {
                    if (number == asked) {
                        report.set(done);
                        become(Progress.DONE);
                    }
                },
                failure -> failed(number, failure, Progress.READY));
    }

    private int begin(Progress now) {
        problem.set("");
        report.set(null);
        become(now);
        return ++asked;
    }

    private void failed(int number, Throwable failure, Progress back) {
        if (number == asked) {
            problem.set(Notice.reason(failure));
            become(back);
        }
    }

    /** Ends what is under way. */
    public void cancel() {
        if (progress.get() == Progress.RUNNING || progress.get() == Progress.READING) {
            end();
            become(recorded == null ? Progress.NOTHING : Progress.READY);
        }
    }

    private void end() {
        asked++;
        if (running != null) {
            running.cancel();
            running = null;
        }
    }
}
