package dev.durascope.app.settings;

import static dev.durascope.app.text.Texts.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings and their file. A change is written after a second's quiet, to a new file that then takes the old one's
 * place, so that neither a crash nor a full disk leaves half a file. A file that cannot be understood is kept aside under
 * the date; what could not be read or written is told once.
 */
public final class SettingsFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
    private static final long QUIET_MILLIS = 1_000;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss");

    /** More broken files of one second than anybody makes. */
    private static final int MOST_OF_A_SECOND = 20;

    private final @Nullable Path file;
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("settings").daemon().factory());
    /** Held while writing, so that the settings can be asked for and changed meanwhile. */
    private final Object writing = new Object();

    private final List<String> problems = new ArrayList<>();
    private SettingsText text = SettingsText.none();
    private Runnable wake = () -> {};
    private @Nullable ScheduledFuture<?> write;
    private boolean dirty;

    /** Whether the file may be written over: not while it holds what could neither be read nor kept aside. */
    private boolean replaceable = true;

    /** Whether the user knows that the last write failed. */
    private boolean told;

    /** Reads the settings, or takes the defaults when there is no file yet. */
    public SettingsFile(Path file) {
        this.file = file;
        read(file);
    }

    private SettingsFile() {
        this.file = null;
    }

    /** The defaults, and no file: changes are forgotten with this object. */
    public static SettingsFile unkept() {
        return new SettingsFile();
    }

    /** The settings of a file that cannot be written, which is known: changes are forgotten with this object, and that is not told. */
    public static SettingsFile onlyRead(Path file) {
        SettingsFile settings = new SettingsFile(file);
        settings.replaceable = false;
        return settings;
    }

    /** The settings of a file for somebody who only looks: the defaults when it is not there or cannot be read. */
    public static Settings peek(Path file) {
        try {
            return SettingsText.parse(Files.readAllBytes(file)).settings();
        } catch (IOException | SettingsText.Malformed e) {
            return Settings.DEFAULT;
        }
    }

    /** Where the settings are kept in a home. */
    public static Path in(Path home) {
        return home.resolve("settings.json");
    }

    /** The settings now. */
    public synchronized Settings get() {
        return text.settings();
    }

    /** Where they are kept; {@code null} where they are not. */
    public @Nullable Path file() {
        return file;
    }

    /** What is kept, or will be in a second: all that the file has, known or not. */
    public synchronized String asText() throws IOException {
        return new String(text.with(text.settings()).bytes(), StandardCharsets.UTF_8);
    }

    /** @param wake is called on any thread when there is a problem to {@link #takeProblems take} */
    public synchronized void onProblem(Runnable wake) {
        this.wake = wake;
        if (!problems.isEmpty()) {
            wake.run();
        }
    }

    /** What the user should know about the file, a sentence or two each, and has not been given before. */
    public synchronized List<String> takeProblems() {
        List<String> taken = List.copyOf(problems);
        problems.clear();
        return taken;
    }

    private void problem(String what) {
        LOG.warn(what);
        problems.add(what);
        wake.run();
    }

    /** Changes the settings; the file follows. */
    public synchronized void change(UnaryOperator<Settings> change) {
        Settings changed = change.apply(text.settings());
        if (changed.equals(text.settings())) {
            return;
        }
        text = text.with(changed);
        if (file == null || !replaceable) {
            return;
        }
        dirty = true;
        if (write != null) {
            write.cancel(false);
        }
        write = writer.schedule(this::flush, QUIET_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Writes what has changed. What could not be written is tried again with the next change. */
    void flush() {
        synchronized (writing) {
            SettingsText changed = changed();
            if (changed == null || file == null) {
                return;
            }
            try {
                // A file that is linked to from elsewhere stays where it is.
                Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
                Files.createDirectories(target.getParent());
                write(target, changed.bytes());
                told = false;
            } catch (IOException e) {
                notWritten(file, e);
            }
        }
    }

    private synchronized @Nullable SettingsText changed() {
        SettingsText changed = dirty ? text : null;
        dirty = false;
        return changed;
    }

    private synchronized void notWritten(Path to, IOException why) {
        dirty = true;
        if (!told) {
            told = true;
            problem(text("settings.notKept", to, reason(why)));
        }
    }

    private static void write(Path target, byte[] bytes) throws IOException {
        Path fresh = target.resolveSibling(target.getFileName() + ".new");
        try {
            Files.write(fresh, bytes);
            Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            try {
                Files.deleteIfExists(fresh);
            } catch (IOException left) {
                e.addSuppressed(left);
            }
            throw e;
        }
    }

    private synchronized void read(Path from) {
        try {
            text = SettingsText.parse(Files.readAllBytes(from));
            if (!text.mistakes().isEmpty()) {
                String wrong = text.mistakes().stream()
                        .reduce((one, other) -> text("settings.mistake.and", one, other))
                        .orElseThrow();
                problem(text("settings.mistakes", from, wrong) + " "
                        + keptAside(Files::copy, from, aside -> text("settings.mistakes.kept", aside)));
            }
        } catch (NoSuchFileException e) {
            LOG.debug("There are no settings yet in {}.", from);
        } catch (SettingsText.Malformed e) {
            problem(text("settings.malformed", from, e.getMessage()) + " "
                    + keptAside(Files::move, from, aside -> text("settings.malformed.kept", aside)));
        } catch (IOException e) {
            replaceable = false;
            problem(text("settings.unreadable", from, reason(e)));
        }
    }

    /** Puts a file, or what it holds, elsewhere. */
    @FunctionalInterface
    private interface Putting {
        Path put(Path from, Path to) throws IOException;
    }

    private String keptAside(Putting putting, Path from, Function<Path, String> words) {
        String name = from.getFileName() + ".broken-" + STAMP.format(LocalDateTime.now(ZoneId.systemDefault()));
        for (int i = 1; i <= MOST_OF_A_SECOND; i++) {
            Path aside = from.resolveSibling(i == 1 ? name : name + "-" + i);
            try {
                putting.put(from, aside);
                return words.apply(aside.getFileName());
            } catch (FileAlreadyExistsException e) {
                LOG.debug("There is {} already.", aside);
            } catch (IOException e) {
                LOG.warn("{} could not be kept aside: {}", from, reason(e));
                break;
            }
        }
        replaceable = false;
        return text("settings.stays");
    }

    /** What Java has no words for is named by the file that it is about. */
    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> text("settings.noPermission", denied.getFile());
            case FileAlreadyExistsException there -> text("settings.noDirectory", there.getFile());
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }

    @Override
    public void close() {
        writer.shutdown();
        flush();
    }
}
