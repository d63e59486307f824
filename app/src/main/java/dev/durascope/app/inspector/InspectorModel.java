package dev.durascope.app.inspector;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.feed.Background;
import dev.durascope.app.look.OperationLook;
import dev.durascope.app.look.StatusLook;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.session.SessionChange;
import dev.durascope.app.session.SessionStatus;
import dev.durascope.app.text.Durations;
import dev.durascope.app.text.Times;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationDetails;
import dev.durascope.engine.model.OperationType;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the selected operation, or of the execution when none is selected.
 */
public final class InspectorModel {
    private final ExecutionSession session;
    private final ZoneId zone;
    private final ReadOnlyObjectWrapper<@Nullable Inspection> inspection = new ReadOnlyObjectWrapper<>();
    private final Payload result;
    private final Payload input;
    private final Payload errorData;

    /** Inspects what a session has selected. */
    public InspectorModel(ExecutionSession session, Background background, ZoneId zone) {
        this.session = session;
        this.result = new Payload(background);
        this.input = new Payload(background);
        this.errorData = new Payload(background);
        this.zone = zone;
        session.selectedOperationProperty().addListener(o -> inspect());
        session.onChange(this::changed);
        inspect();
    }

    ReadOnlyObjectProperty<@Nullable Inspection> inspectionProperty() {
        return inspection.getReadOnlyProperty();
    }

    /** The result. */
    Payload result() {
        return result;
    }

    /** The input. */
    Payload input() {
        return input;
    }

    /** The error's data. */
    Payload errorData() {
        return errorData;
    }

    ExecutionSession session() {
        return session;
    }

    ZoneId zone() {
        return zone;
    }

    /** Why there is nothing to inspect, in a sentence. */
    String absence() {
        OperationState later = session.newest().operation(shownId());
        return later == null
                ? text("inspector.nothing")
                : text(
                        "inspector.notBegun",
                        session.title(later),
                        session.cursor().eventId());
    }

    private String shownId() {
        String selected = session.selectedOperationProperty().get();
        return selected == null ? session.arn().id() : selected;
    }

    private void changed(SessionChange change) {
        // When the execution goes on, suspends or ends, everything open in it stands otherwise.
        if (change.operationIds().contains(shownId())
                || change.operationIds().contains(session.arn().id())
                || inspection.get() == null) {
            inspect();
        }
    }

    private void inspect() {
        OperationState state = session.operation(shownId());
        if (state == null) {
            inspection.set(null);
            result.show(null);
            input.show(null);
            errorData.show(null);
            return;
        }
        Inspection now = inspection(state);
        inspection.set(now);
        result.show(now.result());
        input.show(now.input());
        errorData.show(now.error() == null ? null : now.error().errorData());
    }

    private Inspection inspection(OperationState state) {
        Operation operation = state.operation();
        ExecutionFacts facts = session.state().facts();
        boolean execution = operation.type() == OperationType.EXECUTION;
        String resultText = operation.details().result();
        ErrorObject error = operation.details().error();
        String inputText =
                state.invoke() == null ? null : state.invoke().input().payload();
        StatusLook look = SessionStatus.of(session, state);
        if (execution && facts != null) {
            resultText = facts.result() == null ? null : facts.result().payload();
            error = facts.held() ? facts.heldError() : facts.error();
            inputText = facts.input().payload();
        }
        boolean step = operation.type() == OperationType.STEP;
        return new Inspection(
                state.id(),
                session.title(state),
                OperationLook.word(operation),
                OperationLook.icon(operation),
                look,
                resultText,
                noResult(operation, look),
                inputText,
                execution || operation.type() == OperationType.CHAINED_INVOKE,
                error,
                step ? state.attempts() : List.of(),
                fields(state, facts),
                session.events().of(state.id(), session.state().lastEventId()));
    }

    private static String noResult(Operation operation, StatusLook look) {
        if (operation.type() == OperationType.WAIT) {
            return text("inspector.result.wait");
        }
        return switch (look) {
            case SUCCEEDED -> text("inspector.result.null");
            case FAILED, TIMED_OUT, STOPPED, CANCELLED -> text("inspector.result.failed");
            case LEFT_OPEN -> text("inspector.result.left");
            case RUNNING, WAITING, RETRYING, READY, INTERRUPTED, HELD, PAUSED -> text("inspector.result.open");
        };
    }

    private List<Field> fields(OperationState state, @Nullable ExecutionFacts facts) {
        Operation operation = state.operation();
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(text("inspector.field.started"), Times.full(operation.start(), zone), true));
        if (operation.end() != null) {
            fields.add(new Field(text("inspector.field.ended"), Times.full(operation.end(), zone), true));
            Duration took = Duration.between(operation.start(), operation.end());
            fields.add(new Field(text("inspector.field.took"), Durations.taken(took), false));
        }
        if (state.jumpedAtEnd() != null && state.jumpedAtEnd().compareTo(state.jumpedAtStart()) > 0) {
            Duration skipped = state.jumpedAtEnd().minus(state.jumpedAtStart());
            fields.add(new Field(
                    text("inspector.field.skipped"),
                    text("inspector.field.skipped.value", Durations.left(skipped)),
                    false));
        }
        details(state, fields);
        if (operation.type() == OperationType.EXECUTION) {
            fields.add(new Field(text("inspector.field.function"), session.arn().function(), true));
            if (facts != null) {
                fields.add(new Field(text("inspector.field.timesOut"), Times.full(facts.deadline(), zone), false));
                if (facts.parentArn() != null) {
                    fields.add(new Field(text("inspector.field.invokedBy"), facts.parentArn(), true));
                }
            }
            fields.add(new Field(text("inspector.field.arn"), session.arn().toString(), true));
        } else {
            fields.add(new Field(text("inspector.field.operationId"), operation.id(), true));
            if (operation.parentId() != null) {
                fields.add(new Field(text("inspector.field.parentId"), operation.parentId(), true));
            }
            if (operation.subType() != null) {
                fields.add(new Field(text("inspector.field.subtype"), operation.subType(), false));
            }
        }
        return List.copyOf(fields);
    }

    private void details(OperationState state, List<Field> fields) {
        switch (state.operation().details()) {
            case OperationDetails.Wait wait -> {
                if (wait.scheduledEnd() != null) {
                    fields.add(new Field(
                            text("inspector.field.scheduledEnd"), Times.full(wait.scheduledEnd(), zone), true));
                }
            }
            case OperationDetails.Step step -> {
                if (step.nextAttempt() != null) {
                    fields.add(
                            new Field(text("inspector.field.nextAttempt"), Times.full(step.nextAttempt(), zone), true));
                }
            }
            case OperationDetails.Callback callback -> {
                if (callback.callbackId() != null) {
                    fields.add(new Field(text("inspector.field.callbackId"), callback.callbackId(), true));
                }
                if (state.deadlines().timeout() != null) {
                    fields.add(new Field(
                            text("inspector.field.timesOut"),
                            Times.full(state.deadlines().timeout(), zone),
                            false));
                }
                if (state.deadlines().heartbeat() != null) {
                    fields.add(new Field(
                            text("inspector.field.heartbeatDue"),
                            Times.full(state.deadlines().heartbeat(), zone),
                            false));
                }
            }
            case OperationDetails.ChainedInvoke invoke -> {
                if (state.invoke() != null) {
                    fields.add(new Field(
                            text("inspector.field.function"), state.invoke().functionName(), true));
                    if (state.invoke().childArn() != null) {
                        fields.add(new Field(
                                text("inspector.field.childExecution"),
                                state.invoke().childArn(),
                                true));
                    }
                }
            }
            case OperationDetails.Context context -> {
                if (context.replayChildren()) {
                    fields.add(new Field(text("inspector.field.replay"), text("inspector.field.replay.value"), false));
                }
            }
            case OperationDetails.Execution execution -> {}
        }
    }
}
