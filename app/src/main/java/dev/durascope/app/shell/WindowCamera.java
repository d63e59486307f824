package dev.durascope.app.shell;

import dev.durascope.app.cli.Camera;
import dev.durascope.app.diagnostics.Support;
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
import dev.durascope.engine.store.DataHome;
import dev.durascope.engine.store.InMemoryOriginalStore;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.stage.Stage;

/** Draws the window of a recording without a display. */
public final class WindowCamera implements Camera {
    @Override
    public List<String> panes() {
        return Arrays.stream(Pane.values()).map(Pane::id).toList();
    }

    @Override
    public byte[] png(Picture picture) {
        return Headless.run("The window cannot be drawn", png -> begin(picture, png));
    }

    /** Begins to draw, where a window can be opened; on the window's thread. */
    static void begin(Picture picture, CompletableFuture<byte[]> png) {
        Stage stage = new Stage();
        DurascopeWindow window = new DurascopeWindow(stage, services(picture.recording()));
        new Exposure(window, stage, picture, image -> png.complete(Png.of(image))).begin();
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
                Support.in(DataHome.current().directory()),
                "",
                null,
                null,
                null,
                () -> Instant.EPOCH,
                ZoneOffset.UTC);
    }
}
