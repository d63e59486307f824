package dev.durascope.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.look.StatusLook;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Journals;
import dev.durascope.app.testing.Sessions;
import dev.durascope.engine.execution.ExecutionStanding;
import dev.durascope.engine.execution.Waiting;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.time.ClockPace;
import dev.durascope.engine.time.TimeMode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a session says of its operations, of what skipping all would pass over, and of what is in the way. */
class SessionWordsTest {
    private final Journals journal = new Journals(Journals.arn("f", "run"));
    private final FakeExecutions executions = new FakeExecutions();
    private final ExecutionSession session = Sessions.of(journal, executions);

    private void take() {
        Sessions.take(session, journal);
    }

    private void stand(TimeMode mode, boolean running, Waiting... waiting) {
        executions.stand(journal.arn(), new ExecutionStanding(mode, ClockPace.REAL, running, List.of(waiting)));
        take();
    }

    private Waiting due(Waiting.Kind kind, String operation, long seconds) {
        return new Waiting(kind, operation, journal.now().plusSeconds(seconds));
    }

    private String title(String id) {
        return session.title(session.operation(id));
    }

    private StatusLook status(String id) {
        return SessionStatus.of(session, session.operation(id));
    }

    @Test
    void iterationsAndBranchesWithoutANameAreCountedFromZeroWithinTheirContext() {
        journal.started("{}").invoked().context("m", "items", null, "Map").context("n", null, null, "Map");
        journal.context("m0", null, "m", "MapIteration").context("n0", null, "n", "MapIteration");
        take();
        journal.context("m1", null, "m", "MapIteration").context("named", "third", "m", "MapIteration");
        journal.context("p", "both", null, "Parallel").context("p0", null, "p", "ParallelBranch");
        journal.contextSucceeded("m0", "1");
        take();

        assertThat(List.of(title("m0"), title("m1"), title("n0"), title("named"), title("p0"), title("m")))
                .containsExactly("Iteration 0", "Iteration 1", "Iteration 0", "third", "Branch 0", "items");
        assertThat(title("e-run")).isEqualTo("run");
    }

    @Test
    void whatIsOpenWaitsWhileNoHandlerIsAtWork() {
        journal.started("{}").invoked().context("c", "c", null, null).waiting("w", "w", 10);
        take();
        assertThat(List.of(status("e-run"), status("c"), status("w")))
                .containsExactly(StatusLook.RUNNING, StatusLook.RUNNING, StatusLook.WAITING);

        journal.returned("PENDING");
        take();
        assertThat(List.of(status("e-run"), status("c"), status("w"))).containsOnly(StatusLook.WAITING);
    }

    @Test
    void aStepThatItsInvocationLeftBehindWasInterrupted() {
        journal.started("{}").invoked().step("s", "s").crashed("Runtime.ExitError", "exit");
        take();

        assertThat(status("s")).isEqualTo(StatusLook.INTERRUPTED);
    }

    @Test
    void whatAnEndedExecutionLeftOpenIsNotSaidToRunOrWait() {
        journal.started("{}").invoked().step("s", "s").waiting("w", "w", 10).stopped();
        take();

        assertThat(List.of(status("s"), status("w"))).containsOnly(StatusLook.LEFT_OPEN);
        assertThat(status("e-run")).isEqualTo(StatusLook.STOPPED);
    }

    @Test
    void skippingAllNamesWhatItPassesOverAndTellsWhetherSomethingTimesOut() {
        journal.started("{}").invoked().waiting("w", "confirmation", 60).step("s", "pay");
        journal.callback("c", "approval", null, "Y2I=", 3_600L).returned("PENDING");
        stand(
                TimeMode.REAL,
                false,
                due(Waiting.Kind.STEP_RETRY, "s", 4),
                due(Waiting.Kind.WAIT, "w", 60),
                due(Waiting.Kind.CALLBACK, "c", 3_600),
                due(Waiting.Kind.EXECUTION_TIMEOUT, null, 86_400));

        SkipPlan plan = SkipPlan.of(session);
        assertThat(plan.words())
                .isEqualTo("the wait confirmation, the retry of pay and the callback approval, which times out");
        assertThat(plan.timesOut()).isTrue();
        assertThat(plan.passesWords()).isEqualTo("1:00:00");
    }

    @Test
    void manyWaitsAreCountedInsteadOfNamed() {
        journal.started("{}").invoked();
        Waiting[] waits = new Waiting[5];
        for (int i = 0; i < waits.length; i++) {
            journal.waiting("w" + i, "wait-" + i, 10 + i);
            waits[i] = due(Waiting.Kind.WAIT, "w" + i, 10 + i);
        }
        journal.returned("PENDING");
        stand(TimeMode.REAL, false, waits);

        assertThat(SkipPlan.of(session).words()).isEqualTo("5 waits");
    }

    @Test
    void whereNothingCanBeSkippedTheReasonIsSaid() {
        journal.started("{}").invoked().callback("c", "approval", null, "Y2I=", null);
        stand(TimeMode.REAL, true, new Waiting(Waiting.Kind.CALLBACK, "c", null));
        assertThat(SkipPlan.of(session).refusal()).contains("handler is at work");

        journal.returned("PENDING");
        stand(TimeMode.REAL, false, new Waiting(Waiting.Kind.CALLBACK, "c", null));
        assertThat(SkipPlan.of(session).refusal())
                .isEqualTo("Nothing here waits for time: approval needs an answer from outside, and has no timeout.");
    }

    @Test
    void skippingAllFiresTimersUntilWhatWasThereIsPassedHoweverOftenTheHandlerGoesOn() {
        journal.started("{}")
                .invoked()
                .waiting("w1", "one", 10)
                .waiting("w2", "two", 20)
                .returned("PENDING");
        Waiting first = due(Waiting.Kind.WAIT, "w1", 10);
        Waiting second = due(Waiting.Kind.WAIT, "w2", 20);
        stand(TimeMode.REAL, false, first, second);
        List<String> told = new java.util.ArrayList<>();
        var notices = new dev.durascope.app.notice.Notices();
        notices.onNotice(notice -> told.add(notice.text()));
        var background = new dev.durascope.app.testing.Inline();
        background.hold();
        new SessionActions(executions, background, notices).skipAll(session, SkipPlan.of(session));

        stand(TimeMode.REAL, true, second);
        background.release();
        assertThat(executions.asked()).containsExactly("fire run");
        stand(TimeMode.REAL, false, second);
        assertThat(executions.asked()).hasSizeGreaterThanOrEqualTo(2);
        stand(TimeMode.REAL, false, due(Waiting.Kind.WAIT, "w3", 5));
        int asked = executions.asked().size();
        stand(TimeMode.REAL, false);
        assertThat(executions.asked()).hasSize(asked);
        assertThat(told).containsExactly("Time passed over the waits one and two.");
    }

    @Test
    void timeThatHoldsSaysWhomItWaitsFor() {
        journal.started("{}").invoked().waiting("w", "w", 60);
        journal.callback("c", "approval", null, "Y2I=", null).returned("PENDING");
        stand(TimeMode.SKIP, false, due(Waiting.Kind.WAIT, "w", 60), new Waiting(Waiting.Kind.CALLBACK, "c", null));

        assertThat(Obstacle.of(session))
                .isEqualTo(new Obstacle.TimeHolds("c", "approval"))
                .extracting(Obstacle::words)
                .isEqualTo("Skipped time stands still while approval waits for an answer from outside.");
        stand(TimeMode.REAL, false, due(Waiting.Kind.WAIT, "w", 60), new Waiting(Waiting.Kind.CALLBACK, "c", null));
        assertThat(Obstacle.of(session)).isNull();
    }

    @Test
    void inManualTimeWhatIsPastSaysThatItWaitsForAHand() {
        journal.started("{}").invoked().waiting("w", "pause", 60).callback("c", "approval", null, "Y2I=", 30L);
        journal.returned("PENDING");
        stand(TimeMode.MANUAL, false, due(Waiting.Kind.CALLBACK, "c", 30), due(Waiting.Kind.WAIT, "w", 60));
        assertThat(WaitingText.of(session, session.operation("w"))).startsWith("resumes in ");
        assertThat(Obstacle.of(session))
                .isEqualTo(new Obstacle.TimeByHand("pause"))
                .extracting(Obstacle::words)
                .isEqualTo("In manual time no timer fires by itself: pause waits until you fire the next one.");

        ClockPace hourAhead = ClockPace.ahead(Duration.ofHours(1));
        Waiting waits = due(Waiting.Kind.WAIT, "w", 60);
        executions.stand(journal.arn(), new ExecutionStanding(TimeMode.MANUAL, hourAhead, false, List.of(waits)));
        session.askStanding();
        assertThat(WaitingText.of(session, session.operation("w"))).isEqualTo("resumes when fired");
        assertThat(WaitingText.of(session, session.operation("c"))).isEqualTo("times out when fired");
        executions.stand(journal.arn(), new ExecutionStanding(TimeMode.REAL, hourAhead, false, List.of(waits)));
        session.askStanding();
        assertThat(WaitingText.of(session, session.operation("w"))).isEqualTo("resumes now");
        assertThat(Obstacle.of(session)).isNull();
    }

    @Test
    void aHeldExecutionSaysWhyAndWhatToDo() {
        journal.started("{}").invoked().crashed("Runtime.ExitError", "exit");
        journal.held(5, ErrorObject.of("Runtime.ExitError", "exit"));
        take();

        assertThat(Obstacle.of(session))
                .isInstanceOf(Obstacle.Held.class)
                .extracting(Obstacle::words)
                .isEqualTo(
                        "Held: the last 5 invocations failed, the last with ExitError. Mend the handler, then resume.");
    }
}
