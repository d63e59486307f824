package dev.durascope.engine.cloud;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The time that calls are paced by: it never goes back, and can be waited for. */
interface Ticks {

    /** Nanoseconds since some moment. */
    long nanos();

    /** Waits. */
    void pause(Duration duration) throws InterruptedException;

    /** This machine's. */
    Ticks SYSTEM = new Ticks() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void pause(Duration duration) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        }
    };
}
