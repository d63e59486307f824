package dev.durascope.app.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Journals;
import dev.durascope.app.testing.Sessions;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.EventHeader;
import dev.durascope.engine.model.HistoryEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTextTest {

    @Test
    void eachEventSaysInALineWhatItCarries() {
        Journals journal = new Journals(Journals.arn("f", "run"));
        ExecutionSession session = Sessions.of(journal, new FakeExecutions());
        journal.started("{\n \"a\": 1}").invoked().step("s", "s");
        journal.stepFailed("s", 1, ErrorObject.of("Declined", "no money"), 2)
                .again("s")
                .stepSucceeded("s", 2, "1");
        journal.waiting("w", "w", 600).waited("w", 600).callback("c", "c", null, "id", 60L);
        journal.invoke("i", "i", "other", "[]").pass(30).returned("FAILED");
        Sessions.take(session, journal);

        List<String> lines = session.events().events().stream()
                .map(event -> event.eventType() + ": " + EventText.details(event))
                .toList();
        assertThat(lines)
                .containsExactly(
                        "ExecutionStarted: input { \"a\": 1}",
                        "StepStarted: ",
                        "StepFailed: attempt 1, next in 2 s  Declined: no money",
                        "StepStarted: ",
                        "StepSucceeded: attempt 2  result 1",
                        "WaitStarted: for 10:00",
                        "WaitSucceeded: after 10:00",
                        "CallbackStarted: times out in 1:00",
                        "ChainedInvokeStarted: other  input []",
                        "InvocationCompleted: took 30 ms");
    }

    @Test
    void anUnknownEventIsShownRaw() {
        HistoryEvent event = new HistoryEvent.Unknown(
                new EventHeader(9, Instant.EPOCH, null, null, null, null), "FutureThing", "{\"x\": 1}");

        assertThat(event.eventType()).isEqualTo("FutureThing");
        assertThat(EventText.details(event)).isEqualTo("{\"x\": 1}");
    }
}
