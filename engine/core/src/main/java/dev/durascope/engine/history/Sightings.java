package dev.durascope.engine.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the agent inside the handler's process told of one invocation.
 *
 * @param agent whether there was one at all; without it nothing is known of what was replayed
 * @param blindness why it could not see operations, in a sentence; absent when it could
 * @param operations what the handler called, in order
 */
public record Sightings(boolean agent, @Nullable String blindness, List<Seen> operations) {

    /** There was no agent. */
    public static final Sightings NONE = new Sightings(false, null, List.of());

    public Sightings {
        operations = List.copyOf(operations);
    }

    /**
     * The handler called an operation.
     *
     * @param replayed whether it had already ended in the state that the invocation was given; else it was executed, or
     *     is still under way
     */
    public record Seen(String operationId, boolean replayed) {}

    /** Whether operations were seen, and their code could be held before it ran. */
    public boolean sees() {
        return agent && blindness == null;
    }
}
