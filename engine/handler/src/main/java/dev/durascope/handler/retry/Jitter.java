package dev.durascope.handler.retry;

import java.util.concurrent.ThreadLocalRandom;

/** How a delay is spread, so that many retries do not come at the same moment. */
public enum Jitter {
    /** The delay as computed. */
    NONE,
    /** Anywhere between half the delay and the delay. */
    HALF,
    /** Anywhere between nothing and the delay. */
    FULL;

    double apply(double seconds) {
        return switch (this) {
            case NONE -> seconds;
            case HALF -> seconds / 2 + ThreadLocalRandom.current().nextDouble() * seconds / 2;
            case FULL -> ThreadLocalRandom.current().nextDouble() * seconds;
        };
    }
}
