package dev.durascope.engine.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One run of a build tool: its lines are told and the last of them kept; it ends at its deadline, or with its thread. */
final class BuildRun {
    private static final int LAST_LINES = 12;
    private static final int LONGEST_LINE = 2_000;
    private static final Duration READING_ON = Duration.ofSeconds(5);

    private final List<String> command;
    private final Path directory;
    private final Map<String, String> environment;
    private final Duration deadline;
    private final Deque<String> last = new ArrayDeque<>();

    /**
     * @param environment all of the tool's
     * @param deadline after which it is killed
     */
    BuildRun(List<String> command, Path directory, Map<String, String> environment, Duration deadline) {
        this.command = List.copyOf(command);
        this.directory = directory;
        this.environment = environment;
        this.deadline = deadline;
    }

    /** How it ended. @param lines the last that it printed, one below the other */
    record Ended(int status, boolean inTime, String lines) {
        boolean succeeded() {
            return inTime && status == 0;
        }
    }

    /**
     * Runs it to its end.
     *
     * @param lines hears every line, on another thread
     * @throws InterruptedIOException when this thread was interrupted; the tool and all that it started were killed
     * @throws IOException when it cannot be started
     */
    Ended run(Consumer<String> lines) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        // Neither colours nor a progress that is drawn over itself.
        builder.environment().put("TERM", "dumb");
        Process process = builder.start();
        process.getOutputStream().close();
        Thread reader = Thread.ofVirtual().start(() -> read(process.getInputStream(), lines));
        try {
            boolean ended = process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                kill(process);
            }
            // What it left running may hold the pipe for as long as it lives.
            reader.join(READING_ON);
            return new Ended(ended ? process.exitValue() : -1, ended, lastLines());
        } catch (InterruptedException e) {
            kill(process);
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("Cancelled: " + String.join(" ", command)).initCause(e);
        }
    }

    private static void kill(Process process) {
        Stream<ProcessHandle> children = process.descendants();
        children.toList().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private void read(InputStream output, Consumer<String> lines) {
        StringBuilder line = new StringBuilder();
        try (Reader reader = new InputStreamReader(output, Charset.defaultCharset())) {
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                boolean ends = c == '\n' || c == '\r';
                if (!ends) {
                    line.append((char) c);
                }
                if (ends || line.length() >= LONGEST_LINE) {
                    take(line, lines);
                }
            }
        } catch (IOException e) {
            // It was killed: what it said before counts.
            line.append(' ');
        }
        take(line, lines);
    }

    private void take(StringBuilder line, Consumer<String> lines) {
        String text = line.toString().replaceAll("\u001B\\[[0-9;]*[A-Za-z]", "").stripTrailing();
        line.setLength(0);
        if (text.isBlank()) {
            return;
        }
        synchronized (last) {
            last.add(text);
            if (last.size() > LAST_LINES) {
                last.remove();
            }
        }
        lines.accept(text);
    }

    private String lastLines() {
        synchronized (last) {
            return last.stream().collect(Collectors.joining("\n"));
        }
    }
}
