package dev.durascope.engine.invoke;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads one of a worker's output pipes to its end: takes the worker's marks out of it, cuts the rest into lines, and
 * says which invocation each belongs to. It always reads on, so that a worker never waits for us to hear it.
 *
 * <p>A mark is a line {@code RS word SP kind SP requestId}; it may follow an unfinished line, and native code may have
 * written anything anywhere. The word is a secret, so what a handler prints is never taken for a mark.
 */
final class OutputReader implements Runnable {

    /** A longer line comes in pieces. */
    static final int MAX_LINE_BYTES = 64 * 1024;

    private static final int MAX_MARK_BYTES = 256;
    private static final byte RECORD_SEPARATOR = 30;

    private final InputStream pipe;
    private final byte[] markStart;
    private final Sink sink;
    private final LineBudget budget;
    private final byte[] line = new byte[MAX_LINE_BYTES];
    private int length;
    private @Nullable String requestId;

    /** Hears what comes out of the pipe, all on the reader's thread. */
    interface Sink {

        /**
         * A line.
         *
         * @param requestId the invocation it belongs to; absent between invocations, and before the first
         */
        void line(@Nullable String requestId, String line);

        /** All that belongs to an invocation has come. */
        void ended(String requestId);

        /** The pipe has ended. */
        void closed();
    }

    /**
     * @param word the secret word of this worker's marks
     */
    OutputReader(InputStream pipe, String word, Sink sink) {
        this.pipe = pipe;
        this.markStart = ((char) RECORD_SEPARATOR + word + " ").getBytes(StandardCharsets.US_ASCII);
        this.sink = sink;
        this.budget = new LineBudget(text -> sink.line(requestId, text));
    }

    @Override
    public void run() {
        byte[] buffer = new byte[64 * 1024];
        try (pipe) {
            for (int n = pipe.read(buffer); n >= 0; n = pipe.read(buffer)) {
                take(buffer, n);
            }
        } catch (IOException e) {
            // The process was killed while we read; what came is what there is.
        }
        finishLine();
        budget.end();
        sink.closed();
    }

    private void take(byte[] buffer, int n) {
        int from = 0;
        for (int i = 0; i < n; i++) {
            if (buffer[i] == '\n') {
                append(buffer, from, i);
                completeLine();
                from = i + 1;
            }
        }
        append(buffer, from, n);
    }

    private void append(byte[] buffer, int from, int to) {
        int next = from;
        while (next < to) {
            int part = Math.min(to - next, line.length - length);
            System.arraycopy(buffer, next, line, length, part);
            length += part;
            next += part;
            if (length == line.length) {
                passPiece();
            }
        }
    }

    /** Passes what fits of a line that is too long, but not a character's or a mark's beginning. */
    private void passPiece() {
        int cut = length;
        int mark = lastSeparator();
        if (mark >= length - MAX_MARK_BYTES && mark > 0) {
            cut = mark;
        } else {
            while (cut > length - 4 && (line[cut - 1] & 0x80) != 0 && (line[cut - 1] & 0xC0) != 0xC0) {
                cut--;
            }
            if ((line[cut - 1] & 0xC0) == 0xC0) {
                cut--;
            }
        }
        pass(0, cut);
        System.arraycopy(line, cut, line, 0, length - cut);
        length -= cut;
    }

    private int lastSeparator() {
        for (int i = length - 1; i >= 0; i--) {
            if (line[i] == RECORD_SEPARATOR) {
                return i;
            }
        }
        return -1;
    }

    private void completeLine() {
        int mark = findMark();
        if (mark == -1) {
            int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
            pass(0, end);
        } else {
            if (mark > 0) {
                pass(0, mark);
            }
            mark(new String(
                    line, mark + markStart.length, length - mark - markStart.length, StandardCharsets.US_ASCII));
        }
        length = 0;
    }

    private void finishLine() {
        if (length > 0) {
            completeLine();
        }
    }

    private int findMark() {
        for (int i = 0; i + markStart.length <= length; i++) {
            if (line[i] == RECORD_SEPARATOR
                    && Arrays.equals(line, i, i + markStart.length, markStart, 0, markStart.length)) {
                return i;
            }
        }
        return -1;
    }

    private void mark(String rest) {
        String id = rest.substring(rest.indexOf(' ') + 1);
        budget.end();
        if (rest.startsWith("B ")) {
            requestId = id;
        } else {
            requestId = null;
            sink.ended(id);
        }
    }

    private void pass(int from, int to) {
        budget.line(new String(line, from, to - from, StandardCharsets.UTF_8));
    }
}
