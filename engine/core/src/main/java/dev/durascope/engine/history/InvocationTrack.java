package dev.durascope.engine.history;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An invocation and all it has been. Its checkpoints are many, so they are counted apart from its other changes. */
final class InvocationTrack {
    private final Versioned<InvocationState> states = new Versioned<>();
    private final Positions checkpoints = new Positions();
    private final VersionedLong bytes = new VersionedLong();

    /** @param first what is known of the invocation at first, at the position where it began */
    InvocationTrack(InvocationState first) {
        states.set(first.startPosition(), first);
    }

    /** Sets the state from {@code position} on; its count of checkpoints is not looked at. */
    void set(long position, InvocationState state) {
        states.set(position, state);
    }

    /** Counts a checkpoint. */
    void checkpoint(long size, long position) {
        checkpoints.add(position);
        bytes.set(position, bytes.last() + size);
    }

    /** The state as of a position, or {@code null} before the invocation. */
    @Nullable
    InvocationState at(long position) {
        InvocationState state = states.at(position);
        return state == null ? null : state.withCheckpoints(checkpoints.countUpTo(position), bytes.at(position));
    }

    /** The newest state, but for its count of checkpoints. */
    InvocationState last() {
        return Objects.requireNonNull(states.last());
    }
}
