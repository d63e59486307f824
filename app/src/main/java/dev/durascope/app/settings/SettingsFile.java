package dev.durascope.app.settings;

import static dev.durascope.app.text.Texts.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings and their file, which its user and other processes write as well. What is changed here is written after a
 * second's quiet, on top of what the file says by then: only what was changed here is other than before. What is changed
 * there counts as soon as it is seen. A file that cannot be understood is kept aside under the date before it is written
 * over; what could not be read or written is told once.
 */
public final class SettingsFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
    private static final long QUIET_MILLIS = 1_000;

    /** The file is looked at instead of having the system tell: there may be no directory yet, and it may be a link. */
    private static final long MILLIS_BETWEEN_LOOKS = 700;

    /** What may be done to the file as it was seen last. */
    private enum Standing {
        /** It may be replaced. */
        SOUND,
        /** A member of it does not count: a copy is kept before it is replaced. */
        FAULTY,
        /** It is no settings at all: it is left to its user to mend, or kept aside when something else is chosen here. */
        BROKEN,
        /** It holds what could neither be read nor kept aside. */
        UNTOUCHABLE
    }

    /**
     * What is to be written.
     *
     * @param changes how many of the changes it has
     */
    private record Outgoing(byte[] bytes, int changes) {}

    private final @Nullable SharedFile file;
    /** Whether changes are written. */
    private final boolean kept;

    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("settings").daemon().factory());
    /** Held while the file is read or written, so that the settings can be asked for and changed meanwhile. */
    private final Object exchange = new Object();

    private final List<String> problems = new ArrayList<>();
    /** What was changed here and the file does not say yet. */
    private final List<UnaryOperator<Settings>> changes = new ArrayList<>();
    /** What the file said when it was seen last, with these changes. */
    private SettingsText text = SettingsText.none();

    /** What the file held when it was read or written last; absent for no file. */
    private byte @Nullable [] seen;

    /** What it held at the last look that is no settings, but may be half written. */
    private byte @Nullable [] moving;

    private Standing standing = Standing.SOUND;
    private Runnable wake = () -> {};
    private @Nullable ScheduledFuture<?> write;

    /** Whether one of the changes is a choice of the user, not only what the window remembers by itself. */
    private boolean chosen;

    /** Whether the file said something else since {@link #takeEdited}. */
    private boolean edited;

    /** Whether the user knows that the last write failed. */
    private boolean told;

    /** Reads the settings, or takes the defaults when there is no file yet. */
    public SettingsFile(Path file) {
        this(file, true);
    }

    private SettingsFile(@Nullable Path file, boolean kept) {
        this.file = file == null ? null : new SharedFile(file);
        this.kept = kept;
        if (this.file != null) {
            begin(this.file);
        }
    }

    /** The defaults, and no file: changes are forgotten with this object. */
    public static SettingsFile unkept() {
        return new SettingsFile(null, false);
    }

    /** The settings of a file that cannot be written, which is known: changes are forgotten with this object, and that is not told. */
    public static SettingsFile onlyRead(Path file) {
        return new SettingsFile(file, false);
    }

    /** The settings of a file for somebody who only looks: the defaults when it is not there or cannot be read. */
    public static Settings peek(Path file) {
        try {
            return SettingsText.parse(Files.readAllBytes(file), Settings.DEFAULT)
                    .settings();
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
        return file == null ? null : file.path();
    }

    /** What is kept, or will be in a second: all that the file has, known or not. */
    public synchronized String asText() throws IOException {
        return new String(text.with(text.settings()).bytes(), StandardCharsets.UTF_8);
    }

    /**
     * Says whom to call, on any thread, when there are problems to {@link #takeProblems take}, or the settings have changed
     * by {@link #follow}.
     */
    public synchronized void setWake(Runnable newWake) {
        wake = newWake;
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

    /** Lets what others write to the file count, soon after they have written it, until this is closed. */
    public void follow() {
        if (file != null) {
            writer.scheduleWithFixedDelay(this::look, 0, MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
        }
    }

    /** Whether the settings have changed, since this was asked the last time, because others wrote to the file. */
    public synchronized boolean takeEdited() {
        boolean taken = edited;
        edited = false;
        return taken;
    }

    /**
     * Changes the settings; the file follows.
     *
     * @param change may be asked again, on another thread, what it makes of what the file says by then; so all that it goes
     *     by is what it is given, and what was known before
     */
    public synchronized void change(UnaryOperator<Settings> change) {
        Settings before = text.settings();
        Settings changed = change.apply(before);
        if (changed.equals(before)) {
            return;
        }
        text = text.with(changed);
        if (file != null) {
            changes.add(change);
            chosen |= !changed.isChosenAs(before);
            writeSoon();
        }
    }

    private synchronized void writeSoon() {
        if (!kept || writer.isShutdown()) {
            return;
        }
        if (write != null) {
            write.cancel(false);
        }
        write = writer.schedule(this::flush, QUIET_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Writes what has changed. What could not be written is tried again with the next change. */
    void flush() {
        exchange(false);
    }

    private void exchange(boolean last) {
        if (file == null || !kept || !hasChanges()) {
            return;
        }
        synchronized (exchange) {
            try {
                file.alone(() -> {
                    look(file);
                    Outgoing outgoing = outgoing(file, last);
                    if (outgoing != null) {
                        file.replace(outgoing.bytes());
                        written(outgoing);
                    }
                });
            } catch (IOException e) {
                notWritten(file.path(), e);
            }
        }
    }

    private synchronized boolean hasChanges() {
        return !changes.isEmpty();
    }

    /** What is to be written now; {@code null} for nothing, since the file is not to be written over. */
    private synchronized @Nullable Outgoing outgoing(SharedFile from, boolean last) throws IOException {
        boolean broken = standing == Standing.BROKEN || moving != null;
        if (changes.isEmpty() || standing == Standing.UNTOUCHABLE || broken && !chosen) {
            return null;
        }
        if (moving != null && !last) {
            writeSoon();
            return null;
        }
        if (broken || standing == Standing.FAULTY) {
            Path aside = broken ? from.moveAside() : from.copyAside();
            if (aside == null) {
                standing = Standing.UNTOUCHABLE;
                problem(text("settings.edited.stays", from.path()));
                return null;
            }
            problem(text("settings.replaced", from.path(), aside.getFileName()));
            standing = Standing.SOUND;
            moving = null;
        }
        return new Outgoing(text.bytes(), changes.size());
    }

    private synchronized void written(Outgoing outgoing) {
        seen = outgoing.bytes();
        changes.subList(0, outgoing.changes()).clear();
        chosen = chosen && !changes.isEmpty();
        told = false;
    }

    private synchronized void notWritten(Path to, IOException why) {
        if (!told) {
            told = true;
            problem(text("settings.notKept", to, reason(why)));
        }
    }

    /** Looks at the file, and takes in what others wrote. */
    void look() {
        if (file != null) {
            synchronized (exchange) {
                look(file);
            }
        }
    }

    private void look(SharedFile at) {
        byte[] now;
        try {
            now = at.read();
        } catch (IOException e) {
            unreadable(text("settings.edited.unreadable", at.path(), reason(e)));
            return;
        }
        take(at.path(), now);
    }

    private synchronized void unreadable(String why) {
        // When it can be read again, all of it is new.
        seen = null;
        moving = null;
        if (standing != Standing.UNTOUCHABLE) {
            standing = Standing.UNTOUCHABLE;
            problem(why);
        }
    }

    private synchronized void take(Path from, byte @Nullable [] now) {
        if (now == null) {
            gone();
            return;
        }
        if (Arrays.equals(now, seen)) {
            moving = null;
            return;
        }
        try {
            take(from, now, SettingsText.parse(now, text.settings()));
        } catch (SettingsText.Malformed e) {
            boolean atRest = Arrays.equals(now, moving);
            moving = atRest ? null : now;
            if (atRest) {
                seen = now;
                standing = Standing.BROKEN;
                problem(text("settings.edited.malformed", from, e.getMessage()));
            }
        }
    }

    /** What it said holds until it says something else: editors delete a file before they put another in its place. */
    private void gone() {
        boolean mended = standing != Standing.SOUND;
        seen = null;
        moving = null;
        standing = Standing.SOUND;
        if (mended && !changes.isEmpty()) {
            writeSoon();
        }
    }

    private void take(Path from, byte[] now, SettingsText said) {
        Settings before = text.settings();
        seen = now;
        moving = null;
        standing = said.mistakes().isEmpty() ? Standing.SOUND : Standing.FAULTY;
        text = said;
        changes.forEach(change -> text = text.with(change.apply(text.settings())));
        if (!said.mistakes().isEmpty()) {
            problem(text("settings.edited.mistakes", from, wrong(said)));
        }
        if (!text.settings().equals(before)) {
            edited = true;
            wake.run();
        }
        if (!changes.isEmpty()) {
            writeSoon();
        }
    }

    /** Reads the file for the first time: what cannot be understood is put out of the way at once. */
    private synchronized void begin(SharedFile from) {
        try {
            byte[] now = from.read();
            if (now == null) {
                LOG.debug("There are no settings yet in {}.", from.path());
                return;
            }
            seen = now;
            text = SettingsText.parse(now, Settings.DEFAULT);
            if (!text.mistakes().isEmpty()) {
                Path aside = from.copyAside();
                problem(text("settings.mistakes", from.path(), wrong(text)) + " "
                        + (aside == null
                                ? stays()
                                : text("settings.mistakes.kept", aside.getFileName())));
            }
        } catch (SettingsText.Malformed e) {
            Path aside = from.moveAside();
            problem(text("settings.malformed", from.path(), e.getMessage()) + " "
                    + (aside == null
                            ? stays()
                            : text("settings.malformed.kept", aside.getFileName())));
        } catch (IOException e) {
            unreadable(text("settings.unreadable", from.path(), reason(e)));
        }
    }

    private String stays() {
        standing = Standing.UNTOUCHABLE;
        return text("settings.stays");
    }

    private static String wrong(SettingsText said) {
        return said.mistakes().stream()
                .reduce((one, other) -> text("settings.mistake.and", one, other))
                .orElseThrow();
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
        exchange(true);
    }
}
