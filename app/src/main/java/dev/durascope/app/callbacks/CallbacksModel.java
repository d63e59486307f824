package dev.durascope.app.callbacks;

import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.session.SessionActions;
import dev.durascope.app.session.SessionChange;
import dev.durascope.engine.execution.Waiting;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.OperationType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A card for everything that waits for an answer from outside. A card keeps what was typed while events arrive. */
public final class CallbacksModel {
    private final ExecutionSession session;
    private final SessionActions actions;
    private final ObservableList<PendingCard> cards = FXCollections.observableArrayList();
    private final Set<String> openInvokes = new LinkedHashSet<>();

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
        change.operationIds().forEach(this::review);
        if (session.factsProperty().get() != null
                && session.factsProperty().get().end() != null) {
            cards.clear();
        }
    }

    private void review(String operationId) {
        OperationState state = session.operation(operationId);
        if (state == null) {
            return;
        }
        boolean open = state.operation().isPending()
                && session.factsProperty().get() != null
                && session.factsProperty().get().end() == null;
        boolean invoke = state.operation().type() == OperationType.CHAINED_INVOKE;
        if (invoke && open) {
            openInvokes.add(operationId);
        } else {
            openInvokes.remove(operationId);
        }
        boolean needed = open
                && (state.operation().type() == OperationType.CALLBACK
                        || invoke && session.waitingKind(operationId) == Waiting.Kind.UNREGISTERED_INVOKE);
        PendingCard card = find(operationId);
        if (needed && card == null) {
            cards.add(new PendingCard(session, actions, state));
        } else if (!needed && card != null) {
            cards.remove(card);
        }
    }
}
