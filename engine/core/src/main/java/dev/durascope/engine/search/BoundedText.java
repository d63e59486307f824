package dev.durascope.engine.search;

import java.time.Duration;

/**
 * A text that a regular expression can be matched against for so long and no longer: an expression that backtracks
 * without end reads characters without end, so reading is where it can be stopped.
 */
final class BoundedText implements CharSequence {
    /** How many characters are read between two looks at the clock. */
    private static final int PACE = 1 << 10;

    /** Reading was stopped. */
    static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** Whether the thread was interrupted; else it took too long. */
        private final boolean interrupted;

        StoppedException(boolean interrupted) {
            super(interrupted ? "interrupted" : "too long", null, false, false);
            this.interrupted = interrupted;
        }

        boolean wasInterrupted() {
            return interrupted;
        }
    }

    private final long end;
    private String text = "";
    private int read;

    /** @param atMost how long all that is read through this may take */
    BoundedText(Duration atMost) {
        end = System.nanoTime() + atMost.toNanos();
    }

    /** The same bound for another text. */
    BoundedText on(String other) {
        text = other;
        return this;
    }

    /** Throws when the time is over, or somebody wants this to end. */
    void look() {
        if (Thread.currentThread().isInterrupted()) {
            throw new StoppedException(true);
        }
        if (System.nanoTime() - end > 0) {
            throw new StoppedException(false);
        }
    }

    @Override
    public char charAt(int index) {
        if ((++read & (PACE - 1)) == 0) {
            look();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
