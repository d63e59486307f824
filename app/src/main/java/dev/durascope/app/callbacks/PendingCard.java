package dev.durascope.app.callbacks;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.json.JsonProblem;
import dev.durascope.app.json.JsonScanner;
import dev.durascope.app.notice.Notice;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.session.SessionActions;
import dev.durascope.app.session.WaitingText;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.OperationDetails;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Something that waits for an answer from outside, and the answer as far as it is written. */
public final class PendingCard {
    private final ExecutionSession session;
    private final SessionActions actions;
    private final String operationId;
    private final String title;
    private final @Nullable String callbackId;
    private final BooleanProperty failing = new SimpleBooleanProperty();
    private final StringProperty json = new SimpleStringProperty("{}");
    private final StringProperty errorType = new SimpleStringProperty("ApprovalRejected");
    private final StringProperty errorMessage = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper jsonProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");

    PendingCard(ExecutionSession session, SessionActions actions, OperationState state) {
        this.session = session;
        this.actions = actions;
        this.operationId = state.id();
        this.title = session.title(state);
        this.callbackId = state.operation().details() instanceof OperationDetails.Callback callback
                ? callback.callbackId()
                : null;
        json.addListener((o, before, now) -> {
            JsonProblem problem = now.isBlank() ? null : JsonScanner.problem(now);
            jsonProblem.set(problem == null ? "" : problem.sentence());
        });
    }

    /** The operation that waits. */
    public String operationId() {
        return operationId;
    }

    /** The operation's name. */
    public String title() {
        return title;
    }

    /** The callback's id; {@code null} for a chained invoke. */
    public @Nullable String callbackId() {
        return callbackId;
    }

    /** Whether it is a callback; else it is a chained invoke of a function that is not registered here. */
    public boolean isCallback() {
        return callbackId != null;
    }

    /** Whether it may be timed out from here, which only the local engine can do. */
    public boolean isExpirable() {
        return isCallback() && !session.isAttached();
    }

    /** What is waited for and how long, in words that count down. */
    public String waiting() {
        OperationState state = session.operation(operationId);
        if (state == null) {
            return "";
        }
        if (state.invoke() != null) {
            return text("callbacks.card.unregistered", state.invoke().functionName());
        }
        String words = WaitingText.of(session, state);
        return session.isRecorded() ? text("callbacks.card.inFile", words) : words;
    }

    /** The session whose clock it counts on. */
    public ExecutionSession session() {
        return session;
    }

    /** Whether the answer will be a failure. */
    public BooleanProperty failingProperty() {
        return failing;
    }

    /** The result as typed; blank for a null result. */
    public StringProperty jsonProperty() {
        return json;
    }

    /** The failure's type as typed. */
    public StringProperty errorTypeProperty() {
        return errorType;
    }

    /** The failure's message as typed. */
    public StringProperty errorMessageProperty() {
        return errorMessage;
    }

    /** Why the result as typed is not JSON; empty when it is. */
    public ReadOnlyStringProperty jsonProblemProperty() {
        return jsonProblem.getReadOnlyProperty();
    }

    /** Why the engine refused the last answer; empty when it did not. */
    public ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /** Sends the answer: the result, or the failure. Nothing is sent while the result is not JSON. */
    public void answer() {
        refusal.set("");
        if (failing.get()) {
            String message = errorMessage.get().isBlank() ? null : errorMessage.get();
            ErrorObject error = ErrorObject.of(errorType.get().strip(), message);
            if (callbackId != null) {
                actions.failCallback(callbackId, error, this::refused);
            } else {
                actions.failInvoke(session.arn(), operationId, error, this::refused);
            }
        } else if (jsonProblem.get().isEmpty()) {
            if (callbackId != null) {
                actions.completeCallback(callbackId, json.get().strip(), this::refused);
            } else {
                actions.completeInvoke(session.arn(), operationId, json.get().strip(), this::refused);
            }
        }
    }

    /** Keeps the callback alive. */
    public void heartbeat() {
        refusal.set("");
        if (callbackId != null) {
            actions.heartbeat(callbackId, this::refused);
        }
    }

    /** Times the callback out now. */
    public void expire() {
        refusal.set("");
        actions.expire(session.arn(), operationId, this::refused);
    }

    private void refused(Throwable why) {
        refusal.set(Notice.reason(why));
    }
}
