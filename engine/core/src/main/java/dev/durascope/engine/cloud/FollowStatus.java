package dev.durascope.engine.cloud;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the following of an execution stands.
 *
 * @param phase what it is at
 * @param known how many events are known
 * @param missing how many events before the newest known one are not known, as their ids say
 * @param calls how many calls were made for it
 * @param pause until the next call; absent when there will be none
 * @param trouble what went wrong with the last call; absent when nothing did
 */
public record FollowStatus(
        Phase phase,
        long known,
        long missing,
        long calls,
        @Nullable Duration pause,
        @Nullable CloudFault trouble) {

    /** What the following is at. */
    public enum Phase {
        /** The service does not know the execution yet: it may just have been started. */
        AWAITED,
        /** The newest events are there, those before them are being fetched. */
        FILLING,
        /** All events are there; what is new comes by itself. */
        LIVE,
        /** The last call failed, and it is tried again; {@code trouble} says why. */
        TROUBLED,
        /** The execution has ended, and all its events are there but for those that are told missing. */
        ENDED,
        /** It cannot be followed any further; {@code trouble} says why. */
        FAILED
    }

    /** Whether no further call will be made. */
    public boolean isOver() {
        return phase == Phase.ENDED || phase == Phase.FAILED;
    }
}
