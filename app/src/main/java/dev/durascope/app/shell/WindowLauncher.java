package dev.durascope.app.shell;

import dev.durascope.app.diagnostics.Support;
import dev.durascope.app.editor.EditorFinder;
import dev.durascope.app.editor.Editors;
import dev.durascope.app.editor.SystemStarter;
import dev.durascope.app.instance.Entry;
import dev.durascope.app.instance.WindowClaim;
import dev.durascope.app.launch.DiscoveringJarReader;
import dev.durascope.app.launch.LaunchMemory;
import dev.durascope.app.launch.SampleJar;
import dev.durascope.app.launch.StoredLaunches;
import dev.durascope.app.launch.TransientLaunches;
import dev.durascope.app.notice.Notice;
import dev.durascope.app.session.Opening;
import dev.durascope.app.settings.SettingsFile;
import dev.durascope.engine.Engine;
import dev.durascope.engine.invoke.JdkFinder;
import dev.durascope.engine.invoke.WorkerSettings;
import dev.durascope.engine.store.DataHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Opens the window of an engine. */
public final class WindowLauncher {
    private WindowLauncher() {}

    /**
     * Opens the window and returns when it was closed. The engine stays open: it is its owner's to close.
     *
     * @param opening what it shows at first
     * @param home the directory that holds settings and what must be unpacked
     * @param entry through which other processes let it open things, if they may
     * @param support what watches over this process
     * @throws IllegalStateException when no window can be opened; the message says why
     */
    public static void open(Opening opening, Engine engine, Path home, Entry.Own entry, Support support) {
        DrawingLibraries.require(true);
        WindowServices services = services(engine, home, support);
        WindowClaim claim = entry.claim();
        CountDownLatch closed = new CountDownLatch(1);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        try {
            Platform.startup(() -> {
                try {
                    Platform.setImplicitExit(false);
                    Stage stage = new Stage();
                    DurascopeWindow window = new DurascopeWindow(stage, services);
                    stage.addEventHandler(javafx.stage.WindowEvent.WINDOW_HIDDEN, e -> closed.countDown());
                    window.show(opening);
                    if (!entry.notice().isEmpty()) {
                        window.model().notices().tell(Notice.information(entry.notice()));
                    }
                    if (claim != null) {
                        window.listen(claim);
                    }
                } catch (RuntimeException | LinkageError e) {
                    failure.set(e);
                    closed.countDown();
                }
            });
            closed.await();
        } catch (RuntimeException | LinkageError e) {
            throw unopened(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (claim != null) {
            claim.stopListening();
        }
        Platform.exit();
        Throwable why = failure.get();
        if (why != null) {
            throw why instanceof LinkageError
                    ? unopened(why)
                    : new IllegalStateException("No window can be opened: " + why, why);
        }
    }

    /** In one sentence; what JavaFX says of what it lacks names a library at best. */
    private static IllegalStateException unopened(Throwable why) {
        String message = String.valueOf(why.getMessage()).lines().findFirst().orElse("");
        String needs = message.contains("DISPLAY") ? "; is there a display, and may you use it?" : "";
        return new IllegalStateException("No window can be opened: " + message + needs, why);
    }

    /** What the window needs, from an engine, in a process that nobody watches over. */
    static WindowServices services(Engine engine, Path home) {
        return services(engine, home, Support.in(home));
    }

    private static WindowServices services(Engine engine, Path home, Support support) {
        InstantSource clock = InstantSource.system();
        LaunchMemory launches = engine.launches()
                .<LaunchMemory>map(store -> new StoredLaunches(store, clock))
                .orElseGet(TransientLaunches::new);
        Path cache = new DataHome(home).cache();
        Path file = SettingsFile.in(home);
        // Whoever opens a window on a home that cannot be written says so.
        SettingsFile settings = Files.isWritable(home) ? new SettingsFile(file) : SettingsFile.onlyRead(file);
        return new WindowServices(
                engine.executions(),
                engine.debugger(),
                engine.debuggedHandlers(),
                new Editors(EditorFinder.ofThisMachine(), new SystemStarter()),
                new DiscoveringJarReader(
                        cache, () -> JdkFinder.ofThisMachine(settings.get().jdkHomes())),
                replay -> replay.run(WorkerSettings.defaults(cache)
                        .withJdkHomes(settings.get().jdkHomes())),
                launches,
                engine.originals(),
                settings,
                support,
                engine.endpoint().toString(),
                SampleJar.find().orElse(null),
                SampleJar.findTrip().orElse(null),
                engine.storeNotice().orElse(null),
                clock,
                ZoneId.systemDefault());
    }
}
