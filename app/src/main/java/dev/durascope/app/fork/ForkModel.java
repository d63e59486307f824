package dev.durascope.app.fork;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.feed.Background;
import dev.durascope.app.json.JsonProblem;
import dev.durascope.app.launch.HandlerChoice;
import dev.durascope.app.launch.HandlerCode;
import dev.durascope.app.launch.JarContents;
import dev.durascope.app.launch.OpenedJar;
import dev.durascope.app.notice.Notice;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.engine.fork.ForkLedger;
import dev.durascope.engine.fork.ForkPlan;
import dev.durascope.engine.history.ForkEdit;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.recording.Recording;
import dev.durascope.engine.time.TimeMode;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * A fork of the execution that is shown, while it is thought of: from which event, what is changed, and what would run.
 * Nothing runs before it is asked for. Needs no window.
 */
public final class ForkModel {
    private static final int MAX_NAME = 64;
    private static final String OWN = "-fork";

    private record Read(Recording recording, HandlerCode.Found code) {}

    private record Wish(long event, List<ForkEdit> edits, String handler) {}

    private record Planned(ForkPlan plan, ForkLedger ledger) {}

    private final ExecutionSession session;
    private final HandlerCode code;
    private final Forker forker;
    private final Background background;
    private final Consumer<ExecutionArn> begun;
    private final @Nullable OperationState operation;

    private final ObjectProperty<Change> change = new SimpleObjectProperty<>(Change.NOTHING);
    private final StringProperty text = new SimpleStringProperty("");
    private final StringProperty event = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable HandlerChoice> handler = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable JarContents> contents = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ForkLedger> ledger = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable JsonProblem> jsonProblem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final Map<Change, String> texts = new EnumMap<>(Change.class);
    private @Nullable Read read;
    private String unread = "";
    private @Nullable ForkPlan plan;
    private boolean eventChosen;
    private boolean proposing;
    private boolean planning;
    private boolean stale;
    private boolean starting;

    /**
     * Plans a fork at the moment that a session shows, of the operation that is selected in it.
     *
     * @param begun hears of the fork
     */
    public ForkModel(
            ExecutionSession session,
            HandlerCode code,
            Forker forker,
            Background background,
            Consumer<ExecutionArn> begun) {
        this.session = session;
        this.code = code;
        this.forker = forker;
        this.background = background;
        this.begun = begun;
        String selected = session.selectedOperationProperty().get();
        OperationState state = selected == null ? null : session.newest().operation(selected);
        this.operation = state == null || state.operation().type() == OperationType.EXECUTION ? null : state;
        propose();
        change.addListener((o, before, now) -> {
            texts.put(before, text.get());
            proposing = true;
            text.set(texts.computeIfAbsent(
                    now, c -> EditText.recorded(c, session.factsProperty().get(), operation)));
            proposing = false;
            propose();
            decide();
        });
        text.addListener(o -> {
            if (!proposing) {
                decide();
            }
        });
        event.addListener(o -> {
            if (!proposing) {
                eventChosen = true;
                decide();
            }
        });
        handler.addListener(o -> {
            if (!proposing) {
                decide();
            }
        });
    }

    /** What the execution is called that is forked. */
    public String original() {
        return session.arn().name();
    }

    /** What the operation is called whose outcome can be changed; {@code null} for none. */
    public @Nullable String operation() {
        return operation == null ? null : session.title(operation);
    }

    /** What is changed. */
    public ObjectProperty<Change> changeProperty() {
        return change;
    }

    /** What it is changed to, as typed: JSON. */
    public StringProperty textProperty() {
        return text;
    }

    /** The number of the last event that is kept, as typed. */
    public StringProperty eventProperty() {
        return event;
    }

    /** What kind of event that is; empty when there is none. */
    public String eventType() {
        Long number = number();
        int index = number == null ? -1 : session.events().indexOf(number);
        return index < 0 ? "" : session.events().events().get(index).eventType();
    }

    /** What the handler is chosen from; {@code null} while no code is found. */
    public ReadOnlyObjectProperty<@Nullable JarContents> contentsProperty() {
        return contents.getReadOnlyProperty();
    }

    /** The handler that will run. */
    public ObjectProperty<@Nullable HandlerChoice> handlerProperty() {
        return handler;
    }

    /** What will run; {@code null} while that is not known, or refused. */
    public ReadOnlyObjectProperty<@Nullable ForkLedger> ledgerProperty() {
        return ledger.getReadOnlyProperty();
    }

    /** Where the text goes wrong; {@code null} when it does not. */
    public ReadOnlyObjectProperty<@Nullable JsonProblem> jsonProblemProperty() {
        return jsonProblem.getReadOnlyProperty();
    }

    /** Why it cannot be forked like this, and what to do; empty when nothing is known to speak against it. */
    public ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /** Whether it can be forked now, everything being told. */
    public ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    /** Reads what happened so far, and what it can be run on. @param open what is open to be run; absent for nothing */
    public void prepare(@Nullable OpenedJar open) {
        Callable<Recording> recording = session.recording();
        String function = session.arn().function();
        background.run(
                text("fork.reading"),
                progress -> new Read(recording.call(), code.find(function, null, open, progress)),
                this::show,
                failure -> {
                    unread = Notice.reason(failure);
                    decide();
                });
    }

    private void show(Read now) {
        read = now;
        proposing = true;
        contents.set(now.code().contents());
        handler.set(now.code().handler());
        proposing = false;
        decide();
    }

    /** Runs the rest on other code. One that cannot be read changes nothing but what is said. */
    public void choose(Path file) {
        if (read == null || starting) {
            return;
        }
        FunctionConfig launched = read.code().launched();
        background.run(
                text("fork.readingFile", file.getFileName()),
                progress -> code.read(file, progress),
                chosen -> {
                    proposing = true;
                    contents.set(chosen);
                    handler.set(HandlerCode.choose(chosen, handler.get(), launched));
                    proposing = false;
                    decide();
                },
                failure -> refusal.set(Notice.reason(failure)));
    }

    /** Where to cut, unless the user said so: where what is changed came to be, else at the moment that is shown. */
    private void propose() {
        if (eventChosen) {
            return;
        }
        List<HistoryEvent> own =
                operation == null ? List.of() : session.events().of(operation.id());
        long last = switch (change.get()) {
            case NOTHING -> Math.max(1, session.cursor().eventId());
            case INPUT -> 1;
            case RESULT, ERROR ->
                own.isEmpty()
                        ? Math.max(1, session.cursor().eventId())
                        : own.getLast().header().eventId();
        };
        proposing = true;
        event.set(Long.toString(last));
        proposing = false;
    }

    private @Nullable Long number() {
        try {
            return Long.valueOf(event.get().strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private void decide() {
        plan = null;
        ledger.set(null);
        ready.set(false);
        jsonProblem.set(EditText.problem(change.get(), text.get()));
        refusal.set(unread);
        if (read == null || starting) {
            return;
        }
        Wish wish;
        try {
            wish = wish(read);
        } catch (RuntimeException e) {
            refusal.set(Notice.reason(e));
            return;
        }
        if (planning) {
            stale = true;
            return;
        }
        planning = true;
        Recording from = read.recording();
        background.run(
                "",
                () -> plan(from, wish),
                planned -> came(() -> {
                    plan = planned.plan();
                    ledger.set(planned.ledger());
                    ready.set(true);
                }),
                failure -> came(() -> refusal.set(Notice.reason(failure))));
    }

    private void came(Runnable what) {
        planning = false;
        if (stale) {
            stale = false;
            decide();
        } else {
            what.run();
        }
    }

    private static Planned plan(Recording from, Wish wish) {
        ForkPlan plan = ForkPlan.of(
                from.arn(), from.journal(), ForkPlan.positionOf(from.journal(), wish.event()), wish.edits());
        return new Planned(plan, plan.ledger(wish.handler()));
    }

    private Wish wish(Read known) {
        HandlerChoice chosen = handler.get();
        if (contents.get() == null || chosen == null) {
            throw new IllegalStateException(
                    known.code().why().isEmpty()
                            ? text("fork.unknownCode", session.arn().function())
                            : known.code().why());
        }
        Long number = number();
        if (number == null) {
            throw new IllegalStateException(
                    text("fork.eventNumber", Math.max(1, session.newest().lastEventId())));
        }
        JsonProblem wrong = jsonProblem.get();
        if (wrong != null) {
            throw new IllegalStateException(wrong.sentence());
        }
        if (change.get().isOfOperation() && operation == null) {
            throw new IllegalStateException(text("fork.noOperation"));
        }
        FunctionConfig launched = known.code().launched();
        if (launched != null
                && !known.code().missing().isEmpty()
                && HandlerCode.isAsLaunched(launched, contents.get(), chosen)) {
            throw new IllegalStateException(
                    text("fork.missing", known.code().missing(), session.arn().function()));
        }
        return new Wish(
                number,
                EditText.edits(change.get(), text.get(), operation == null ? "" : operation.id()),
                chosen.handler());
    }

    /** Begins the fork. */
    public void start() {
        ForkPlan planned = plan;
        FunctionConfig function = function();
        if (planned == null || function == null || !ready.get()) {
            return;
        }
        starting = true;
        ready.set(false);
        TimeMode mode = session.isLocal() ? session.timeMode() : TimeMode.SKIP;
        background.run(
                text("fork.running", original()),
                () -> forker.fork(function, planned, mode),
                begun::accept,
                failure -> {
                    starting = false;
                    ready.set(true);
                    refusal.set(Notice.reason(failure));
                });
    }

    /** What runs. Another handler does not take the place of the one that the original may still need. */
    private @Nullable FunctionConfig function() {
        HandlerChoice chosen = handler.get();
        JarContents from = contents.get();
        if (read == null || chosen == null || from == null) {
            return null;
        }
        String name = session.arn().function();
        FunctionConfig launched = read.code().launched();
        String own =
                launched == null ? name : name.substring(0, Math.min(name.length(), MAX_NAME - OWN.length())) + OWN;
        return HandlerCode.function(own, launched, from, chosen);
    }
}
