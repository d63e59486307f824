package dev.durascope.engine.execution;

import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the callback of an id. Safe for use by many threads. */
final class CallbackIndex {
    /** Where a callback stands. */
    record Place(ExecutionArn arn, String operationId) {}

    private static final int ID_BYTES = 33;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, Place> places = new ConcurrentHashMap<>();

    /** Makes an id that cannot be guessed: standard base64 (protocol §2). */
    static String newId() {
        byte[] bytes = new byte[ID_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    void follow(ExecutionArn arn, List<JournalEntry> entries) {
        for (JournalEntry entry : entries) {
            if (entry instanceof JournalEntry.Event e) {
                follow(arn, e.event());
            }
        }
    }

    void follow(ExecutionArn arn, HistoryEvent event) {
        if (event instanceof HistoryEvent.CallbackStarted e && e.header().id() != null) {
            places.put(e.callbackId(), new Place(arn, e.header().id()));
        }
    }

    /** @throws LambdaFault ResourceNotFoundException when no callback has the id */
    Place find(String callbackId) {
        Place place = places.get(callbackId);
        if (place == null) {
            throw LambdaFault.notFound("There is no callback with id " + callbackId + ".");
        }
        return place;
    }

    void forget(ExecutionArn arn) {
        places.values().removeIf(place -> place.arn().equals(arn));
    }
}
