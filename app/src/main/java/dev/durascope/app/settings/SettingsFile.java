package dev.durascope.app.settings;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings and their file. A change is written after a second's quiet, to a new file that then takes the old one's
 * place, so that no crash leaves half a file. A file that cannot be read is kept beside and begun anew.
 */
public final class SettingsFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
    private static final long QUIET_MILLIS = 1_000;
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final @Nullable Path file;
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("settings").daemon().factory());
    private Settings settings;
    private @Nullable ScheduledFuture<?> write;
    private boolean dirty;

    /** Reads the settings, or takes the defaults when there is no file yet. */
    public SettingsFile(Path file) {
        this.file = file;
        this.settings = read(file);
    }

    private SettingsFile() {
        this.file = null;
        this.settings = Settings.DEFAULT;
    }

    /** The defaults, and no file: changes are forgotten with this object. */
    public static SettingsFile unkept() {
        return new SettingsFile();
    }

    /** The settings of a file for somebody who only looks: the defaults when it is not there or cannot be read. */
    public static Settings peek(Path file) {
        try {
            return JSON.readValue(Files.readString(file), Settings.class);
        } catch (IOException e) {
            return Settings.DEFAULT;
        }
    }

    /** Where the settings are kept in a home. */
    public static Path in(Path home) {
        return home.resolve("settings.json");
    }

    /** The settings now. */
    public synchronized Settings get() {
        return settings;
    }

    /** Changes the settings; the file follows. */
    public synchronized void change(UnaryOperator<Settings> change) {
        Settings changed = change.apply(settings);
        if (changed.equals(settings)) {
            return;
        }
        settings = changed;
        if (file == null) {
            return;
        }
        dirty = true;
        if (write != null) {
            write.cancel(false);
        }
        write = writer.schedule(this::flush, QUIET_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Writes what has changed. */
    synchronized void flush() {
        if (!dirty || file == null) {
            return;
        }
        dirty = false;
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            JSON.writeValue(fresh.toFile(), settings);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("Settings could not be written to {}: {}", file, e.getMessage());
        }
    }

    private static Settings read(Path file) {
        try {
            return JSON.readValue(Files.readString(file), Settings.class);
        } catch (NoSuchFileException e) {
            return Settings.DEFAULT;
        } catch (IOException e) {
            keepUnreadable(file, e);
            return Settings.DEFAULT;
        }
    }

    private static void keepUnreadable(Path file, IOException why) {
        Path kept = file.resolveSibling(file.getFileName() + ".unreadable");
        LOG.warn("Settings in {} cannot be read ({}); they are kept as {}.", file, why.getMessage(), kept);
        try {
            Files.move(file, kept, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("{} could not be moved aside: {}", file, e.getMessage());
        }
    }

    @Override
    public void close() {
        writer.shutdown();
        flush();
    }
}
