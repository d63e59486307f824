package dev.durascope.engine.model;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The state of one operation as the API gives it (API model, {@code Operation}).
 *
 * @param start when it began, on the execution's clock
 * @param end when it ended; absent while it has not
 */
public record Operation(
        String id,
        @Nullable String parentId,
        @Nullable String name,
        OperationType type,
        @Nullable String subType,
        Instant start,
        @Nullable Instant end,
        OperationStatus status,
        OperationDetails details) {

    /** The same operation in another status. */
    public Operation with(OperationStatus newStatus, @Nullable Instant newEnd, OperationDetails newDetails) {
        return new Operation(id, parentId, name, type, subType, start, newEnd, newStatus, newDetails);
    }

    /** The operation in words, such as {@code Step 'charge'} or {@code Context (MapIteration) 'item-1'}. */
    public String inWords() {
        return inWords(type, subType, name);
    }

    /** An operation in words, by what identifies it. */
    public static String inWords(OperationType type, @Nullable String subType, @Nullable String name) {
        String words = type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String kind = Character.toUpperCase(words.charAt(0)) + words.substring(1);
        boolean same = subType == null || subType.replace(" ", "").equalsIgnoreCase(words.replace(" ", ""));
        return (same ? kind : kind + " (" + subType + ")") + (name == null ? "" : " '" + name + "'");
    }

    /**
     * Whether a suspended execution may wait for this operation: a step between attempts, or a wait, callback or
     * chained invoke that has not ended (protocol §1).
     */
    public boolean isPending() {
        return switch (type) {
            case STEP -> status == OperationStatus.PENDING;
            case WAIT, CALLBACK, CHAINED_INVOKE -> status == OperationStatus.STARTED;
            case EXECUTION, CONTEXT -> false;
        };
    }
}
