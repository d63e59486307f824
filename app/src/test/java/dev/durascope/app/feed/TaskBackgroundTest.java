package dev.durascope.app.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.testing.Fx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work is done when the test says so, and it takes long when the test says so. */
@Timeout(60)
class TaskBackgroundTest {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final List<Runnable> due = new ArrayList<>();
    private final TaskBackground background = new TaskBackground(waiting::add, (delay, action) -> due.add(action));
    private final List<String> heard = new ArrayList<>();

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    private void run(String what) {
        Fx.run(() -> background.run(
                what,
                () -> "done",
                heard::add,
                failure -> heard.add(failure.getClass().getSimpleName() + ": " + failure.getMessage())));
    }

    private void takesLong() {
        Fx.run(() -> due.forEach(Runnable::run));
    }

    private void finish() {
        waiting.poll().run();
        Fx.pulse();
    }

    @Test
    void whatTheUserCancelsFailsWithThatAndNothingElseComesOfIt() {
        run("Writing timeline.png");
        takesLong();
        assertThat(Fx.get(() -> background.work().shownProperty().get())).isTrue();

        Fx.run(() -> background.work().cancel());
        finish();

        assertThat(heard).containsExactly("CancelledException: Writing timeline.png was cancelled.");
        assertThat(Fx.get(background::isIdle)).isTrue();
        assertThat(Fx.get(() -> background.work().shownProperty().get())).isFalse();
    }

    @Test
    void whatIsOverBeforeTheUserCancelsCounts() {
        run("Writing timeline.png");
        takesLong();
        Fx.get(() -> {
            Thread.ofPlatform().start(waiting.poll()).join();
            background.work().cancel();
            return true;
        });
        Fx.pulse();

        assertThat(heard).containsExactly("done");
    }

    @Test
    void theThreadOfWhatTheUserCancelsIsInterrupted() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Fx.run(() -> background.run(
                "Laying out 10 MB",
                () -> {
                    begun.countDown();
                    try {
                        return new CountDownLatch(1).await(1, TimeUnit.MINUTES);
                    } finally {
                        interrupted.countDown();
                    }
                },
                done -> heard.add("done"),
                failure -> heard.add(failure.getClass().getSimpleName())));
        takesLong();
        Thread.ofPlatform().start(waiting.poll());
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        Fx.run(() -> background.work().cancel());

        assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(heard).containsExactly("CancelledException");
    }

    @Test
    void whatIsDoneIsShownNoLonger() {
        run("Writing timeline.png");
        takesLong();
        finish();

        assertThat(heard).containsExactly("done");
        assertThat(Fx.get(() -> background.work().shownProperty().get())).isFalse();
    }

    @Test
    void whatHasNoNameAndWhatHasABarOfItsOwnAreNotShown() {
        run("");
        Fx.run(() -> background.runShown("Reading orders.jar", () -> "read", heard::add, failure -> {}));
        takesLong();

        assertThat(Fx.get(() -> background.work().shownProperty().get())).isFalse();
        assertThat(Fx.get(() -> background.activityProperty().get())).isEqualTo("Reading orders.jar");
    }
}
