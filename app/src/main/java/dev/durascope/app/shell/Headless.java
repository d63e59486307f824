package dev.durascope.app.shell;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * JavaFX's own headless platform with software rendering, so that neither a display nor what draws on it makes a
 * difference. A process can have it once.
 */
final class Headless {
    private static final long PATIENCE_SECONDS = 120;

    private Headless() {}

    /**
     * Starts JavaFX, begins something on its thread, waits for what comes of it, and ends JavaFX.
     *
     * @param failed how the message begins when it fails, such as {@code The window cannot be drawn}
     * @param begin completes what it is given, sooner or later, on JavaFX's thread
     * @throws IllegalStateException when it fails, takes too long, or JavaFX cannot draw here; the message is one sentence
     *     for people
     */
    static <T extends @Nullable Object> T run(String failed, Consumer<CompletableFuture<T>> begin) {
        DrawingLibraries.require(false);
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("prism.lcdtext", "false");
        CompletableFuture<T> end = new CompletableFuture<>();
        try {
            Platform.startup(() -> {
                Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> end.completeExceptionally(e));
                Platform.setImplicitExit(false);
                try {
                    begin.accept(end);
                } catch (RuntimeException e) {
                    end.completeExceptionally(e);
                }
            });
            return end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(failed + ": " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("The window did not come to rest within " + PATIENCE_SECONDS + " s.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (RuntimeException | LinkageError e) {
            throw new IllegalStateException(
                    "JavaFX cannot draw here, it needs pango, fontconfig and freetype: " + e, e);
        } finally {
            Platform.exit();
        }
    }
}
