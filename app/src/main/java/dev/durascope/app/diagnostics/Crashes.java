package dev.durascope.app.diagnostics;

import dev.durascope.engine.fixture.TextRedactor;
import dev.durascope.engine.store.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The crash reports of a home: a file each, without secrets, of bounded size and number. What cannot be written or read is
 * logged and no more: whoever reports a mishap must not be the next one.
 */
public final class Crashes {
    private static final Logger LOG = LoggerFactory.getLogger(Crashes.class);
    private static final int MOST = 10;
    private static final int LONGEST = 64 * 1024;
    private static final int MOST_OF_A_MOMENT = 100;
    private static final String OFFERED = "offered";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final Path directory;
    private final TextRedactor redactor;
    private final InstantSource clock;

    /** The reports of a directory that need not be there yet. */
    public Crashes(Path directory, TextRedactor redactor, InstantSource clock) {
        this.directory = directory;
        this.redactor = redactor;
        this.clock = clock;
    }

    /** Where they are. */
    public Path directory() {
        return directory;
    }

    /**
     * Keeps a report; those that are too many go, the oldest first.
     *
     * @param title what happened, a line
     * @return the report; empty when it could not be written
     */
    public synchronized Optional<Crash> keep(String title, String text) {
        String head = redactor.redact(title).lines().findFirst().orElse("");
        String whole = head + "\n\n" + redactor.redact(bounded(text));
        try {
            OwnerOnly.createDirectories(directory);
            Path file = write(whole);
            List<Path> all = files();
            for (Path old : all.subList(Math.min(MOST, all.size()), all.size())) {
                Files.deleteIfExists(old);
            }
            return Optional.of(new Crash(file, head, whole));
        } catch (IOException e) {
            LOG.warn("A crash report could not be written to {}: {}", directory, e.toString());
            return Optional.empty();
        }
    }

    /** Cut between lines, since half a secret is not found. */
    private static String bounded(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = text.lastIndexOf('\n', LONGEST);
        return text.substring(0, end < 0 ? LONGEST : end) + "\n(cut: it was longer)\n";
    }

    private Path write(String text) throws IOException {
        String name = "crash-" + STAMP.format(clock.instant());
        FileAlreadyExistsException taken = null;
        for (int i = 0; i < MOST_OF_A_MOMENT; i++) {
            Path file = directory.resolve(name + "-%02d.txt".formatted(i));
            try {
                return Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            } catch (FileAlreadyExistsException e) {
                taken = e;
            }
        }
        throw taken == null ? new IOException(name) : taken;
    }

    /** Their files, newest first. */
    private List<Path> files() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> name(file).matches("crash-.*\\.txt"))
                    .sorted(Comparator.comparing(Crashes::name).reversed())
                    .toList();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** The reports that are kept, newest first. */
    public synchronized List<Crash> kept() {
        List<Crash> kept = new ArrayList<>();
        try {
            for (Path file : files()) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                kept.add(new Crash(file, text.lines().findFirst().orElse(""), text));
            }
        } catch (IOException e) {
            LOG.warn("The crash reports in {} cannot be read: {}", directory, e.toString());
        }
        return kept;
    }

    /** The reports that have not been offered to anybody, newest first; they count as offered then. */
    public synchronized List<Crash> takeFresh() {
        List<Crash> kept = kept();
        Path mark = directory.resolve(OFFERED);
        try {
            String last = Files.exists(mark) ? Files.readString(mark).strip() : "";
            List<Crash> fresh = kept.stream()
                    .filter(each -> name(each.file()).compareTo(last) > 0)
                    .toList();
            if (!fresh.isEmpty()) {
                Files.writeString(mark, name(fresh.getFirst().file()));
            }
            return fresh;
        } catch (IOException e) {
            LOG.warn("Which crash reports were offered is not kept in {}: {}", mark, e.toString());
            return kept;
        }
    }

    /** Deletes reports. */
    public synchronized void discard(List<Crash> reports) {
        for (Crash each : reports) {
            try {
                Files.deleteIfExists(each.file());
            } catch (IOException e) {
                LOG.warn("{} could not be deleted: {}", each.file(), e.toString());
            }
        }
    }
}
