package dev.durascope.app.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.notice.Notices;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.session.SessionActions;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Inline;
import dev.durascope.app.testing.Journals;
import dev.durascope.app.testing.Sessions;
import dev.durascope.engine.execution.ExecutionStanding;
import dev.durascope.engine.execution.Waiting;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.time.ClockPace;
import dev.durascope.engine.time.TimeMode;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallbacksModelTest {
    private final FakeExecutions executions = new FakeExecutions();
    private final Journals journal = new Journals(Journals.arn("f", "run"));
    private final ExecutionSession session = Sessions.of(journal, executions);
    private final CallbacksModel model =
            new CallbacksModel(session, new SessionActions(executions, new Inline(), new Notices()));

    private PendingCard pendingCallback() {
        journal.started("{}")
                .invoked()
                .callback("c", "approval", null, "Y2I=", 60L)
                .returned("PENDING");
        Sessions.take(session, journal);
        return model.cards().getFirst();
    }

    @Test
    void aPendingCallbackIsACardUntilItIsAnswered() {
        PendingCard card = pendingCallback();
        assertThat(card.title()).isEqualTo("approval");
        assertThat(card.waiting()).isEqualTo("times out in 1:00");

        journal.callbackSucceeded("c", "{}");
        Sessions.take(session, journal);
        assertThat(model.cards()).isEmpty();
    }

    @Test
    void aCardKeepsWhatWasTypedWhileEventsArrive() {
        PendingCard card = pendingCallback();
        card.jsonProperty().set("{\"approved\": tr");
        journal.invoked().step("s", "s");
        Sessions.take(session, journal);

        assertThat(model.cards()).containsExactly(card);
        assertThat(card.jsonProperty().get()).isEqualTo("{\"approved\": tr");
    }

    @Test
    void aResultThatIsNoJsonIsNotSent() {
        PendingCard card = pendingCallback();
        card.jsonProperty().set("{oops");
        card.answer();

        assertThat(card.jsonProblemProperty().get()).contains("column 2");
        assertThat(executions.asked()).isEmpty();
    }

    @Test
    void aResultIsSentAsTyped() {
        PendingCard card = pendingCallback();
        card.jsonProperty().set(" {\"approved\": true} ");
        card.answer();

        assertThat(executions.asked()).containsExactly("succeed Y2I= {\"approved\": true}");
    }

    @Test
    void anEmptyResultIsANullResult() {
        PendingCard card = pendingCallback();
        card.jsonProperty().set("  ");
        card.answer();

        assertThat(executions.asked()).containsExactly("succeed Y2I= ");
    }

    @Test
    void aFailureIsSentWithTypeAndMessage() {
        PendingCard card = pendingCallback();
        card.jsonProperty().set("{oops");
        card.failingProperty().set(true);
        card.errorTypeProperty().set("Rejected");
        card.errorMessageProperty().set("too dear");
        card.answer();

        assertThat(executions.asked()).containsExactly("fail Y2I= Rejected too dear");
    }

    @Test
    void heartbeatAndExpiryAreSent() {
        PendingCard card = pendingCallback();
        card.heartbeat();
        card.expire();

        assertThat(executions.asked()).containsExactly("heartbeat Y2I=", "expire c");
    }

    @Test
    void aRefusalStandsOnTheCard() {
        PendingCard card = pendingCallback();
        executions.refuse(LambdaFault.invalid("The callback has timed out."));
        card.answer();
        assertThat(card.refusalProperty().get()).isEqualTo("The callback has timed out.");

        executions.refuse(null);
        card.answer();
        assertThat(card.refusalProperty().get()).isEmpty();
    }

    @Test
    void anInvokeOfAnUnregisteredFunctionIsACardAndOneThatRunsHereIsNot() {
        journal.started("{}").invoked().invoke("i", "charge", "payments", "{}").invoke("j", "mail", "mailer", "{}");
        executions.stand(
                journal.arn(),
                new ExecutionStanding(
                        TimeMode.SKIP,
                        ClockPace.REAL,
                        false,
                        List.of(
                                new Waiting(Waiting.Kind.UNREGISTERED_INVOKE, "i", null),
                                new Waiting(Waiting.Kind.CHAINED_INVOKE, "j", null))));
        Sessions.take(session, journal);

        assertThat(model.cards()).extracting(PendingCard::title).containsExactly("charge");
        PendingCard card = model.cards().getFirst();
        assertThat(card.isCallback()).isFalse();
        assertThat(card.waiting()).contains("payments");
        card.jsonProperty().set("1");
        card.answer();
        card.failingProperty().set(true);
        card.answer();
        assertThat(executions.asked()).containsExactly("completeInvoke i 1", "failInvoke i ApprovalRejected");
    }

    @Test
    void noCardOutlivesTheExecution() {
        pendingCallback();
        journal.stopped();
        Sessions.take(session, journal);

        assertThat(model.cards()).isEmpty();
    }
}
