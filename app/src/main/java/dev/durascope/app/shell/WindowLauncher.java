package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.diagnostics.Support;
import dev.durascope.app.editor.EditorFinder;
import dev.durascope.app.editor.Editors;
import dev.durascope.app.editor.SystemStarter;
import dev.durascope.app.feed.TaskBackground;
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
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/** Opens an engine and its window. */
public final class WindowLauncher {
    private WindowLauncher() {}

    /**
     * Opens an engine and its window, and returns when the window was closed, and the engine after it.
     *
     * @param opening what it shows at first
     * @param source opens the engine, while JavaFX starts
     * @param home the directory that holds settings and what must be unpacked
     * @param entry through which other processes let it open things, if they may
     * @param support what watches over this process
     * @throws IllegalStateException when no window or no engine can be opened; the message says why
     */
    public static void open(Opening opening, EngineSource source, Path home, Entry.Own entry, Support support) {
        DrawingLibraries.require(true);
        OpeningEngine engine = OpeningEngine.begin(source::kept);
        Session session = new Session(opening, home, entry, support);
        try {
            Platform.startup(() -> {
                try {
                    Platform.setImplicitExit(false);
                    DataHome kept = new DataHome(home);
                    Theme theme =
                            Theme.of(SettingsFile.peek(SettingsFile.in(home)).theme());
                    new EngineStart(engine, source::unkept, kept.database(), theme, new TaskBackground(), session)
                            .begin();
                } catch (RuntimeException | LinkageError e) {
                    session.unopened(e);
                }
            });
            session.awaitEnd();
        } catch (RuntimeException | LinkageError e) {
            engine.giveUp();
            throw unopened(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        WindowClaim claim = entry.claim();
        if (claim != null) {
            claim.stopListening();
        }
        Platform.exit();
        session.close();
    }

    /** From the engine's start to the window's end. */
    private static final class Session implements EngineStart.Listener {
        private final Opening opening;
        private final Path home;
        private final Entry.Own entry;
        private final Support support;
        private final CountDownLatch closed = new CountDownLatch(1);
        private final AtomicReference<@Nullable Engine> engine = new AtomicReference<>();
        private final AtomicReference<@Nullable IllegalStateException> failure = new AtomicReference<>();

        Session(Opening opening, Path home, Entry.Own entry, Support support) {
            this.opening = opening;
            this.home = home;
            this.entry = entry;
            this.support = support;
        }

        @Override
        public void opened(Engine now, boolean kept) {
            engine.set(now);
            // A worker that waits for a debugger sees nothing else, not even that this process has been ended.
            Runtime.getRuntime().addShutdownHook(new Thread(this::closeEngine, "close-engine"));
            try {
                Stage stage = new Stage();
                DurascopeWindow window = new DurascopeWindow(stage, services(now, home, support));
                stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, e -> closed.countDown());
                window.show(opening);
                if (!entry.notice().isEmpty()) {
                    window.model().notices().tell(Notice.information(entry.notice()));
                }
                if (!kept) {
                    window.model().notices().tell(Notice.problem(text("shell.start.cancelled")));
                }
                WindowClaim claim = entry.claim();
                if (claim != null) {
                    window.listen(claim);
                }
            } catch (RuntimeException | LinkageError e) {
                unopened(e);
            }
        }

        @Override
        public void failed(Throwable why) {
            failure.set(new IllegalStateException(why.getMessage(), why));
            closed.countDown();
        }

        @Override
        public void closed() {
            closed.countDown();
        }

        void unopened(Throwable why) {
            failure.set(
                    why instanceof LinkageError
                            ? WindowLauncher.unopened(why)
                            : new IllegalStateException("No window can be opened: " + why, why));
            closed.countDown();
        }

        void awaitEnd() throws InterruptedException {
            closed.await();
        }

        private void closeEngine() {
            Engine last = engine.getAndSet(null);
            if (last != null) {
                last.close();
            }
        }

        /** Closes the engine, and says what went wrong. */
        void close() {
            closeEngine();
            IllegalStateException why = failure.get();
            if (why != null) {
                throw why;
            }
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
