package dev.durascope.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.durascope.app.look.StatusLook;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Journals;
import dev.durascope.app.testing.Sessions;
import dev.durascope.app.tree.TreeProjection;
import dev.durascope.engine.model.ErrorObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BarsTest {
    private final Journals journal = new Journals(Journals.arn("f", "one"));
    private final ExecutionSession session = Sessions.of(journal, new FakeExecutions());
    private final TimelineModel model =
            new TimelineModel(session, new TreeProjection(session.arn().id()));

    private List<Bar> bars(String operation) {
        Sessions.take(session, journal);
        model.refresh();
        return Bars.of(session.newest().operation(operation), model.standing());
    }

    private static long ms(long millis) {
        return millis * 1_000;
    }

    private static final ErrorObject NO = ErrorObject.of("No", "no");

    @Test
    void aStepIsABarFromItsStartToItsEnd() {
        journal.started("{}").invoked().pass(10).step("a", "a").pass(25).stepSucceeded("a", 1, "{}");
        assertThat(bars("a")).containsExactly(new Bar(BarKind.ATTEMPT, StatusLook.SUCCEEDED, ms(10), ms(35), false, 1));
    }

    @Test
    void everyAttemptIsABarAndTheTimeUntilTheNextOneAWait() {
        journal.started("{}").invoked().step("a", "a").pass(10).stepFailed("a", 1, NO, 2);
        journal.returned("PENDING")
                .jump(Duration.ofSeconds(2))
                .invoked()
                .again("a")
                .pass(5);
        journal.stepSucceeded("a", 2, "{}");
        assertThat(bars("a"))
                .containsExactly(
                        new Bar(BarKind.ATTEMPT, StatusLook.FAILED, 0, ms(10), false, 1),
                        new Bar(BarKind.WAIT, StatusLook.RETRYING, ms(10), ms(2_010), false, 1),
                        new Bar(BarKind.ATTEMPT, StatusLook.SUCCEEDED, ms(2_010), ms(2_015), false, 2));
    }

    @Test
    void aStepThatWaitsForItsNextAttemptWaitsUntilNow() {
        journal.started("{}").invoked().step("a", "a").pass(10).stepFailed("a", 1, NO, 60);
        journal.returned("PENDING").pass(500);
        assertThat(bars("a").getLast()).isEqualTo(new Bar(BarKind.WAIT, StatusLook.RETRYING, ms(10), ms(510), true, 1));
    }

    @Test
    void aRunningStepReachesUntilNow() {
        journal.started("{}").invoked().pass(5).step("a", "a").pass(30);
        assertThat(bars("a")).containsExactly(new Bar(BarKind.ATTEMPT, StatusLook.RUNNING, ms(5), ms(35), true, 1));
    }

    @Test
    void aStepThatItsInvocationLeftBehindEndsWithIt() {
        journal.started("{}")
                .invoked()
                .step("a", "a")
                .pass(30)
                .crashed("Exit", "1")
                .pass(100);
        assertThat(bars("a")).containsExactly(new Bar(BarKind.ATTEMPT, StatusLook.INTERRUPTED, 0, ms(30), false, 1));
    }

    @Test
    void aWaitIsAWaitWhetherTimePassedOrWasSkipped() {
        journal.started("{}").invoked().waiting("w", "w", 10).returned("PENDING");
        journal.jump(Duration.ofSeconds(10)).waited("w", 10);
        assertThat(bars("w")).containsExactly(new Bar(BarKind.WAIT, StatusLook.SUCCEEDED, 0, ms(10_000), false, 0));
        assertThat(model.jumps()).containsExactly(new Span(0, ms(10_000)));
    }

    @Test
    void aContextSpansWhatIsInsideOfIt() {
        journal.started("{}")
                .invoked()
                .context("c", "c", null, null)
                .step("a", "a", "c")
                .pass(10);
        journal.stepSucceeded("a", 1, "{}").pass(1).contextSucceeded("c", "{}");
        assertThat(bars("c")).containsExactly(new Bar(BarKind.SPAN, StatusLook.SUCCEEDED, 0, ms(11), false, 0));
    }

    @Test
    void whatAnEndedExecutionLeftOpenEndsWithIt() {
        journal.started("{}")
                .invoked()
                .callback("c", "c", null, "id", 60L)
                .pass(20)
                .stopped()
                .pass(1_000);
        assertThat(bars("c")).containsExactly(new Bar(BarKind.WAIT, StatusLook.LEFT_OPEN, 0, ms(20), false, 0));
        assertThat(bars(session.arn().id()))
                .containsExactly(new Bar(BarKind.SPAN, StatusLook.STOPPED, 0, ms(20), false, 0));
    }

    @Test
    void invocationsFollowEachOtherInOneLaneAndSayWhereReplayEnds() {
        journal.started("{}")
                .invoked()
                .step("a", "a")
                .pass(10)
                .stepFailed("a", 1, NO, 2)
                .returned("PENDING");
        journal.pass(100)
                .invoked()
                .pass(4)
                .again("a")
                .pass(6)
                .stepSucceeded("a", 2, "{}")
                .returned("PENDING");
        bars("a");
        assertThat(model.lanes().count()).isEqualTo(1);
        assertThat(model.lanes().bars())
                .extracting(Lanes.Bar::from, Lanes.Bar::executed, Lanes.Bar::to)
                .containsExactly(tuple(0L, 0L, ms(10)), tuple(ms(110), ms(114), ms(120)));
    }

    @Test
    void jumpsAreAlwaysFoldedAndIdleTimeOnRequest() {
        journal.started("{}").invoked().waiting("w", "w", 10).pass(100).returned("PENDING");
        journal.jump(Duration.ofSeconds(10))
                .waited("w", 10)
                .pass(3_000)
                .invoked()
                .pass(100)
                .returned("PENDING");
        bars("w");
        assertThat(model.fold().folds()).containsExactly(new Span(ms(100), ms(10_100)));
        model.collapseIdleProperty().set(true);
        model.refresh();
        assertThat(model.fold().folds()).containsExactly(new Span(ms(100), ms(13_100)));
        assertThat(BreaksPainter.words(model, model.fold().folds().getFirst())).isEqualTo("10 s skipped");
    }
}
