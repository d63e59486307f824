package dev.durascope.app.session;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.feed.Background;
import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.execution.ExecutionStanding;
import dev.durascope.engine.execution.Waiting;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.ExecutionFold;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.InvocationState;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.recording.Recording;
import dev.durascope.engine.time.TimeMode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * One open execution: its fold, what is selected in it, and the clock that its countdowns run on. Every pane watches
 * this and nothing else. Belongs to the window's thread.
 */
public final class ExecutionSession {
    /** How many records a frame takes in at most before the time is looked at. */
    private static final int SLICE = 2_000;

    /** From so many records on, as a long journal is when it is opened, fewer and longer frames show all of it sooner. */
    private static final int BACKLOG = 10_000;

    private static final int LONGER = 8;

    /** How many times as long as the last answer took nobody asks where the execution stands. */
    private static final int STANDING_SHARE = 9;

    /** But no longer than this, in nanoseconds: one answer that was slow to come must not leave the window behind. */
    private static final long LONGEST_SILENCE = 1_000_000_000L;

    private final ExecutionArn arn;
    private final ExecutionService service;
    private final Background background;
    private final InstantSource wallClock;
    private final @Nullable FromFile file;
    private final ExecutionFold fold;
    private final Deque<JournalRecord> pending = new ArrayDeque<>();
    private final EventLog events = new EventLog();
    private final Cursor cursor = new Cursor(new Ground());
    private final OperationNames names;
    private final List<Consumer<SessionChange>> listeners = new ArrayList<>();
    private final ReadOnlyObjectWrapper<@Nullable ExecutionFacts> facts = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ExecutionStanding> standing = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final StringProperty selectedOperation = new SimpleStringProperty();
    private final AwaitedMoment awaited = new AwaitedMoment();
    private boolean continuation;
    private boolean loading;
    private Map<String, Waiting.Kind> waiting = Map.of();
    private boolean standingAsked;
    private boolean standingStale;
    private long standingAskedAt;
    private long askAgainAt;
    private boolean closed;
    private @Nullable OutputSource output;
    private Runnable wake = () -> {};

    /** An execution that nothing is known of yet; {@link #load} brings its journal. */
    public ExecutionSession(
            ExecutionArn arn, ExecutionService service, Background background, InstantSource wallClock) {
        this(arn, service, background, wallClock, null);
    }

    /**
     * The same of an execution that is in a file.
     *
     * @param file the file; absent for an execution of the engine
     */
    public ExecutionSession(
            ExecutionArn arn,
            ExecutionService service,
            Background background,
            InstantSource wallClock,
            @Nullable FromFile file) {
        this.arn = arn;
        this.file = file;
        this.service = service;
        this.background = background;
        this.wallClock = wallClock;
        this.fold = new ExecutionFold(arn.id());
        this.names = new OperationNames(arn.name());
        cursor.onMove(move -> awaited.await(null));
    }

    /** Which execution this is. */
    public ExecutionArn arn() {
        return arn;
    }

    /** Whether it is a recording, which can only be looked at. */
    public boolean isRecorded() {
        return service.isRecorded();
    }

    /** Says where what its invocations print is kept, before any pane is made for it. */
    public void keepsOutputIn(OutputSource elsewhere) {
        output = elsewhere;
    }

    /** Where what its invocations print is kept; {@code null} when that is its journal, or nowhere. */
    public @Nullable OutputSource output() {
        return output;
    }

    /** Whether it runs elsewhere, on AWS: it can be watched and answered, but not debugged. */
    public boolean isAttached() {
        return service.isAttached();
    }

    /** Whether it is an execution of the window's own engine. */
    public boolean isLocal() {
        return !isRecorded() && !isAttached();
    }

    /** The file that it was read from; {@code null} for an execution of the engine. */
    public @Nullable FromFile file() {
        return file;
    }

    /** All that is known of the execution by now, with what was read of its output elsewhere, for a file of its own. To be called on another thread. */
    public Callable<Recording> recording() {
        return () -> new Recording(
                Recording.Origin.RECORDING,
                arn,
                service.standing(arn).timeMode(),
                service.describe(arn).config(),
                output == null ? service.journal(arn, 0) : output.fetched().in(service.journal(arn, 0)),
                file == null ? List.of() : file.notes(),
                file == null ? null : file.others());
    }

    /** The moment that is shown. */
    public Cursor cursor() {
        return cursor;
    }

    /**
     * Shows the moment right after an event, as soon as the journal has been read that far. Whoever goes elsewhere before
     * that does not go there any more.
     *
     * @param eventId the event's id, or 0 to ride on the newest
     * @param absent called when the journal has no such event
     */
    public void goTo(long eventId, Runnable absent) {
        awaited.await(null);
        if (eventId == 0) {
            cursor.toNow();
        } else {
            seek(new AwaitedMoment.Wish(eventId, Cursor.Move.JUMP, absent));
        }
    }

    private void seek(AwaitedMoment.Wish wish) {
        awaited.await(null);
        if (cursor.moveToEvent(wish.eventId(), wish.move())) {
            return;
        }
        boolean unread = loading || !pending.isEmpty() || fold.position() == 0;
        if (unread || awaited.mayCome(wish.eventId())) {
            awaited.await(wish);
        } else {
            wish.absent().run();
        }
    }

    /**
     * The event that was asked for and is shown as soon as it has come, while what is between the first and the newest events
     * is still fetched; 0 for none.
     */
    public ReadOnlyLongProperty awaitedEventProperty() {
        return awaited.shownProperty();
    }

    /** Stays at the moment that is shown, whatever was asked for. */
    public void stay() {
        awaited.await(null);
    }

    /** Says that events are still fetched that belong before others, up to this one; 0 when none are any more. */
    public void readUpTo(long eventId) {
        awaited.readUpTo(eventId);
        AwaitedMoment.Wish wish = awaited.wish();
        if (wish != null) {
            seek(wish);
        }
    }

    /**
     * Goes on from a session of the same execution that knew less of it. Nothing teleports: the moment that was shown, what was
     * selected and what was asked for stay so. Called before anything is shown of this one.
     */
    public void goOnFrom(ExecutionSession before) {
        continuation = true;
        selectedOperation.set(before.selectedOperation.get());
        long event = before.cursor.isAtNow() ? 0 : before.cursor.eventId();
        AwaitedMoment.Wish wish = before.awaited.wish();
        Runnable restore = () -> {
            if (event > 0) {
                seek(new AwaitedMoment.Wish(event, Cursor.Move.RESTORED, () -> {}));
            }
        };
        if (wish == null) {
            restore.run();
        } else {
            seek(new AwaitedMoment.Wish(wish.eventId(), wish.move(), () -> {
                restore.run();
                wish.absent().run();
            }));
        }
    }

    /** Whether it took the place of a session of the same execution: then nobody has gone anywhere. */
    public boolean isContinuation() {
        return continuation;
    }

    /** The state at the cursor, which every pane shows. */
    public ExecutionState state() {
        return cursor.isAtNow() ? fold.now() : fold.at(cursor.positionProperty().get());
    }

    /** The newest state taken in, wherever the cursor is. */
    public ExecutionState newest() {
        return fold.now();
    }

    /** Whether the debugger has stopped it, as its journal says, and that is what is shown. */
    public boolean isPaused() {
        return cursor.isAtNow() && fold.isStopped();
    }

    /**
     * Whether its handler is at work at the moment shown. AWS's history tells only where invocations ended, so there it is
     * whenever something came after that.
     */
    public boolean isAtWork() {
        if (!isAttached()) {
            return state().runningInvocation() != null;
        }
        HistoryEvent last = cursor.event();
        return last != null && !(last instanceof HistoryEvent.InvocationCompleted);
    }

    /** AWS's history as far as taken in. */
    public EventLog events() {
        return events;
    }

    /** The operation of an id as it was at the cursor; {@code null} when it had not begun. */
    public @Nullable OperationState operation(@Nullable String id) {
        return id == null ? null : state().operation(id);
    }

    /** What an operation is called: its name, or what it is and its place among its like. */
    public String title(OperationState state) {
        return names.of(state.operation());
    }

    /** The execution as a whole as it is now, wherever the cursor is; {@code null} until its journal has come. */
    public ReadOnlyObjectProperty<@Nullable ExecutionFacts> factsProperty() {
        return facts.getReadOnlyProperty();
    }

    /** Where it stands beyond its journal; {@code null} until asked for the first time. */
    public ReadOnlyObjectProperty<@Nullable ExecutionStanding> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    /** Grows whenever something shown may have changed: records came, the standing changed, the clock ticked. */
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /** Why the journal could not be read; empty when it could. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The id of the operation that every pane shows; {@code null} for none. */
    public StringProperty selectedOperationProperty() {
        return selectedOperation;
    }

    /** How the execution's clock moves, as far as known. */
    public TimeMode timeMode() {
        ExecutionStanding known = standing.get();
        return known == null ? TimeMode.REAL : known.timeMode();
    }

    /** The moment shown, on the execution's own clock. Never behind what its journal says. */
    public Instant now() {
        HistoryEvent at = cursor.isAtNow() ? null : cursor.event();
        if (at != null) {
            return at.header().timestamp();
        }
        return newestMoment();
    }

    /** As {@link #now}, wherever the cursor is. */
    public Instant newestMoment() {
        if (isRecorded()) {
            return fold.lastTime();
        }
        ExecutionStanding known = standing.get();
        Instant now = (known == null ? fold.clockPace() : known.clock()).at(wallClock.instant());
        return now.isBefore(fold.lastTime()) ? fold.lastTime() : now;
    }

    /** What the engine last said that an operation waits for; {@code null} for nothing, or when it did not say. */
    public Waiting.@Nullable Kind waitingKind(String operationId) {
        return waiting.get(operationId);
    }

    /** Hears of every change, once per frame. */
    public void onChange(Consumer<SessionChange> listener) {
        listeners.add(listener);
    }

    /** Says whom to call when there is something for the next frame. */
    public void setWake(Runnable wake) {
        this.wake = wake;
    }

    /** Reads the journal so far; what arrives meanwhile is put behind it. */
    public void load() {
        loading = true;
        long after = fold.position();
        background.run(
                text("session.reading", arn.name()),
                () -> service.journal(arn, after),
                records -> {
                    loading = false;
                    List<JournalRecord> arrivedMeanwhile = new ArrayList<>(pending);
                    pending.clear();
                    pending.addAll(records);
                    arrivedMeanwhile.forEach(this::queue);
                    problem.set("");
                    wake.run();
                },
                failure -> {
                    loading = false;
                    problem.set(failure.getMessage() == null ? failure.toString() : failure.getMessage());
                });
    }

    /** Takes records that were appended; those already known are passed over, a gap is filled from the journal. */
    public void arrived(List<JournalRecord> records) {
        records.forEach(this::queue);
    }

    private void queue(JournalRecord record) {
        if (loading) {
            pending.add(record);
            return;
        }
        long last = pending.isEmpty() ? fold.position() : pending.getLast().position();
        if (record.position() == last + 1) {
            pending.add(record);
        } else if (record.position() > last) {
            load();
        }
    }

    /**
     * Takes in what is pending, for about as long as allowed, and tells the panes.
     *
     * @return whether something is left for the next frame
     */
    public boolean advance(long nanos) {
        if (loading || closed || pending.isEmpty()) {
            return false;
        }
        long end = System.nanoTime() + (pending.size() > BACKLOG ? LONGER * nanos : nanos);
        List<JournalRecord> taken = new ArrayList<>();
        do {
            for (int i = 0; i < SLICE && !pending.isEmpty(); i++) {
                JournalRecord record = pending.poll();
                fold.apply(record);
                taken.add(record);
            }
        } while (!pending.isEmpty() && System.nanoTime() < end);
        ExecutionState newest = fold.now();
        ExecutionFacts newestFacts = newest.facts();
        SessionChange change = SessionChange.of(taken, newest, arn.id());
        names.take(newest, change.operationIds());
        events.append(taken);
        cursor.grown(fold.position(), isRecorded() || newestFacts != null && newestFacts.end() != null);
        facts.set(newestFacts);
        tell(cursor.isAtNow() ? change : SessionChange.later(taken, state()));
        AwaitedMoment.Wish wish = awaited.wish();
        if (wish != null) {
            seek(wish);
        }
        revision.set(revision.get() + 1);
        standingStale = true;
        askWhenStale();
        return !pending.isEmpty();
    }

    private void tell(SessionChange change) {
        listeners.forEach(listener -> listener.accept(change));
    }

    private final class Ground implements Cursor.Ground {
        @Override
        public EventLog events() {
            return events;
        }

        @Override
        public List<InvocationState> invocations() {
            return fold.now().invocations();
        }

        @Override
        public void show(long from, long to) {
            List<OperationState> between = fold.changedBetween(Math.min(from, to), Math.max(from, to));
            tell(SessionChange.moved(between, state(), arn.id()));
            revision.set(revision.get() + 1);
        }
    }

    /** Lets everything that counts down be drawn again. */
    public void tick() {
        askWhenStale();
        ExecutionFacts known = facts.get();
        if (known != null && known.end() == null && !isRecorded()) {
            revision.set(revision.get() + 1);
        }
    }

    /** Asks the engine where the execution stands, at most one question at a time. */
    public void askStanding() {
        standingStale = true;
        askAgainAt = System.nanoTime();
        askWhenStale();
    }

    /** The answer costs the engine more the more is open: asked no oftener than costs a tenth of the time. */
    private void askWhenStale() {
        if (!standingStale || standingAsked || closed || System.nanoTime() - askAgainAt < 0) {
            return;
        }
        standingStale = false;
        standingAsked = true;
        standingAskedAt = System.nanoTime();
        background.run("", () -> service.standing(arn), this::standingAnswered, failure -> standingCame());
    }

    private void standingAnswered(ExecutionStanding answer) {
        if (closed) {
            return;
        }
        Map<String, Waiting.Kind> kinds = new HashMap<>();
        for (Waiting each : answer.waitingFor()) {
            if (each.operationId() != null) {
                kinds.put(each.operationId(), each.kind());
            }
        }
        waiting = kinds;
        standing.set(answer);
        revision.set(revision.get() + 1);
        standingCame();
    }

    private void standingCame() {
        long now = System.nanoTime();
        askAgainAt = now + Math.min(STANDING_SHARE * (now - standingAskedAt), LONGEST_SILENCE);
        standingAsked = false;
        askWhenStale();
    }

    /** Ends the session; nothing is told any more. */
    public void close() {
        closed = true;
        listeners.clear();
        pending.clear();
    }
}
