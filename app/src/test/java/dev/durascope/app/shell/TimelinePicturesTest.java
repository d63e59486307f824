package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.session.Cursor;
import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.Journals;
import dev.durascope.app.testing.Png;
import dev.durascope.app.timeline.TimelineView;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.time.TimeMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pictures of the timeline to look at, in both themes and at both sizes; kept with the build's results. */
@Timeout(120)
class TimelinePicturesTest {

    /** What is pictured. */
    private enum Scene {
        ORDER(scenes -> scenes.openOn(SampleOrders.waitingOrder("order-4711"), TimeMode.REAL)),
        ORDER_COLLAPSED(scenes -> {
            scenes.openOn(SampleOrders.waitingOrder("order-4711"), TimeMode.REAL);
            timeline(scenes, view -> view.collapseIdleProperty().set(true));
        }),
        EVERYTHING(scenes -> scenes.openOn(everything(), TimeMode.SKIP)),
        EVERYTHING_INSPECTED(scenes -> {
            scenes.openOn(everything(), TimeMode.SKIP);
            scenes.select("flaky");
            Fx.run(() -> scenes.window().model().session().cursor().moveToIndex(12, Cursor.Move.JUMP));
        }),
        MAP(scenes -> scenes.openOn(map(3_000), TimeMode.SKIP)),
        MAP_SQUEEZED(scenes -> {
            scenes.openOn(map(3_000), TimeMode.SKIP);
            timeline(scenes, view -> view.squeezeProperty().set(true));
        });

        private final Consumer<PictureScenes> enter;

        Scene(Consumer<PictureScenes> enter) {
            this.enter = enter;
        }
    }

    @TempDir
    Path home;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    private static void timeline(PictureScenes scenes, Consumer<TimelineView> action) {
        Fx.run(() -> scenes.window().timeline(action));
    }

    /** Retries, a jump, nested contexts, parallel branches, a crash, a cancelled wait, and what is left open. */
    private static Journals everything() {
        Journals j = new Journals(Journals.arn("OrderProcessor", "order-4712"));
        j.started("{}").invoked().pass(20);
        j.step("validate", "validate-order")
                .pass(35)
                .stepSucceeded("validate", 1, "{}")
                .pass(5);
        j.step("flaky", "process-payment").pass(90);
        j.stepFailed("flaky", 1, ErrorObject.of("Declined", "no"), 2).returned("PENDING");
        j.jump(Duration.ofSeconds(2)).invoked().pass(25).again("flaky").pass(110);
        j.stepFailed("flaky", 2, ErrorObject.of("Declined", "no"), 4).returned("PENDING");
        j.jump(Duration.ofSeconds(4)).invoked().pass(30).again("flaky").pass(70).stepSucceeded("flaky", 3, "{}");
        j.context("both", "notify-everybody", null, "Parallel");
        j.context("left", null, "both", "ParallelBranch").context("right", null, "both", "ParallelBranch");
        j.step("mail", "mail-customer", "left")
                .pass(15)
                .step("sms", "text-customer", "right")
                .pass(45);
        j.stepSucceeded("mail", 1, "{}").pass(20).stepFailed("sms", 1, ErrorObject.of("NoPhone", "no"), null);
        j.contextSucceeded("left", "{}").pass(4).contextSucceeded("both", "{}").pass(6);
        j.waiting("settle", "settle", 600).returned("PENDING");
        j.pass(400)
                .jump(Duration.ofSeconds(600))
                .waited("settle", 600)
                .invoked()
                .pass(60);
        j.crashed("Runtime.ExitError", "exited with status 1")
                .pass(150)
                .invoked()
                .pass(40);
        j.callback("approval", "approval", null, "Y2FsbGJhY2s=", 3_600L)
                .pass(10)
                .returned("PENDING")
                .pass(350);
        j.callbackSucceeded("approval", "{}")
                .invoked()
                .pass(35)
                .step("confirm", "confirm-order")
                .pass(80);
        return j;
    }

    /** A map over items whose steps run eight at a time, every fiftieth one failing once. */
    static Journals map(int operations) {
        Journals j = new Journals(Journals.arn("Importer", "import-" + operations));
        j.started("{}").invoked().pass(10).context("map", "import-items", null, "Map");
        int items = operations / 2;
        for (int i = 0; i < items; i += 8) {
            for (int k = i; k < Math.min(items, i + 8); k++) {
                j.context("i" + k, null, "map", "MapIteration")
                        .step("s" + k, "load-" + k, "i" + k)
                        .pass(1);
            }
            for (int k = i; k < Math.min(items, i + 8); k++) {
                j.pass(2 + k % 7);
                if (k % 50 == 49) {
                    j.stepFailed("s" + k, 1, ErrorObject.of("Throttled", "no"), 0)
                            .pass(3)
                            .again("s" + k)
                            .pass(4);
                }
                j.stepSucceeded("s" + k, k % 50 == 49 ? 2 : 1, "{}").contextSucceeded("i" + k, "{}");
            }
            if (i % 400 == 0) {
                j.waiting("w" + i, "breathe", 30)
                        .returned("PENDING")
                        .jump(Duration.ofSeconds(30))
                        .waited("w" + i, 30);
                j.invoked().pass(12);
            }
        }
        return j.contextSucceeded("map", "{}").returned("SUCCEEDED").succeeded("{}");
    }

    @ParameterizedTest
    @EnumSource
    void theTimelineIsDrawnInBothThemesAndAtBothSizes(Scene scene) {
        try (PictureScenes scenes = new PictureScenes(home)) {
            scene.enter.accept(scenes);
            scenes.pane(Pane.TIMELINE);
            for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
                for (int[] size : new int[][] {{960, 640}, {1440, 900}}) {
                    Path file = Path.of(
                            "target",
                            "pictures",
                            "timeline-"
                                    + scene.name()
                                            .toLowerCase(java.util.Locale.ROOT)
                                            .replace('_', '-') + "-" + theme.id() + "-" + size[0] + ".png");
                    Png.write(WindowPicturesTest.picture(scenes, theme, size[0], size[1]), file.toAbsolutePath());
                    assertThat(file).isNotEmptyFile();
                }
            }
        }
    }
}
