package dev.durascope.app.diagnostics;

import dev.durascope.engine.store.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says of a running process that it runs, by a file that it takes away when it ends. One that is left tells of a process
 * that died: killed, or by a fault of the virtual machine, which leaves a log of its own.
 */
final class RunMark {
    private static final Logger LOG = LoggerFactory.getLogger(RunMark.class);

    /** How far two systems' accounts of when a process began may be apart. */
    private static final Duration SAME_START = Duration.ofSeconds(2);

    /** Of the virtual machine's log this much: what failed and where comes first. */
    private static final int LOG_BYTES = 48 * 1024;

    /**
     * What a mark says.
     *
     * @param directory where the process worked, and the virtual machine puts its log
     * @param machine what it was and ran on, a line each: whoever reports it may be another version; empty in marks of
     *     versions that did not say it
     */
    private record Run(long pid, Instant started, Path directory, List<String> machine) {
        String text() {
            return pid + "\n" + started + "\n" + directory + "\n" + String.join("\n", machine) + "\n";
        }

        static @Nullable Run parse(String text) {
            List<String> lines = text.lines().toList();
            try {
                return new Run(
                        Long.parseLong(lines.get(0)),
                        Instant.parse(lines.get(1)),
                        Path.of(lines.get(2)),
                        lines.subList(3, lines.size()));
            } catch (IndexOutOfBoundsException
                    | NumberFormatException
                    | DateTimeParseException
                    | InvalidPathException e) {
                return null;
            }
        }

        boolean isAlive() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> isSame(process.info().startInstant().orElse(null), started))
                    .isPresent();
        }
    }

    /**
     * Whether a process that lives is the one that has left a mark.
     *
     * @param begun when it began; {@code null} where the system does not tell, and then its number must do
     */
    static boolean isSame(@Nullable Instant begun, Instant started) {
        return begun == null || Duration.between(begun, started).abs().compareTo(SAME_START) <= 0;
    }

    private final Path file;

    private RunMark(Path file) {
        this.file = file;
    }

    /**
     * Marks this process in a directory.
     *
     * @return the mark; empty when it cannot be written, so that nobody will miss it
     */
    static Optional<RunMark> set(Path directory) {
        ProcessHandle self = ProcessHandle.current();
        Path file = directory.resolve("run-" + self.pid());
        Run run = new Run(
                self.pid(),
                self.info().startInstant().orElseGet(Instant::now),
                Path.of("").toAbsolutePath(),
                Facts.ofMachine());
        try {
            OwnerOnly.createDirectories(directory);
            write(directory, file, run.text());
            return Optional.of(new RunMark(file));
        } catch (IOException e) {
            LOG.debug("This run is not marked in {}: {}", file, e.toString());
            return Optional.empty();
        }
    }

    /** At once, since another process takes half a mark for a damaged one and deletes it. */
    private static void write(Path directory, Path file, String text) throws IOException {
        Path unfinished = Files.createTempFile(directory, "mark-", ".tmp");
        try {
            Files.writeString(unfinished, text);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Takes the mark away. */
    void clear() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debug("{} stays: {}", file, e.toString());
        }
    }

    /**
     * Reports every process that left its mark in a directory and is gone.
     *
     * @param logFile what they have logged to
     */
    static void reportTheDead(Path directory, Crashes crashes, Path logFile) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path mark : files.filter(file -> file.getFileName().toString().startsWith("run-"))
                    .toList()) {
                reportDead(mark, crashes, logFile);
            }
        } catch (IOException e) {
            LOG.warn("What became of earlier runs cannot be read in {}: {}", directory, e.toString());
        }
    }

    private static void reportDead(Path mark, Crashes crashes, Path logFile) {
        try {
            Run run = Run.parse(Files.readString(mark));
            if (run != null && run.isAlive()) {
                return;
            }
            // Of several that see it at once, one deletes it.
            if (Files.deleteIfExists(mark) && run != null) {
                report(run, crashes, logFile);
            }
        } catch (NoSuchFileException e) {
            LOG.debug("{} was taken away meanwhile", mark);
        } catch (IOException e) {
            LOG.warn("What became of an earlier run cannot be read in {}: {}", mark, e.toString());
        }
    }

    private static void report(Run run, Crashes crashes, Path logFile) {
        String when = "Process " + run.pid() + ", begun " + run.started();
        Path log = log(run);
        if (log == null) {
            StringBuilder text = new StringBuilder(when)
                    .append(".\nIt was killed, or the system went down: the virtual machine left no log (hs_err_pid")
                    .append(run.pid())
                    .append(".log) in ")
                    .append(run.directory())
                    .append(".\n\n");
            Support.section(text, "Machine", run.machine());
            Support.section(text, "Log since it began", Support.last(LogFile.since(logFile, run.started())));
            crashes.keep("Durascope ended without being closed", text.toString());
            return;
        }
        String text = beginning(log);
        String fault = text.lines()
                .filter(line -> line.matches("#\\s+(?:SIG\\w+|EXCEPTION_\\w+|Internal Error|Out of Memory).*"))
                .findFirst()
                .map(line -> ": " + line.replaceFirst("#\\s+", ""))
                .orElse("");
        crashes.keep("The Java virtual machine failed" + fault, when + ". Its log, " + log + ":\n\n" + text);
    }

    private static @Nullable Path log(Run run) {
        String name = "hs_err_pid" + run.pid() + ".log";
        return Stream.of(run.directory(), Path.of(System.getProperty("java.io.tmpdir", ".")))
                .map(directory -> directory.resolve(name))
                .filter(file -> Files.isRegularFile(file) && isLater(file, run.started()))
                .findFirst()
                .orElse(null);
    }

    /** The number of a process is given again. */
    private static boolean isLater(Path file, Instant started) {
        try {
            return !Files.getLastModifiedTime(file).toInstant().isBefore(started);
        } catch (IOException e) {
            return false;
        }
    }

    private static String beginning(Path file) {
        try (java.io.InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LOG_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "(it cannot be read: " + e + ")";
        }
    }
}
