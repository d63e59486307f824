package dev.durascope.app.cli;

import dev.durascope.engine.Engine;
import dev.durascope.engine.EngineOptions;
import dev.durascope.engine.api.Credentials;
import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.store.DataHome;
import dev.durascope.engine.store.StoreException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** Engines of this process; a signal that ends the process ends them and their workers too. */
final class ProcessEngines implements Engines {
    private final Shell shell;

    ProcessEngines(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Path cache() {
        return DataHome.current().directory().resolve("cache");
    }

    @Override
    public Running start(Wish wish) {
        ExecutorSettings settings = ExecutorSettings.DEFAULT
                .withTimeMode(wish.timeMode())
                .at(wish.region(), wish.account())
                .holdingUnregisteredInvokes(wish.holdUnregisteredInvokes());
        EngineOptions options = EngineOptions.inMemory(settings, cache()).onPort(wish.port());
        try {
            Engine engine = Engine.open(wish.store() == null ? options : options.keptIn(wish.store()));
            engine.storeNotice().ifPresent(shell::say);
            return new Started(engine);
        } catch (IOException | StoreException e) {
            throw new BadInput(String.valueOf(e.getMessage()));
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
