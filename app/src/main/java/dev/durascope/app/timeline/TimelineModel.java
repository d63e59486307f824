package dev.durascope.app.timeline;

import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.session.SessionChange;
import dev.durascope.app.tree.OperationRow;
import dev.durascope.app.tree.TreeProjection;
import dev.durascope.engine.history.Attempt;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.history.OperationState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/**
 * An execution along its clock, all of it whatever moment the window shows: rows in the order of the tree, when each
 * event happened, jumps of virtual time, the invocations. What comes is only noted; {@link #refresh} takes it in
 * when somebody looks. Needs no window and belongs to its thread.
 */
public final class TimelineModel {
    private final ExecutionSession session;
    private final TreeProjection tree;
    private final TreeProjection rows;
    private final EventTimes times = new EventTimes();
    private final List<Span> jumps = new ArrayList<>();
    private final List<Pace> paces = new ArrayList<>();
    private final Set<String> touched = new LinkedHashSet<>();
    /** The operations that the tree expanded or collapsed since. */
    private final Set<String> turned = new LinkedHashSet<>();

    private final List<Long> executed = new ArrayList<>();
    private final BooleanProperty collapseIdle = new SimpleBooleanProperty();
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private Set<String> marked = Set.of();
    private @Nullable Instant start;
    private Standing standing = Standing.NONE;
    private TimeFold fold = TimeFold.EMPTY;
    private Lanes lanes = Lanes.NONE;

    /** @param tree whose collapsed operations hide their children here as well */
    public TimelineModel(ExecutionSession session, TreeProjection tree) {
        this.session = session;
        this.tree = tree;
        this.rows = new TreeProjection(session.arn().id());
        session.onChange(this::noteChange);
        tree.onExpansion(this::noteExpansion);
        session.revisionProperty().addListener((o, before, now) -> changed());
        collapseIdle.addListener(o -> changed());
    }

    private void noteChange(SessionChange change) {
        for (JournalRecord record : change.records()) {
            if (start == null) {
                start = record.at();
            }
            if (record.entry() instanceof JournalEntry.Event event) {
                times.add(Standing.micros(start, event.event().header().timestamp()));
            }
            if (record.entry() instanceof JournalEntry.TimeJumped jump) {
                jumps.add(new Span(Standing.micros(start, jump.from()), Standing.micros(start, jump.to())));
            }
            if (record.entry() instanceof JournalEntry.ClockPaced paced) {
                notePace(
                        Standing.micros(start, paced.pace().shown()),
                        paced.pace().speed());
            }
        }
        touched.addAll(SessionChange.touchedBy(change.records(), session.arn().id()));
    }

    private void notePace(long at, double speed) {
        if (!paces.isEmpty() && paces.getLast().to() == Long.MAX_VALUE) {
            Pace last = paces.removeLast();
            paces.add(new Pace(last.from(), Math.max(last.from(), at), last.speed()));
        }
        if (speed > 0 && speed != 1) {
            paces.add(new Pace(at, Long.MAX_VALUE, speed));
        }
    }

    private void noteExpansion(OperationRow row) {
        turned.add(row.id());
        changed();
    }

    private void changed() {
        revision.set(revision.get() + 1);
    }

    /** Takes in what came since the last time. */
    public void refresh() {
        ExecutionState state = session.newest();
        if (start == null || state.facts() == null) {
            return;
        }
        rows.update(state, touched);
        for (String id : touched) {
            OperationState operation = state.operation(id);
            if (operation != null) {
                operation.attempts().forEach(this::noteExecuted);
            }
            // What was collapsed before it held anything hides what comes into it.
            OperationRow row = rows.find(id);
            OperationRow parent = row == null ? null : row.parent();
            if (parent != null) {
                turned.add(parent.id());
            }
        }
        touched.clear();
        turned.forEach(this::followExpansion);
        turned.clear();
        standing = Standing.of(state, start, session.newestMoment(), session.isPaused());
        lanes = Lanes.of(standing, executed);
        fold = TimeFold.of(standing.now(), folded());
    }

    private void noteExecuted(Attempt attempt) {
        while (executed.size() <= attempt.invocation()) {
            executed.add(-1L);
        }
        long at = Standing.micros(Objects.requireNonNull(start), attempt.start());
        long known = executed.get(attempt.invocation());
        executed.set(attempt.invocation(), known < 0 ? at : Math.min(known, at));
    }

    /** A jump takes no time that anybody lived through, so it is always folded; other idle time when asked. */
    private List<Span> folded() {
        if (!collapseIdle.get() || lanes.bars().isEmpty()) {
            return jumps;
        }
        List<Span> busy = new ArrayList<>();
        for (Lanes.Bar bar : lanes.bars()) {
            busy.add(new Span(bar.from(), bar.to()));
        }
        List<Span> idle = Span.outside(busy, standing.now());
        idle.addAll(jumps);
        return idle;
    }

    private void followExpansion(String id) {
        OperationRow theirs = tree.find(id);
        OperationRow mine = rows.find(id);
        if (theirs != null && mine != null) {
            rows.setExpanded(mine, theirs.isExpanded());
        }
    }

    ExecutionSession session() {
        return session;
    }

    /** The operations in the order of the tree, those in collapsed ones left out. */
    TreeProjection rows() {
        return rows;
    }

    Standing standing() {
        return standing;
    }

    TimeFold fold() {
        return fold;
    }

    Lanes lanes() {
        return lanes;
    }

    EventTimes times() {
        return times;
    }

    /** When what the cursor shows happened; now when it shows the newest. */
    long cursorTime() {
        return session.cursor().isAtNow()
                ? standing.now()
                : times.at(session.cursor().index());
    }

    /** The row of the operation that began last, or -1 when there is none in sight. */
    int newestRow() {
        List<OperationState> operations = session.newest().operations();
        return operations.isEmpty()
                ? -1
                : rows.visibleIndex(operations.getLast().id());
    }

    /** The jumps of virtual time, in order. */
    List<Span> jumps() {
        return jumps;
    }

    /** Where the clock ran faster or slower than the wall clock, in order. */
    List<Pace> paces() {
        return paces;
    }

    /** How the clock ran at a moment, if not as the wall clock. */
    @Nullable
    Pace paceAt(double time) {
        for (Pace pace : paces) {
            if (pace.holds(time)) {
                return pace;
            }
        }
        return null;
    }

    /** Grows whenever there may be something new to draw. */
    ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /** Whether time in which no invocation runs is folded, beside the jumps of virtual time, which always are. */
    public BooleanProperty collapseIdleProperty() {
        return collapseIdle;
    }

    /** Marks the rows of operations, as a search does with what it found; an empty set for none. */
    public void setMarked(Set<String> operationIds) {
        marked = Set.copyOf(operationIds);
        changed();
    }

    Set<String> marked() {
        return marked;
    }
}
