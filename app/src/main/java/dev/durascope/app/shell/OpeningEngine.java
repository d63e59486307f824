package dev.durascope.app.shell;

import dev.durascope.engine.Engine;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** An engine that is being opened, beside JavaFX, which takes its time as well. Whoever gives it up need not wait for it. */
final class OpeningEngine {
    private final CompletableFuture<Engine> opened = new CompletableFuture<>();
    private final Thread thread;

    private OpeningEngine(Callable<Engine> open) {
        thread = Thread.ofPlatform().daemon().name("engine-opening").unstarted(() -> {
            try {
                opened.complete(open.call());
            } catch (Exception | LinkageError e) {
                opened.completeExceptionally(e);
            }
        });
    }

    static OpeningEngine begin(Callable<Engine> open) {
        OpeningEngine opening = new OpeningEngine(open);
        opening.thread.start();
        return opening;
    }

    /** The engine, once it is open. @throws Exception why it could not be opened */
    Engine await() throws Exception {
        try {
            return opened.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Ends the opening; where it cannot be ended, the engine is closed when it is there. */
    void giveUp() {
        thread.interrupt();
        opened.thenAccept(engine -> Thread.ofPlatform().name("engine-closing").start(engine::close));
    }
}
