package dev.durascope.worker;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Tells the reader of our output pipes which invocation the bytes in them belong to.
 *
 * <p>What the handler prints goes into the pipes untouched, and so does what native code writes past us. Between it
 * stand marks, each a line {@code RS word SP kind SP requestId LF}, where RS is the byte 30, the word a secret of this
 * process, and the kind {@code B} before an invocation's first byte or {@code E} after its last. A mark may follow an
 * unfinished line.
 */
final class OutputMarks {
    private static final char RECORD_SEPARATOR = 30;

    private final String word;
    private final FileOutputStream stdout = new FileOutputStream(FileDescriptor.out);
    private final FileOutputStream stderr = new FileOutputStream(FileDescriptor.err);

    /**
     * @param word the secret word; empty to leave the output without marks
     */
    OutputMarks(String word) {
        this.word = word;
    }

    /** Makes standard output and error UTF-8, as in Lambda, whatever the machine's locale is. */
    void install() {
        System.setOut(stream(stdout));
        System.setErr(stream(stderr));
    }

    private static PrintStream stream(FileOutputStream pipe) {
        return new PrintStream(new BufferedOutputStream(pipe, 8192), true, StandardCharsets.UTF_8);
    }

    /** What comes now belongs to this invocation. */
    void begin(String requestId) {
        mark('B', requestId);
    }

    /** What comes now belongs to no invocation. */
    void end(String requestId) {
        mark('E', requestId);
    }

    private void mark(char kind, String requestId) {
        System.out.flush();
        System.err.flush();
        if (word.isEmpty()) {
            return;
        }
        byte[] mark =
                (RECORD_SEPARATOR + word + " " + kind + " " + requestId + "\n").getBytes(StandardCharsets.US_ASCII);
        write(stdout, mark);
        write(stderr, mark);
    }

    private static void write(FileOutputStream pipe, byte[] mark) {
        try {
            pipe.write(mark);
        } catch (IOException e) {
            // The handler has closed this pipe; its reader has seen that.
        }
    }
}
