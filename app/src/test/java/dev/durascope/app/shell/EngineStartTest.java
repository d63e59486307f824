package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.feed.TaskBackground;
import dev.durascope.app.testing.Fx;
import dev.durascope.engine.Engine;
import dev.durascope.engine.EngineOptions;
import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** What is kept may take long to open; nobody has to wait for it without knowing. */
@Timeout(60)
class EngineStartTest {
    @TempDir
    Path home;

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<Engine> opened = new ArrayList<>();
    private final CountDownLatch slow = new CountDownLatch(1);
    private final CountDownLatch came = new CountDownLatch(1);

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @AfterEach
    void close() {
        slow.countDown();
        opened.forEach(Engine::close);
        Fx.check();
    }

    private EngineOptions unkept() {
        return EngineOptions.inMemory(ExecutorSettings.DEFAULT, home.resolve("cache"));
    }

    private Engine openKept() throws IOException {
        return Engine.open(unkept().keptIn(home.resolve("durascope.db")));
    }

    /** Does not even notice that nobody waits any more, as a system call does not. */
    private Engine openSlowly() throws IOException {
        while (slow.getCount() > 0) {
            try {
                slow.await();
            } catch (InterruptedException e) {
                heard.add("interrupted");
            }
        }
        Engine late = openKept();
        came.countDown();
        return late;
    }

    private void awaitClosedAfterItCame() throws InterruptedException {
        slow.countDown();
        came.await();
        Fx.await("the store's lock", () -> {
            try (Engine again = openKept()) {
                return again.storeNotice().isEmpty();
            } catch (StoreException | IOException e) {
                return false;
            }
        });
    }

    private void begin(Callable<Engine> kept) {
        OpeningEngine opening = OpeningEngine.begin(kept);
        Fx.run(() -> new EngineStart(
                        opening,
                        () -> Engine.open(unkept()),
                        home.resolve("durascope.db"),
                        Theme.LIGHT,
                        new TaskBackground(),
                        new EngineStart.Listener() {
                            @Override
                            public void opened(Engine engine, boolean isKept) {
                                opened.add(engine);
                                heard.add(isKept ? "kept" : "unkept");
                            }

                            @Override
                            public void failed(Throwable why) {
                                heard.add(why.getMessage());
                            }

                            @Override
                            public void closed() {
                                heard.add("closed");
                            }
                        })
                .begin());
    }

    /** The small window; {@code null} while it is not shown. */
    private static Scene small() {
        return Window.getWindows().stream()
                .map(Window::getScene)
                .filter(scene ->
                        scene != null && scene.getRoot().getStyleClass().contains("start"))
                .findFirst()
                .orElse(null);
    }

    private static void awaitSmall() {
        Fx.await("the small window", () -> small() != null && small().lookup("#work") != null);
    }

    private void await(String what) {
        Fx.await(what, () -> heard.contains(what));
    }

    @Test
    void whatIsOpenAtOnceIsNotSpokenOf() {
        begin(this::openKept);
        await("kept");

        assertThat(Fx.get(EngineStartTest::small)).isNull();
        assertThat(heard).containsExactly("kept");
    }

    @Test
    void whatTakesLongIsNamedAndTheWindowComesWhenItIsThere() {
        begin(this::openSlowly);
        awaitSmall();
        assertThat(Fx.get(() -> small().getRoot().lookupAll(".label").stream()
                        .map(node -> ((Labeled) node).getText())
                        .toList()))
                .contains("Opening the executions of earlier sessions…")
                .anyMatch(text -> text.startsWith("Executions are kept in " + home.resolve("durascope.db")));

        slow.countDown();
        await("kept");
        Fx.await("no small window", () -> small() == null);
    }

    @Test
    void escGoesOnWithoutWhatIsKeptWhichIsClosedWhenItComesAfterAll() throws Exception {
        begin(this::openSlowly);
        awaitSmall();
        new FxRobot().press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        await("unkept");
        Fx.await("no small window", () -> small() == null);
        assertThat(heard).contains("interrupted");

        awaitClosedAfterItCame();
        assertThat(heard).doesNotContain("kept");
    }

    @Test
    void whoClosesTheSmallWindowWantsNothingOpened() throws Exception {
        begin(this::openSlowly);
        awaitSmall();
        Fx.run(() -> {
            Stage stage = (Stage) small().getWindow();
            Event.fireEvent(stage, new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
        });
        await("closed");
        awaitClosedAfterItCame();
        assertThat(heard).doesNotContain("kept", "unkept");
    }

    @Test
    void whyItCannotBeOpenedIsHeard() {
        begin(() -> {
            throw new StoreException("durascope.db is of another program.", null);
        });

        await("durascope.db is of another program.");
        assertThat(opened).isEmpty();
    }
}
