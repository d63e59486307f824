package dev.durascope.app.callbacks;

import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.session.SessionActions;
import dev.durascope.app.session.SessionChange;
import dev.durascope.engine.execution.Waiting;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.OperationType;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * A card for everything that waits for an answer from outside at the moment shown. A card keeps what was typed while
 * events arrive, and while the cursor is elsewhere.
 */
public final class CallbacksModel {
    private final ExecutionSession session;
    private final SessionActions actions;
    private final ObservableList<PendingCard> cards = FXCollections.observableArrayList();
    private final Map<String, PendingCard> made = new HashMap<>();
    private final Set<String> openInvokes = new LinkedHashSet<>();
    private boolean open;

    /** Follows a session from its beginning. */
    public CallbacksModel(ExecutionSession session, SessionActions actions) {
        this.session = session;
        this.actions = actions;
        session.onChange(this::changed);
        session.standingProperty().addListener(o -> List.copyOf(openInvokes).forEach(this::review));
    }

    /** The cards, in the order in which the waiting began. */
    public ObservableList<PendingCard> cards() {
        return cards;
    }

    /** The card of an operation, or {@code null} when it waits for nobody. */
    public @Nullable PendingCard find(String operationId) {
        for (PendingCard card : cards) {
            if (card.operationId().equals(operationId)) {
                return card;
            }
        }
        return null;
    }

    private void changed(SessionChange change) {
        if (!isOpen()) {
            cards.clear();
            open = false;
        } else if (open) {
            change.operationIds().forEach(this::review);
        } else {
            // What the end left open is open again before it.
            open = true;
            session.state().operations().forEach(operation -> review(operation.id()));
        }
    }

    /** Whether the execution goes on at the moment shown. */
    private boolean isOpen() {
        ExecutionFacts facts = session.state().facts();
        return facts != null && facts.end() == null;
    }

    private void review(String operationId) {
        OperationState state = session.operation(operationId);
        PendingCard card = find(operationId);
        if (state == null) {
            cards.remove(card);
            return;
        }
        boolean pending = state.operation().isPending() && isOpen();
        boolean invoke = state.operation().type() == OperationType.CHAINED_INVOKE;
        if (invoke && pending) {
            openInvokes.add(operationId);
        } else {
            openInvokes.remove(operationId);
        }
        boolean needed = pending
                && (state.operation().type() == OperationType.CALLBACK
                        || invoke && session.waitingKind(operationId) == Waiting.Kind.UNREGISTERED_INVOKE);
        if (needed && card == null) {
            cards.add(made.computeIfAbsent(operationId, id -> new PendingCard(session, actions, state)));
        } else if (!needed && card != null) {
            cards.remove(card);
        }
    }
}
