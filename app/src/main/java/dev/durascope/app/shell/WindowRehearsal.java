package dev.durascope.app.shell;

import dev.durascope.app.cli.Rehearsal;
import dev.durascope.app.launch.SampleJar;
import dev.durascope.app.session.Cursor;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.session.Opening;
import dev.durascope.engine.Engine;
import dev.durascope.engine.EngineOptions;
import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.model.ExecutionStatus;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Plays the window's main journey on JavaFX's own headless platform, with an engine and a directory of its own. */
public final class WindowRehearsal implements Rehearsal {
    private static final long PATIENCE_SECONDS = 120;

    /** What is done, once something is so. */
    private record Scene(String what, BooleanSupplier ready, Runnable action) {}

    @Override
    public void play(Consumer<String> done) {
        if (SampleJar.find().isEmpty()) {
            throw new IllegalStateException("The sample's jar is missing: install Durascope again.");
        }
        WindowCamera.drawWithoutDisplay();
        try {
            Path home = Files.createTempDirectory("durascope-selftest");
            EngineOptions options = EngineOptions.inMemory(
                            ExecutorSettings.DEFAULT.holdingUnregisteredInvokes(true), home.resolve("cache"))
                    .watching();
            try (Engine engine = Engine.open(options)) {
                play(engine, home, done);
            } finally {
                delete(home);
            }
        } catch (IOException e) {
            throw new IllegalStateException("The engine cannot be started: " + e.getMessage(), e);
        }
    }

    private static void play(Engine engine, Path home, Consumer<String> done) {
        CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
        try {
            Platform.startup(() -> {
                Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> end.completeExceptionally(e));
                Platform.setImplicitExit(false);
                Stage stage = new Stage();
                DurascopeWindow window = new DurascopeWindow(stage, WindowLauncher.services(engine, home));
                new Stagehand(scenes(window, stage), done, end).start();
            });
            end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The window failed: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("What comes next did not come within " + PATIENCE_SECONDS + " s.", e);
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

    private static Deque<Scene> scenes(DurascopeWindow window, Stage stage) {
        Deque<Scene> scenes = new ArrayDeque<>();
        BooleanSupplier idle = window::isIdle;
        scenes.add(new Scene("the window is made", () -> true, () -> window.show(Opening.WELCOME)));
        scenes.add(new Scene("the first frame was drawn", stage::isShowing, () -> {}));
        scenes.add(new Scene("the welcome page is complete", idle, window.model()::openSample));
        scenes.add(new Scene(
                "the sample is open",
                () -> window.isIdle()
                        && window.model().launch().contentsProperty().get() != null
                        && window.model().launch().handlerProperty().get() != null,
                window.model()::run));
        scenes.add(new Scene("the sample has run to its end", () -> window.isIdle() && succeeded(window), () -> {}));
        Arrays.stream(Pane.values())
                .forEach(pane -> scenes.add(new Scene("pane " + pane.id(), idle, () -> window.show(pane))));
        scenes.add(new Scene("all panes were shown", idle, () -> travel(window, 1)));
        scenes.add(new Scene("back at the first event", idle, () -> window.theme(Theme.DARK)));
        scenes.add(new Scene("dark", idle, window.model()::showWelcome));
        scenes.add(new Scene("closed", idle, () -> {
            window.model().close();
            stage.hide();
        }));
        return scenes;
    }

    private static boolean succeeded(DurascopeWindow window) {
        ExecutionSession session = window.model().session();
        ExecutionFacts facts = session == null ? null : session.factsProperty().get();
        if (facts == null || !facts.status().isTerminal()) {
            return false;
        }
        if (facts.status() != ExecutionStatus.SUCCEEDED) {
            throw new IllegalStateException("the sample ended " + facts.status() + ": " + facts.error());
        }
        return true;
    }

    private static void travel(DurascopeWindow window, long eventId) {
        Objects.requireNonNull(window.model().session()).cursor().moveToEvent(eventId, Cursor.Move.JUMP);
    }

    /** Does one scene a frame, each as soon as it can be. */
    private static final class Stagehand extends AnimationTimer {
        private final Deque<Scene> scenes;
        private final Consumer<String> done;
        private final CompletableFuture<@Nullable Void> end;

        Stagehand(Deque<Scene> scenes, Consumer<String> done, CompletableFuture<@Nullable Void> end) {
            this.scenes = scenes;
            this.done = done;
            this.end = end;
        }

        @Override
        public void handle(long now) {
            try {
                Scene next = scenes.peek();
                if (next == null) {
                    stop();
                    end.complete(null);
                } else if (next.ready().getAsBoolean()) {
                    scenes.remove();
                    done.accept(next.what());
                    next.action().run();
                }
            } catch (RuntimeException e) {
                stop();
                end.completeExceptionally(e);
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
