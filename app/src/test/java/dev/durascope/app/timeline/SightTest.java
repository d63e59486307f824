package dev.durascope.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.durascope.app.session.Cursor;
import dev.durascope.app.testing.Journals;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.time.ClockPace;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SightTest {

    private static Journals order() {
        Journals j =
                new Journals(Journals.arn("f", "order")).started("{}").invoked().pass(100);
        j.step("a", "process-payment").pass(300);
        j.stepFailed("a", 1, ErrorObject.of("No", "no"), 2).returned("PENDING");
        j.jump(Duration.ofSeconds(2)).invoked().pass(100).again("a").pass(300).stepSucceeded("a", 2, "{}");
        j.context("c", "outer", null, null).step("b", "inner", "c").pass(100).stepSucceeded("b", 1, "{}");
        return j.contextSucceeded("c", "{}").returned("SUCCEEDED").succeeded("{}");
    }

    @Test
    void allIsInViewAtFirst() {
        DrawnTimeline drawn = new DrawnTimeline(order());
        assertThat(drawn.x(0)).isBetween(168.0, 180.0);
        assertThat(drawn.x(2_900)).isBetween(770.0, 799.0);
        assertThat(drawn.sight.time().isFitted()).isTrue();
    }

    @Test
    void zoomingKeepsWhatIsUnderThePointerAndFitShowsAllAgain() {
        DrawnTimeline drawn = new DrawnTimeline(order());
        double before = drawn.sight.picture().time(500);
        drawn.sight.zoom(3, 500);
        assertThat(drawn.sight.picture().time(500)).isCloseTo(before, within(1.0));
        assertThat(drawn.sight.time().isFitted()).isFalse();
        drawn.sight.zoom(1 / 100.0, 500);
        assertThat(drawn.sight.time().isFitted()).isTrue();
        drawn.sight.zoom(1e12, 500);
        assertThat(drawn.sight.time().to() - drawn.sight.time().from()).isCloseTo(50, within(0.01));
        drawn.sight.fit();
        assertThat(drawn.x(0)).isBetween(168.0, 180.0);
    }

    @Test
    void panningStopsAtBothEnds() {
        DrawnTimeline drawn = new DrawnTimeline(order());
        drawn.sight.zoom(4, 500);
        drawn.sight.pan(-1e9);
        assertThat(drawn.sight.time().from()).isCloseTo(drawn.sight.time().least(), within(1e-6));
        drawn.sight.pan(1e9);
        assertThat(drawn.sight.time().to()).isCloseTo(drawn.sight.time().most(), within(1e-6));
    }

    @Test
    void aBrushedStretchFillsTheView() {
        DrawnTimeline drawn = new DrawnTimeline(order());
        double from = drawn.sight.picture().time(300);
        double to = drawn.sight.picture().time(400);
        drawn.sight.show(400, 300);
        assertThat(drawn.sight.picture().time(drawn.sight.geometry().names())).isCloseTo(from, within(1.0));
        assertThat(drawn.sight.picture().time(800)).isCloseTo(to, within(1.0));
    }

    @Test
    void whatIsLookedAtStaysWhereItIsWhileTheExecutionGoesOn() {
        Journals j = new Journals(Journals.arn("f", "live"))
                .started("{}")
                .invoked()
                .step("a", "a")
                .pass(1_000);
        DrawnTimeline drawn = new DrawnTimeline(j);
        drawn.sight.show(200, 300);
        double from = drawn.sight.time().from();
        double to = drawn.sight.time().to();
        j.stepSucceeded("a", 1, "{}").step("b", "b").pass(5_000).stepSucceeded("b", 1, "{}");
        drawn.take();
        assertThat(drawn.sight.time().from()).isCloseTo(from, within(0.001));
        assertThat(drawn.sight.time().to()).isCloseTo(to, within(0.001));

        drawn.sight.pan(1e9);
        j.step("c", "c").pass(400);
        drawn.take();
        assertThat(drawn.x(6_400)).as("who sees the end goes on seeing it").isBetween(300.0, 800.0);
    }

    @Test
    void collapsingIdleTimeKeepsTheMomentsInView() {
        Journals j = new Journals(Journals.arn("f", "idle"))
                .started("{}")
                .invoked()
                .pass(400)
                .returned("PENDING");
        j.pass(60_000).invoked().pass(500).returned("SUCCEEDED").succeeded("{}");
        DrawnTimeline drawn = new DrawnTimeline(j);
        drawn.sight.time().show(60_400_000, 60_600_000);
        drawn.model.collapseIdleProperty().set(true);
        drawn.sight.refresh();
        assertThat(drawn.model.fold().time(drawn.sight.time().from())).isCloseTo(60_400_000, within(10.0));
        assertThat(drawn.model.fold().time(drawn.sight.time().to())).isCloseTo(60_600_000, within(10.0));
    }

    @Test
    void whatTheTreeCollapsesHasNoRowHere() {
        DrawnTimeline drawn = new DrawnTimeline(order());
        assertThat(drawn.model.rows()).extracting(row -> row.id()).containsExactly("e-order", "a", "c", "b");
        drawn.tree.setExpanded(drawn.tree.find("c"), false);
        drawn.sight.refresh();
        assertThat(drawn.model.rows()).extracting(row -> row.id()).containsExactly("e-order", "a", "c");
        drawn.tree.setAllExpanded(true);
        drawn.sight.refresh();
        assertThat(drawn.model.rows()).hasSize(4);
        drawn.tree.setAllExpanded(false);
        drawn.sight.refresh();
        assertThat(drawn.model.rows()).hasSize(3);
    }

    @Test
    void whatWasCollapsedBeforeItHeldAnythingHidesItHereToo() {
        Journals j = new Journals(Journals.arn("f", "order")).started("{}").invoked();
        j.context("c", "outer", null, null);
        DrawnTimeline drawn = new DrawnTimeline(j);
        drawn.tree.setAllExpanded(false);
        j.step("b", "inner", "c").step("d", "next");
        drawn.take();
        assertThat(drawn.tree).extracting(row -> row.id()).containsExactly("e-order", "c", "d");
        assertThat(drawn.model.rows()).extracting(row -> row.id()).containsExactly("e-order", "c", "d");
    }

    @Test
    void allRowsAreThereWhereverTheCursorIs() {
        DrawnTimeline drawn = new DrawnTimeline(order());
        drawn.session.cursor().moveToIndex(1, Cursor.Move.JUMP);
        drawn.sight.refresh();
        assertThat(drawn.tree).hasSizeLessThan(4);
        assertThat(drawn.model.rows()).hasSize(4);
        assertThat(drawn.model.cursorTime()).isEqualTo(100_000);
        RecordingPen pen = new RecordingPen(800, 240);
        new OverlayPainter(pen, drawn.sight.picture()).paint(-1, Double.NaN, null);
        assertThat(pen.texts).extracting(RecordingPen.Written::text).containsExactly("end", "event 2 · 100 ms");
    }

    @Test
    void aPointTellsWhatLiesThere() {
        DrawnTimeline drawn = new DrawnTimeline(order());
        double y = drawn.y("a");
        assertThat(drawn.sight.spot(drawn.x(250), y)).isInstanceOfSatisfying(Spot.Row.class, row -> {
            assertThat(row.state().id()).isEqualTo("a");
            assertThat(row.bar().attempt()).isEqualTo(1);
            assertThat(row.bar().kind()).isEqualTo(BarKind.ATTEMPT);
        });
        assertThat(drawn.sight.spot(drawn.x(1_400), y))
                .isInstanceOfSatisfying(
                        Spot.Row.class, row -> assertThat(row.bar().kind()).isEqualTo(BarKind.WAIT));
        assertThat(drawn.sight.spot(drawn.x(2_850), y))
                .isInstanceOfSatisfying(
                        Spot.Row.class, row -> assertThat(row.bar()).isNull());
        assertThat(drawn.sight.spot(20, y))
                .isInstanceOfSatisfying(
                        Spot.Row.class, row -> assertThat(row.name()).isTrue());
        assertThat(drawn.sight.spot(drawn.x(2_450), Geometry.RAIL + Geometry.AXIS + 5))
                .isInstanceOfSatisfying(
                        Spot.Invocation.class,
                        hit -> assertThat(hit.bar().invocation().number()).isEqualTo(2));
        assertThat(drawn.sight.spot(drawn.x(1_400), 25))
                .isInstanceOfSatisfying(
                        Spot.Moment.class, hit -> assertThat(hit.gap()).isEqualTo(new Span(400_000, 2_400_000)));
        assertThat(drawn.sight.spot(20, 5)).isEqualTo(Spot.NOTHING);
        assertThat(drawn.sight.spot(400, 235)).isEqualTo(Spot.NOTHING);
        assertThat(drawn.sight.spot(-1, 5)).isEqualTo(Spot.NOTHING);
    }

    @Test
    void whatLiesThereIsSaidInWords() {
        DrawnTimeline drawn = new DrawnTimeline(order());
        SpotText text = new SpotText(drawn.model, ZoneOffset.UTC);
        double y = drawn.y("a");
        assertThat(text.of(drawn.sight.spot(drawn.x(250), y)))
                .isEqualTo("process-payment · Step\nAttempt 1 of 2 · Failed · 300 ms\n"
                        + "Started at 100 ms · 09:30:00.100\nExecuted in invocation 1 and 2");
        assertThat(text.of(drawn.sight.spot(drawn.x(1_400), y)))
                .contains("Waits between attempt 1 and the next · 2.1 s, of which 2 s were skipped");
        assertThat(text.of(drawn.sight.spot(drawn.x(2_450), Geometry.RAIL + Geometry.AXIS + 5)))
                .startsWith("Invocation 2 · resumed\nSucceeded · 500 ms")
                .contains("Replayed for 100 ms, then executed for 400 ms");
        assertThat(text.of(drawn.sight.spot(drawn.x(1_400), 25))).startsWith("2 s skipped");
        assertThat(text.spoken(drawn.session.newest().operation("a")))
                .isEqualTo("process-payment, step, 2 attempts, succeeded, 2.7 s, of which 2 s were skipped");
        assertThat(text.spoken(drawn.session.newest().operation("c"))).isEqualTo("outer, context, succeeded, 100 ms");
    }

    @Test
    void timeThatWasScaledIsMarkedAndExplained() {
        Journals j = new Journals(Journals.arn("f", "scaled"))
                .started("{}")
                .invoked()
                .pass(100);
        j.waiting("w", "settle", 10).returned("PENDING");
        j.add(new JournalEntry.ClockPaced(new ClockPace(j.now(), j.now(), 60))).pass(10_000);
        j.add(new JournalEntry.ClockPaced(new ClockPace(j.now(), j.now(), 1)));
        j.waited("w", 10).invoked().pass(1_000).returned("SUCCEEDED").succeeded("{}");
        DrawnTimeline drawn = new DrawnTimeline(j);
        SpotText text = new SpotText(drawn.model, ZoneOffset.UTC);
        assertThat(drawn.draw().texts)
                .extracting(RecordingPen.Written::text)
                .containsOnlyOnce("×60")
                .doesNotContain("×1");
        assertThat(text.of(drawn.sight.spot(drawn.x(5_000), 25))).contains("Time ran ×60 here");
        assertThat(text.of(drawn.sight.spot(drawn.x(50), 25))).doesNotContain("ran");
        assertThat(text.of(drawn.sight.spot(drawn.x(10_600), 25))).doesNotContain("ran");
    }

    @Test
    void rowsTooLowToBeToldApartAreCounted() {
        Journals j = new Journals(Journals.arn("f", "many")).started("{}").invoked();
        for (int i = 0; i < 2_000; i++) {
            j.step("s" + i, "s" + i).pass(1);
            if (i % 2 == 0) {
                j.stepSucceeded("s" + i, 1, "{}");
            } else {
                j.stepFailed("s" + i, 1, ErrorObject.of("No", "no"), null);
            }
        }
        DrawnTimeline drawn = new DrawnTimeline(j);
        drawn.sight.setSqueezed(true);
        drawn.sight.refresh();
        int counted = 0;
        for (int row = 0; row < 2_001; ) {
            Rows rows = drawn.sight.geometry().rows();
            assertThat(rows.bandStart(row)).isEqualTo(row);
            counted += rows.bandEnd(row) - row;
            row = rows.bandEnd(row);
        }
        assertThat(counted).isEqualTo(2_001);
        String words = new SpotText(drawn.model, ZoneOffset.UTC).of(drawn.sight.spot(400, 150));
        assertThat(words).containsPattern("\\d+ operations: \\d+ succeeded, \\d+ failed");
    }

    @Test
    void theNewestRowIsInViewUntilSomebodyScrollsAway() {
        Journals j = new Journals(Journals.arn("f", "live")).started("{}").invoked();
        for (int i = 0; i < 50; i++) {
            j.step("s" + i, "s").pass(1).stepSucceeded("s" + i, 1, "{}");
        }
        DrawnTimeline drawn = new DrawnTimeline(j);
        assertThat(drawn.sight.geometry().rows().end()).isEqualTo(51);
        drawn.sight.scrollTo(100);
        j.step("later", "later").pass(1);
        drawn.take();
        assertThat(drawn.sight.scroll()).isEqualTo(100);
    }

    @Test
    void aSelectedOperationComesIntoViewWithItsTime() {
        Journals j = new Journals(Journals.arn("f", "long")).started("{}").invoked();
        for (int i = 0; i < 100; i++) {
            j.step("s" + i, "s").pass(10).stepSucceeded("s" + i, 1, "{}");
        }
        DrawnTimeline drawn = new DrawnTimeline(j.succeeded("{}"));
        drawn.sight.show(200, 260);
        drawn.sight.reveal("s90");
        double x = drawn.x(901);
        assertThat(x).isBetween(168.0, 800.0);
        assertThat(drawn.y("s90")).isBetween(56.0, 240.0);
    }

    @Test
    void markedRowsAreMarked() {
        DrawnTimeline drawn = new DrawnTimeline(order());
        assertThat(drawn.draw().rects).noneMatch(rect -> rect.ink() == Ink.MARK);
        drawn.model.setMarked(Set.of("a", "b"));
        assertThat(drawn.draw().rects.stream().filter(rect -> rect.ink() == Ink.MARK))
                .hasSize(2);
    }

    @Test
    void aPictureToKeepShowsEveryRowAndIsNeverTooHigh() {
        Journals j = new Journals(Journals.arn("f", "many")).started("{}").invoked();
        for (int i = 0; i < 1_000; i++) {
            j.step("s" + i, "s").pass(1).stepSucceeded("s" + i, 1, "{}");
        }
        DrawnTimeline drawn = new DrawnTimeline(j);
        assertThat(drawn.sight.whole(100_000).height()).isEqualTo(55 + 1_001 * 20);
        Geometry low = drawn.sight.whole(4_000);
        assertThat(low.height()).isLessThanOrEqualTo(4_000);
        assertThat(low.rows().first()).isZero();
        assertThat(low.rows().end()).isEqualTo(1_001);
    }
}
