package dev.durascope.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines on standard input, read as they come on a thread of their own. Blank lines, and those that begin with {@code #},
 * are passed over.
 */
final class CommandInput {
    private final Deque<String> lines = new ArrayDeque<>();
    private boolean awaited;
    private boolean ended;

    private CommandInput(boolean awaited, boolean ended) {
        this.awaited = awaited;
        this.ended = ended;
    }

    /** Nothing, and nothing to come. */
    static CommandInput none() {
        return new CommandInput(false, true);
    }

    /**
     * Begins to read.
     *
     * @param awaited whether somebody is expected to write there; else nobody is before the first line has come, for many
     *     a program leaves its child's standard input open and never writes to it
     */
    static CommandInput of(InputStream in, boolean awaited) {
        CommandInput input = new CommandInput(awaited, false);
        Thread.ofPlatform().daemon().name("commands").start(() -> input.read(in));
        return input;
    }

    private void read(InputStream in) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    synchronized (this) {
                        lines.add(line);
                        awaited = true;
                        notifyAll();
                    }
                }
            }
        } catch (IOException e) {
            // A process in the background may not read the terminal: nobody is there who could type.
        } finally {
            synchronized (this) {
                ended = true;
                notifyAll();
            }
        }
    }

    /** The next line, which stays the next; {@code null} when none has come. */
    synchronized @Nullable String peek() {
        return lines.peek();
    }

    /** Takes the line that {@link #peek} showed. */
    synchronized void take() {
        lines.poll();
    }

    /** Waits for a line and takes it; {@code null} when there will be none. */
    synchronized @Nullable String await() throws InterruptedException {
        while (lines.isEmpty() && !ended) {
            wait();
        }
        return lines.poll();
    }

    /** Whether nothing is left and nothing is to be waited for. */
    synchronized boolean isEnded() {
        return lines.isEmpty() && (ended || !awaited);
    }

    /** Takes all that has come. */
    synchronized List<String> drain() {
        List<String> all = new ArrayList<>(lines);
        lines.clear();
        return all;
    }
}
