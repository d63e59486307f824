package dev.durascope.engine.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What every history event has (API model, {@code Event}).
 *
 * @param eventId the event's place in AWS's history: 1 for ExecutionStarted, then contiguous
 * @param timestamp the event's time on the execution's clock, in milliseconds
 * @param id the operation's id; the execution's own for Execution events; absent for InvocationCompleted
 * @param name the operation's name, when it has one
 * @param parentId the id of the CONTEXT the operation stands in; absent at the top level
 * @param subType what the SDK calls the operation, such as {@code MapIteration}
 * @param unmodelled what somebody else wrote into the event and these records have no place for, such as members that
 *     the API got later, as JSON of {@code dev.durascope.engine.json}; absent where there is nothing of it, as in all
 *     events that the engine makes
 */
public record EventHeader(
        long eventId,
        Instant timestamp,
        @Nullable String id,
        @Nullable String name,
        @Nullable String parentId,
        @Nullable String subType,
        @Nullable String unmodelled) {

    /** The header of an event that says nothing but what these records hold. */
    public EventHeader(
            long eventId,
            Instant timestamp,
            @Nullable String id,
            @Nullable String name,
            @Nullable String parentId,
            @Nullable String subType) {
        this(eventId, timestamp, id, name, parentId, subType, null);
    }

    /** The same event at another place of a history. */
    public EventHeader withEventId(long newEventId) {
        return new EventHeader(newEventId, timestamp, id, name, parentId, subType, unmodelled);
    }

    /** The same event of another execution, or operation. */
    public EventHeader of(@Nullable String newId, @Nullable String newName) {
        return new EventHeader(eventId, timestamp, newId, newName, parentId, subType, unmodelled);
    }

    /** The same header with other members that these records have no place for. */
    public EventHeader withUnmodelled(@Nullable String unmodelledMembers) {
        return new EventHeader(eventId, timestamp, id, name, parentId, subType, unmodelledMembers);
    }
}
