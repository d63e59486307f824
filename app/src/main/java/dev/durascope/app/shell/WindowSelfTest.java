package dev.durascope.app.shell;

import dev.durascope.app.cli.SelfTest;
import dev.durascope.app.fixture.TestExportModel;
import dev.durascope.app.launch.HandlerCode;
import dev.durascope.app.launch.SampleJar;
import dev.durascope.app.session.Cursor;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.session.Opening;
import dev.durascope.engine.Engine;
import dev.durascope.engine.EngineOptions;
import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.project.FileTrees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Goes the window's main way without a display, with an engine and a directory of its own. */
public final class WindowSelfTest implements SelfTest {

    /** What is done, once something is so. */
    private record Move(String what, BooleanSupplier ready, Runnable action) {}

    @Override
    public void run(Consumer<String> done) {
        if (SampleJar.find().isEmpty()) {
            throw new IllegalStateException("The sample's jar is missing: install Durascope again.");
        }
        try {
            Path home = Files.createTempDirectory("durascope-selftest");
            EngineOptions options = EngineOptions.inMemory(
                            ExecutorSettings.DEFAULT.holdingUnregisteredInvokes(true), home.resolve("cache"))
                    .watching();
            try (Engine engine = Engine.open(options)) {
                run(engine, home, done);
            } finally {
                FileTrees.delete(home);
            }
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The engine cannot be started, or what it left not be deleted: " + e.getMessage(), e);
        }
    }

    private static void run(Engine engine, Path home, Consumer<String> done) {
        Headless.<@Nullable Void>run("The window failed", end -> {
            Stage stage = new Stage();
            DurascopeWindow window = new DurascopeWindow(stage, WindowLauncher.services(engine, home));
            new Progress(moves(window, stage, home), done, end).start();
        });
    }

    private static Deque<Move> moves(DurascopeWindow window, Stage stage, Path home) {
        Deque<Move> moves = new ArrayDeque<>();
        BooleanSupplier idle = window::isIdle;
        moves.add(new Move("the window is made", () -> true, () -> window.show(Opening.WELCOME)));
        moves.add(new Move("the first frame was drawn", stage::isShowing, () -> {}));
        moves.add(new Move("the welcome page is complete", idle, window.model()::openSample));
        moves.add(new Move(
                "the sample is open",
                () -> window.isIdle()
                        && window.model().launch().contentsProperty().get() != null
                        && window.model().launch().handlerProperty().get() != null,
                () -> run(window, home)));
        WrittenTest test = new WrittenTest(window, home.resolve("project"));
        moves.add(new Move("the sample has run to its end", () -> window.isIdle() && succeeded(window), test::prepare));
        moves.add(new Move("a test of it was made", () -> window.isIdle() && test.isMade(), test::write));
        moves.add(new Move("the test was written", () -> window.isIdle() && test.isWritten(), () -> {}));
        Arrays.stream(Pane.values())
                .forEach(pane -> moves.add(new Move("pane " + pane.id(), idle, () -> window.show(pane))));
        moves.add(new Move("all panes were shown", idle, () -> travel(window, 1)));
        moves.add(new Move("back at the first event", idle, () -> window.theme(Theme.DARK)));
        moves.add(new Move("dark", idle, window.model()::showWelcome));
        moves.add(new Move("closed", idle, () -> {
            window.model().close();
            stage.hide();
        }));
        return moves;
    }

    /** What the sample keeps is not to lie among what it keeps for the user. */
    private static void run(DurascopeWindow window, Path home) {
        window.model().launch().settings().environmentProperty().set("ORDERS_FILE=" + home.resolve("orders.json"));
        window.model().run();
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

    /** A test of what ran, written as the export dialog writes it. */
    private static final class WrittenTest {
        private final DurascopeWindow window;
        private final Path project;
        private @Nullable TestExportModel export;
        private List<Path> files = List.of();

        WrittenTest(DurascopeWindow window, Path project) {
            this.window = window;
            this.project = project;
        }

        void prepare() {
            try {
                // A test is only written into a project that is there.
                Files.createDirectories(project);
            } catch (IOException e) {
                throw new UncheckedIOException("a project for a test cannot be made: " + e.getMessage(), e);
            }
            WindowModel model = window.model();
            WindowServices services = model.services();
            export = new TestExportModel(
                    Objects.requireNonNull(model.session()),
                    new HandlerCode(services.jars(), model.launched()::find),
                    services.jars(),
                    services.settings(),
                    model.background(),
                    written -> files = written);
            export.directoryProperty().set(project.toString());
            export.prepare(model.openCode());
        }

        boolean isMade() {
            TestExportModel made = Objects.requireNonNull(export);
            String refusal = made.refusalProperty().get();
            if (!refusal.isEmpty()) {
                throw new IllegalStateException("no test can be made of the sample: " + refusal);
            }
            return made.readyProperty().get();
        }

        void write() {
            Objects.requireNonNull(export).write();
        }

        boolean isWritten() {
            isMade();
            return !files.isEmpty() && files.stream().allMatch(Files::isRegularFile);
        }
    }

    /** Makes one move a frame, each as soon as it can be. */
    private static final class Progress extends AnimationTimer {
        private final Deque<Move> moves;
        private final Consumer<String> done;
        private final CompletableFuture<@Nullable Void> end;

        Progress(Deque<Move> moves, Consumer<String> done, CompletableFuture<@Nullable Void> end) {
            this.moves = moves;
            this.done = done;
            this.end = end;
        }

        @Override
        public void handle(long now) {
            try {
                Move next = moves.peek();
                if (next == null) {
                    stop();
                    end.complete(null);
                } else if (next.ready().getAsBoolean()) {
                    moves.remove();
                    done.accept(next.what());
                    next.action().run();
                }
            } catch (RuntimeException e) {
                stop();
                end.completeExceptionally(e);
            }
        }
    }
}
