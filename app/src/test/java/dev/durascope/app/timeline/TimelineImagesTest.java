package dev.durascope.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.Journals;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pictures of large timelines are made beside the window, which goes on. */
@Timeout(60)
class TimelineImagesTest {
    private DrawnTimeline drawn;
    private TimelineView view;
    private Stage stage;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @AfterEach
    void close() {
        Fx.run(stage::hide);
        Fx.check();
    }

    private void show(int operations) {
        Journals j = journal("whole", operations);
        Fx.run(() -> {
            drawn = new DrawnTimeline(j);
            view = new TimelineView(drawn.model, ZoneOffset.UTC);
            stage = new Stage();
            stage.setScene(new Scene(view, 960, 600));
            // Any colours will do that differ.
            view.lookup("#timeline-chart")
                    .setStyle(Arrays.stream(Ink.values())
                            .map(ink -> "%s: hsb(%d, 60%%, 80%%);".formatted(ink.property(), 23 * ink.ordinal()))
                            .collect(Collectors.joining()));
            stage.show();
        });
        Fx.pulse();
    }

    private static Journals journal(String name, int operations) {
        Journals j = new Journals(Journals.arn("Importer", name)).started("{}").invoked();
        for (int i = 0; i < operations; i++) {
            j.step("s" + i, "import item " + i, null).pass(1 + i % 5);
            if (i % 7 != 3) {
                j.stepSucceeded("s" + i, 1, "{}");
            }
        }
        return j.returned("SUCCEEDED").succeeded("{}");
    }

    /** As it is drawn in one go. */
    private WritableImage atOnce(double scale) {
        TimelineChart chart = (TimelineChart) view.lookup("#timeline-chart");
        Sight sight = new Sight(drawn.model);
        sight.resize(chart.getWidth(), chart.getHeight());
        sight.refresh();
        Geometry geometry = sight.whole(Math.floor(8_192 / scale));
        Canvas canvas = new Canvas(Math.ceil(geometry.width() * scale), Math.ceil(geometry.height() * scale));
        canvas.getGraphicsContext2D().scale(scale, scale);
        Picture picture = new Picture(drawn.model, geometry, null);
        TimelinePainter.paint(chart.pen(canvas), picture);
        new OverlayPainter(chart.pen(canvas), picture).paint(-1, Double.NaN, null);
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        return canvas.snapshot(parameters, null);
    }

    @Test
    void whatIsMadeInStripsIsTheSamePictureAsWhatIsDrawnAtOnce() throws Exception {
        show(150);
        for (double scale : new double[] {1, 1.25, 2}) {
            WritableImage expected = Fx.get(() -> atOnce(scale));
            Callable<WritableImage> making = Fx.get(() -> view.image(scale));

            WritableImage image = making.call();

            assertThat(image.getWidth()).isEqualTo(expected.getWidth());
            assertThat(image.getHeight()).isEqualTo(expected.getHeight()).isGreaterThan(3_000);
            int different = 0;
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    int pixel = image.getPixelReader().getArgb(x, y);
                    different += isLike(pixel, expected.getPixelReader().getArgb(x, y)) ? 0 : 1;
                }
            }
            assertThat(different).as("pixels that differ at scale " + scale).isZero();
        }
    }

    /** Letters are blended in another order, which rounds otherwise. */
    private static boolean isLike(int one, int other) {
        for (int shift = 0; shift < 32; shift += 8) {
            if (Math.abs((one >>> shift & 0xff) - (other >>> shift & 0xff)) > 2) {
                return false;
            }
        }
        return true;
    }

    @Test
    void theWindowGoesOnWhileAPictureOfFiftyThousandEventsIsMade() throws Exception {
        show(27_000);
        assertThat(drawn.session.events().events()).hasSizeGreaterThan(50_000);
        AtomicInteger frames = new AtomicInteger();
        AnimationTimer counter = new AnimationTimer() {
            @Override
            public void handle(long now) {
                frames.incrementAndGet();
                view.requestLayout();
            }
        };
        Callable<WritableImage> image = Fx.get(() -> view.image(1));
        Callable<String> svg = Fx.get(() -> view.svg());
        Fx.run(counter::start);
        assertThat(image.call().getHeight()).isGreaterThan(8_000);
        Fx.run(counter::stop);

        assertThat(frames.get()).as("frames meanwhile").isGreaterThan(5);
        assertThat(svg.call().lines().filter(line -> line.contains(">import item ")))
                .hasSizeGreaterThan(5_000);
    }

    @Test
    void whatIsKeptIsWhatWasThereWhenItWasAskedForWhateverComesAfterwards() throws Exception {
        show(3);
        Callable<String> before = Fx.get(() -> view.svg());
        Fx.run(() -> drawn.model.collapseIdleProperty().set(true));
        Journals more = drawn.journal;
        Fx.run(() -> {
            more.step("late", "late", null);
            drawn.take();
        });

        assertThat(before.call()).contains(">import item 2<").doesNotContain(">late<");
        assertThat(Fx.get(() -> view.svg()).call()).contains(">late<");
    }

    @Test
    void makingAPictureEndsWhenItIsCancelled() throws Exception {
        show(150);
        Callable<WritableImage> image = Fx.get(() -> view.image(1));
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Platform.runLater(() -> {
            busy.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        busy.await();
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread making = Thread.ofPlatform().start(() -> {
            try {
                image.call();
            } catch (Exception e) {
                end.set(e);
            }
        });
        making.interrupt();
        making.join();
        goOn.countDown();

        assertThat(end.get()).isInstanceOf(InterruptedException.class);
    }
}
