package dev.durascope.app.breakpoints;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.feed.Background;
import dev.durascope.app.notice.Notices;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.engine.breakpoint.Breakpoint;
import dev.durascope.engine.breakpoint.Breakpoints;
import dev.durascope.engine.breakpoint.Criteria;
import dev.durascope.engine.breakpoint.HoldScope;
import dev.durascope.engine.breakpoint.MalformedException;
import dev.durascope.engine.breakpoint.NamePattern;
import dev.durascope.engine.breakpoint.When;
import dev.durascope.engine.debug.Debugger;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The breakpoints of the open execution's function. Every change takes effect at once and is kept soon. */
public final class BreakpointsModel {
    private final Debugger debugger;
    private final BiConsumer<String, Breakpoints> keep;
    private final Background background;
    private final Notices notices;
    private final Set<String> unkept = ConcurrentHashMap.newKeySet();
    private final ObservableList<Breakpoint> all = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper muted = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper holdingAll = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper breakable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Breakpoint> shown = new ReadOnlyObjectWrapper<>();
    private @Nullable Breakpoint atEvent;
    private @Nullable String function;

    /** @param keep remembers a function's breakpoints; slow */
    BreakpointsModel(Debugger debugger, BiConsumer<String, Breakpoints> keep, Background background, Notices notices) {
        this.debugger = debugger;
        this.keep = keep;
        this.background = background;
        this.notices = notices;
    }

    /** Shows those of another function; {@code null} for none. */
    void follow(@Nullable String functionName) {
        function = functionName;
        open.set(functionName != null);
        select(null, null);
        show();
    }

    private void show() {
        Breakpoints now = function == null ? Breakpoints.NONE : debugger.breakpoints(function);
        if (!all.equals(now.all())) {
            all.setAll(now.all());
        }
        muted.set(now.muted());
        holdingAll.set(now.scope() == HoldScope.EXECUTION);
    }

    private void change(UnaryOperator<Breakpoints> change) {
        String changed = function;
        if (changed == null) {
            return;
        }
        debugger.setBreakpoints(changed, change.apply(debugger.breakpoints(changed)));
        show();
        unkept.add(changed);
        background.run(
                "", () -> keepNow(changed), failure -> notices.problem(text("breakpoints.notRemembered"), failure));
    }

    /** Keeps the newest, whatever the order in which threads come here. */
    private void keepNow(String changed) {
        synchronized (unkept) {
            if (unkept.remove(changed)) {
                keep.accept(changed, debugger.breakpoints(changed));
            }
        }
    }

    /** Returns when all is kept. */
    void close() {
        synchronized (unkept) {
            List.copyOf(unkept).forEach(this::keepNow);
        }
    }

    /** The breakpoints, in the order they were set. */
    public ObservableList<Breakpoint> all() {
        return all;
    }

    /** Whether there is a function to set breakpoints for. */
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /** Whether all are passed over. */
    public ReadOnlyBooleanProperty mutedProperty() {
        return muted.getReadOnlyProperty();
    }

    /** Passes all over, or minds them again. */
    public void mute(boolean now) {
        change(breakpoints -> breakpoints.muted(now));
    }

    /** Whether the whole execution stands still when a branch of it is stopped. */
    public ReadOnlyBooleanProperty holdingAllProperty() {
        return holdingAll.getReadOnlyProperty();
    }

    /** Holds the whole execution, or only the branch that is stopped. */
    public void holdAll(boolean now) {
        change(breakpoints -> breakpoints.holding(now ? HoldScope.EXECUTION : HoldScope.BRANCH));
    }

    /** Adds a breakpoint, or puts it in the place of the one with its id; nothing while there is no function for it. */
    public void put(Breakpoint breakpoint) {
        if (function == null) {
            return;
        }
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().equals(breakpoint.id())) {
                all.set(i, breakpoint);
                change(breakpoints -> breakpoints.with(all));
                return;
            }
        }
        all.add(breakpoint);
        change(breakpoints -> breakpoints.with(all));
    }

    /** Removes a breakpoint. */
    public void remove(Breakpoint breakpoint) {
        all.removeIf(b -> b.id().equals(breakpoint.id()));
        change(breakpoints -> breakpoints.with(all));
    }

    /** Sets a breakpoint before an operation, or removes those that are for it alone. */
    public void toggle(Operation operation) {
        if (operation.type() == OperationType.EXECUTION) {
            return;
        }
        List<Breakpoint> own = all.filtered(b -> b.criteria().equals(criteriaOf(operation))).stream()
                .toList();
        if (own.isEmpty()) {
            put(new Breakpoint(newId(), true, criteriaOf(operation), When.BEFORE, 1));
        } else {
            own.forEach(this::remove);
        }
    }

    /**
     * An event of the open execution's history is selected.
     *
     * @param event absent for none
     */
    public void select(@Nullable ExecutionSession session, @Nullable HistoryEvent event) {
        String id = event == null ? null : event.header().id();
        OperationState state =
                session == null || id == null ? null : session.newest().operation(id);
        atEvent = session == null || event == null || function == null
                ? null
                : EventBreakpoint.of(
                        event,
                        state == null ? null : state.operation(),
                        id == null
                                ? List.of()
                                : session.events().of(id, event.header().eventId()));
        breakable.set(atEvent != null);
    }

    /** Whether an event is selected at which an execution can be stopped. */
    public ReadOnlyBooleanProperty breakableProperty() {
        return breakable.getReadOnlyProperty();
    }

    /** Sets a breakpoint at the selected event, unless there is one already, and shows it. */
    public void breakHere() {
        Breakpoint wanted = atEvent;
        if (wanted == null) {
            return;
        }
        Breakpoint there = all.stream()
                .filter(b -> b.when() == wanted.when() && b.criteria().equals(wanted.criteria()))
                .findFirst()
                .orElse(wanted);
        if (there == wanted) {
            put(new Breakpoint(newId(), true, wanted.criteria(), wanted.when(), 1));
            there = all.getLast();
        }
        shown.set(null); // so that one that is shown already is shown again
        shown.set(there);
    }

    /** The breakpoint whose conditions are to be shown; {@code null} for none in particular. */
    public ReadOnlyObjectProperty<@Nullable Breakpoint> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** The breakpoint that is for this operation, whatever else it asks for; {@code null} when none is. */
    public @Nullable Breakpoint on(Operation operation) {
        for (Breakpoint breakpoint : all) {
            if (breakpoint.criteria().isFor(operation)) {
                return breakpoint;
            }
        }
        return null;
    }

    /** By name, which every execution of the function has again; by id where there is none. */
    static Criteria criteriaOf(Operation operation) {
        String name = operation.name();
        if (name == null || name.isBlank()) {
            return Criteria.operation(operation.id());
        }
        try {
            return Criteria.named(NamePattern.literal(name));
        } catch (MalformedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An id for a new breakpoint. */
    static String newId() {
        return UUID.randomUUID().toString();
    }
}
