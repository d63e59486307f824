package dev.durascope.engine.invoke;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Bounds what one invocation's output costs: the beginning passes through at once, the end is kept and passes at the
 * end, and of what was between only the amount is said. The end of an output is where its reason is.
 */
final class LineBudget {
    static final int HEAD_BYTES = 2 * 1024 * 1024;
    static final int TAIL_BYTES = 256 * 1024;

    private final Consumer<String> sink;
    private final Deque<String> tail = new ArrayDeque<>();
    private long head;
    private long tailed;
    private long dropped;

    LineBudget(Consumer<String> sink) {
        this.sink = sink;
    }

    void line(String line) {
        int size = size(line);
        if (head + size <= HEAD_BYTES && tail.isEmpty()) {
            head += size;
            sink.accept(line);
            return;
        }
        tail.addLast(line);
        tailed += size;
        while (tailed > TAIL_BYTES) {
            int oldest = size(tail.removeFirst());
            tailed -= oldest;
            dropped += oldest;
        }
    }

    /** The invocation is over: what was kept passes, and the next one begins with a budget of its own. */
    void end() {
        if (dropped > 0) {
            sink.accept(String.format(
                    Locale.ROOT, "[Durascope left out %.1f MB of output here.]", dropped / (1024.0 * 1024.0)));
        }
        tail.forEach(sink);
        tail.clear();
        head = 0;
        tailed = 0;
        dropped = 0;
    }

    /** Roughly what the line was in the pipe; its line end counts, so that empty lines are bounded too. */
    private static int size(String line) {
        return line.length() + 1;
    }
}
