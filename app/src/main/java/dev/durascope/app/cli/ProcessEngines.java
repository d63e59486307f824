package dev.durascope.app.cli;

import dev.durascope.app.settings.SettingsFile;
import dev.durascope.engine.Engine;
import dev.durascope.engine.EngineOptions;
import dev.durascope.engine.api.Credentials;
import dev.durascope.engine.debug.Debugger;
import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.invoke.WorkerSettings;
import dev.durascope.engine.store.DataHome;
import dev.durascope.engine.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

/** Engines of this process; a signal that ends the process ends them and their workers too. */
final class ProcessEngines implements Engines {
    /** How every SQLite file begins (SQLite file format, 1.3.1). */
    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private final Shell shell;

    ProcessEngines(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Path cache() {
        return DataHome.current().cache();
    }

    @Override
    public WorkerSettings workers() {
        return WorkerSettings.defaults(cache())
                .withJdkHomes(
                        SettingsFile.peek(SettingsFile.in(DataHome.current().directory()))
                                .jdkHomes());
    }

    @Override
    public Running start(Wish wish) {
        if (wish.store() != null) {
            refuseForeignFile(wish.store());
        }
        ExecutorSettings settings = ExecutorSettings.DEFAULT
                .withTimeMode(wish.timeMode())
                .at(wish.region(), wish.account())
                .holdingUnregisteredInvokes(wish.holdUnregisteredInvokes());
        try {
            Engine engine = Engine.open(new EngineOptions(settings, workers(), wish.port(), wish.store()));
            engine.storeNotice().ifPresent(shell::say);
            return new Started(engine);
        } catch (IOException | StoreException e) {
            throw new BadInput(String.valueOf(e.getMessage()));
        }
    }

    /** A damaged store is put aside and begun anew; a file that never was one must not be. */
    static void refuseForeignFile(Path file) {
        if (Files.isDirectory(file)) {
            throw new BadInput("--store: " + file + " is a directory; name a file.");
        }
        if (!Files.exists(file)) {
            return;
        }
        byte[] start = start(file);
        if (start.length > 0 && !Arrays.equals(start, SQLITE)) {
            throw new BadInput("--store: " + file + " is not a store; name another file, or one that is not there.");
        }
    }

    private static byte[] start(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(SQLITE.length);
        } catch (IOException e) {
            throw new BadInput("--store: " + file + " cannot be read: " + e.getMessage());
        }
    }

    private static final class Started implements Running {
        private final Engine engine;
        private final AtomicBoolean closed = new AtomicBoolean();
        private final Thread hook = new Thread(this::closeOnce, "close-engine");

        Started(Engine engine) {
            this.engine = engine;
            Runtime.getRuntime().addShutdownHook(hook);
        }

        @Override
        public ExecutionService executions() {
            return engine.executions();
        }

        @Override
        public Debugger debugger() {
            return engine.debugger();
        }

        @Override
        public URI endpoint() {
            return engine.endpoint();
        }

        @Override
        public Credentials credentials() {
            return engine.credentials();
        }

        @Override
        public void close() {
            closeOnce();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The process is ending already, and the hook finds the engine closed.
            }
        }

        private void closeOnce() {
            if (closed.compareAndSet(false, true)) {
                engine.close();
            }
        }
    }
}
