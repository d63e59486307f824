package dev.durascope.app.shell;

import dev.durascope.app.cli.Camera;
import dev.durascope.app.editor.EditorFinder;
import dev.durascope.app.editor.Editors;
import dev.durascope.app.export.Png;
import dev.durascope.app.launch.TransientLaunches;
import dev.durascope.app.session.Picture;
import dev.durascope.app.settings.SettingsFile;
import dev.durascope.engine.debug.Debugger;
import dev.durascope.engine.execution.RecordedExecutions;
import dev.durascope.engine.invoke.DebuggedHandlers;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.store.InMemoryOriginalStore;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * Draws the window of a recording with JavaFX's own headless platform and software rendering, so that neither a display
 * nor what draws on it makes a difference.
 */
public final class WindowCamera implements Camera {
    private static final long PATIENCE_SECONDS = 120;

    @Override
    public List<String> panes() {
        return Arrays.stream(Pane.values()).map(Pane::id).toList();
    }

    @Override
    public byte[] png(Picture picture) {
        drawWithoutDisplay();
        CompletableFuture<byte[]> png = new CompletableFuture<>();
        try {
            Platform.startup(() -> {
                Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> png.completeExceptionally(e));
                Platform.setImplicitExit(false);
                begin(picture, png);
            });
            return png.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The window cannot be drawn: " + e.getCause(), e.getCause());
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

    /** Must come before JavaFX starts. */
    static void drawWithoutDisplay() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("prism.lcdtext", "false");
    }

    private static void begin(Picture picture, CompletableFuture<byte[]> png) {
        try {
            Stage stage = new Stage();
            DurascopeWindow window = new DurascopeWindow(stage, services(picture.recording()));
            new Exposure(window, stage, picture, image -> png.complete(Png.of(image))).begin();
        } catch (RuntimeException e) {
            png.completeExceptionally(e);
        }
    }

    /** A window in which nothing can be done, nothing is remembered and no time passes. */
    private static WindowServices services(RecordedExecutions recording) {
        return new WindowServices(
                recording,
                new Debugger(recording),
                new DebuggedHandlers(),
                new Editors(EditorFinder.ofThisMachine(), command -> {
                    throw new IOException("Nothing is started from a picture.");
                }),
                file -> {
                    throw LambdaFault.invalid("Nothing is opened in a picture.");
                },
                replay -> {
                    throw new IOException("Nothing is run in a picture.");
                },
                new TransientLaunches(),
                new InMemoryOriginalStore(),
                SettingsFile.unkept(),
                "",
                null,
                null,
                null,
                () -> Instant.EPOCH,
                ZoneOffset.UTC);
    }
}
