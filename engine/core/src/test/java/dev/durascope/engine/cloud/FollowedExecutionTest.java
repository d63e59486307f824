package dev.durascope.engine.cloud;

import static dev.durascope.engine.execution.EngineHarness.await;
import static dev.durascope.engine.execution.EngineHarness.callback;
import static dev.durascope.engine.execution.EngineHarness.pending;
import static dev.durascope.engine.execution.EngineHarness.step;
import static dev.durascope.engine.execution.EngineHarness.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.cloud.FollowStatus.Phase;
import dev.durascope.engine.execution.EngineHarness;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.OperationUpdate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FollowedExecutionTest {
    private final EngineHarness engine = EngineHarness.skipping();
    private final CloudServer cloud = new CloudServer(engine.executor);
    private final FakeTicks ticks = new FakeTicks();
    private final CloudConnection connection = cloud.connect("orders", ticks);

    @AfterEach
    void close() {
        connection.close();
        cloud.close();
        engine.close();
    }

    private FollowedExecution follow(ExecutionArn arn, Heard heard) {
        return new FollowedExecution(connection, arn, true, ticks, heard);
    }

    private void pollToTheEnd(FollowedExecution followed) throws InterruptedException {
        for (Duration pause = followed.poll(); pause != null; pause = followed.poll()) {
            ticks.pause(pause);
            assertThat(followed.status().calls()).isLessThan(200);
        }
    }

    private static List<HistoryEvent> eventsOf(FollowedExecution followed) {
        return followed.journal().stream()
                .map(record -> ((JournalEntry.Event) record.entry()).event())
                .toList();
    }

    /** Runs so many steps, and ends. */
    private ExecutionArn ranSteps(int steps) throws Exception {
        engine.durable("orders", call -> {
            List<OperationUpdate> batch = new ArrayList<>();
            for (int i = 0; i < steps; i++) {
                batch.add(step("s" + i).start());
                batch.add(step("s" + i).succeed("" + i));
                if (batch.size() == 200) {
                    call.checkpoint(batch.toArray(OperationUpdate[]::new));
                    batch.clear();
                }
            }
            call.checkpoint(batch.toArray(OperationUpdate[]::new));
            return succeeded("\"done\"");
        });
        return engine.run("orders", "{}").arn();
    }

    /** Suspends on a callback; when it comes, runs so many steps and ends. */
    private ExecutionArn waiting(int stepsThereafter) {
        engine.durable("orders", call -> {
            if (call.operation("approval") == null) {
                call.checkpoint(callback("approval", 600, null));
                return pending();
            }
            for (int i = 0; i < stepsThereafter; i++) {
                call.checkpoint(step("s" + i).start(), step("s" + i).succeed("1"));
            }
            return succeeded("\"done\"");
        });
        ExecutionArn arn = engine.start("orders", "{\"secret\":1}");
        await("suspended", () -> engine.eventTypes(arn).contains("InvocationCompleted"));
        return arn;
    }

    private String callbackId(ExecutionArn arn) {
        return engine.events(arn).stream()
                .filter(HistoryEvent.CallbackStarted.class::isInstance)
                .map(event -> ((HistoryEvent.CallbackStarted) event).callbackId())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ofThreeThousandOperationsTheNewestAreThereFirstAndTheRestComesFromTheBeginningOn() throws Exception {
        ExecutionArn arn = ranSteps(2_999);
        Heard heard = new Heard(arn.id());
        FollowedExecution followed = follow(arn, heard);

        followed.poll();
        assertThat(followed.status().phase()).isEqualTo(Phase.FILLING);
        assertThat(followed.events().getLast()).isInstanceOf(HistoryEvent.ExecutionSucceeded.class);
        assertThat(followed.status().missing())
                .isEqualTo(followed.events().getFirst().header().eventId() - 1);

        followed.poll();
        assertThat(heard.state().facts().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(followed.status().missing()).isPositive();

        pollToTheEnd(followed);
        assertThat(followed.status().phase()).isEqualTo(Phase.ENDED);
        assertThat(followed.status().missing()).isZero();
        assertThat(eventsOf(followed)).isEqualTo(engine.events(arn));
        assertThat(heard.state().operationCount()).isEqualTo(3_000);
        assertThat(cloud.calls()).hasSize(7);
        assertThat(connection.budget().spent().total()).isEqualTo(7);
    }

    @Test
    void onceAllIsThereOnlyWhatIsNewIsAskedForAndAppended() throws Exception {
        ExecutionArn arn = waiting(0);
        Heard heard = new Heard(arn.id());
        FollowedExecution followed = follow(arn, heard);
        followed.poll();
        assertThat(followed.status().phase()).isEqualTo(Phase.LIVE);
        followed.poll();
        assertThat(cloud.calls().getLast().has("MaxItems=20")).isTrue();
        assertThat(cloud.calls().getLast().has("ReverseOrder=true")).isTrue();
        assertThat(heard.appended()).isZero();

        engine.executor.callbackSucceeded(callbackId(arn), "\"yes\"");
        engine.executor.ended(arn).join();
        pollToTheEnd(followed);

        assertThat(eventsOf(followed)).isEqualTo(engine.events(arn));
        assertThat(heard.rebuilt()).isEqualTo(1);
        assertThat(heard.appended()).isEqualTo(1);
        assertThat(followed.status().phase()).isEqualTo(Phase.ENDED);
    }

    @Test
    void whatComesFasterThanAPageIsReadBackToWhatWasKnown() throws Exception {
        ExecutionArn arn = waiting(700);
        Heard heard = new Heard(arn.id());
        FollowedExecution followed = follow(arn, heard);
        followed.poll();

        engine.executor.callbackSucceeded(callbackId(arn), null);
        engine.executor.ended(arn).join();
        followed.poll();
        assertThat(followed.status().phase()).isEqualTo(Phase.FILLING);
        assertThat(followed.status().missing()).isPositive();
        pollToTheEnd(followed);

        // The journal was never made anew: what is new is held until it meets what is known.
        assertThat(heard.rebuilt()).isEqualTo(1);
        assertThat(heard.appended()).isEqualTo(1);

        assertThat(eventsOf(followed)).isEqualTo(engine.events(arn));
        assertThat(cloud.calls()).hasSize(4);
    }

    @Test
    void anExecutionThatNobodyDoesAnythingToIsCalledForLessAndLess() throws Exception {
        FollowedExecution followed = follow(waiting(0), new Heard("x"));
        int calls = 0;
        while (ticks.elapsed().compareTo(Duration.ofMinutes(5)) < 0) {
            ticks.pause(followed.poll());
            calls++;
        }

        assertThat(calls).isLessThanOrEqualTo(40);
    }

    @Test
    void throttlingFailuresAndBrokenAnswersAreToldAndPass() throws Exception {
        ExecutionArn arn = ranSteps(150);
        cloud.inject(
                CloudServer.throttled(), CloudServer.error(503, "ServiceException", "Try later"), CloudServer.cutOff());
        Heard heard = new Heard(arn.id());
        FollowedExecution followed = follow(arn, heard);
        pollToTheEnd(followed);

        assertThat(heard.statuses().stream().limit(3).map(FollowStatus::phase)).containsOnly(Phase.TROUBLED);
        assertThat(heard.statuses().stream()
                        .limit(3)
                        .map(status -> status.trouble().kind()))
                .containsExactly(
                        CloudFault.Kind.THROTTLED, CloudFault.Kind.SERVICE_FAILED, CloudFault.Kind.UNREACHABLE);
        assertThat(eventsOf(followed)).isEqualTo(engine.events(arn));
        assertThat(connection.budget().spent().throttled()).isEqualTo(1);
        assertThat(connection.budget().spent().failed()).isEqualTo(2);
        assertThat(ticks.elapsed()).isGreaterThan(Duration.ofSeconds(3));
    }

    @Test
    void anExpiredTokenIsToldAndWhoeverLogsInAgainGoesOn() throws Exception {
        ExecutionArn arn = ranSteps(2);
        cloud.inject(CloudServer.error(
                403, "ExpiredTokenException", "The security token included in the request is expired"));
        FollowedExecution followed = follow(arn, new Heard(arn.id()));

        assertThat(followed.poll()).isEqualTo(Duration.ofSeconds(30));
        assertThat(followed.status().trouble()).hasMessageContaining("has expired: log in again");
        pollToTheEnd(followed);
        assertThat(followed.status().phase()).isEqualTo(Phase.ENDED);
    }

    @Test
    void anExecutionThatTheServiceDoesNotKnowYetIsAwaitedForAWhile() throws Exception {
        ExecutionArn arn = ranSteps(2);
        CloudServer.Injection unknown = CloudServer.error(404, "ResourceNotFoundException", "No such execution");
        cloud.inject(unknown, unknown, unknown);
        FollowedExecution followed = follow(arn, new Heard(arn.id()));
        followed.poll();
        assertThat(followed.status().phase()).isEqualTo(Phase.AWAITED);
        pollToTheEnd(followed);
        assertThat(followed.status().phase()).isEqualTo(Phase.ENDED);

        ExecutionArn never = ExecutionArn.parse(arn.toString() + "0");
        FollowedExecution nothing = follow(never, new Heard(never.id()));
        pollToTheEnd(nothing);
        assertThat(nothing.status().phase()).isEqualTo(Phase.FAILED);
        assertThat(nothing.status().calls()).isGreaterThan(20);
        assertThat(nothing.status().trouble()).hasMessageContaining("There is no execution " + never);
    }

    @Test
    void anExecutionThatIsKeptNoLongerIsToldAndWhatWasReadStays() throws Exception {
        ExecutionArn arn = waiting(0);
        FollowedExecution followed = follow(arn, new Heard(arn.id()));
        followed.poll();
        int known = followed.journal().size();
        cloud.inject(CloudServer.error(404, "ResourceNotFoundException", "No such execution"));

        assertThat(followed.poll()).isNull();
        assertThat(followed.status().trouble().kind()).isEqualTo(CloudFault.Kind.GONE);
        assertThat(followed.journal()).hasSize(known);
    }

    @Test
    void stoppedAndTimedOutAreEnds() throws Exception {
        ExecutionArn stopped = waiting(0);
        engine.executor.stop(stopped, ErrorObject.of("Operator", "enough"));
        FollowedExecution followed = follow(stopped, new Heard(stopped.id()));
        pollToTheEnd(followed);
        assertThat(followed.status().phase()).isEqualTo(Phase.ENDED);

        cloud.inject(CloudServer.answer("""
                {"Events": [
                 {"EventType": "ExecutionTimedOut", "EventId": 2, "EventTimestamp": 1795262460.5,
                  "ExecutionTimedOutDetails": {}},
                 {"EventType": "ExecutionStarted", "EventId": 1, "Id": "x", "EventTimestamp": 1795262400,
                  "ExecutionStartedDetails": {"Input": {}, "ExecutionTimeout": 60}}]}"""));
        Heard heard = new Heard("x");
        FollowedExecution timedOut = follow(stopped, heard);
        assertThat(timedOut.poll()).isNull();
        assertThat(timedOut.status().phase()).isEqualTo(Phase.ENDED);
        assertThat(heard.state().facts().status()).isEqualTo(ExecutionStatus.TIMED_OUT);
    }

    @Test
    void payloadsAreLeftOutWhereTheyAreNotWanted() throws Exception {
        ExecutionArn arn = waiting(0);
        FollowedExecution followed = new FollowedExecution(connection, arn, false, ticks, new Heard(arn.id()));
        followed.poll();

        assertThat(cloud.calls().getLast().has("IncludeExecutionData=false")).isTrue();
        assertThat(((HistoryEvent.ExecutionStarted) eventsOf(followed).getFirst())
                        .input()
                        .payload())
                .isNull();
    }

    @Test
    void anEventOfAnUnknownTypeIsKeptRawAndUnknownMembersAreNotLost() throws Exception {
        ExecutionArn arn = waiting(0);
        cloud.inject(CloudServer.answer("""
                {"Events": [
                 {"EventType": "StepMoonwalked", "EventId": 3, "EventTimestamp": 1795262402,
                  "StepMoonwalkedDetails": {"Backwards": true}},
                 {"EventType": "StepStarted", "EventId": 2, "Id": "a", "Mood": "fine", "EventTimestamp": 1795262401.25,
                  "StepStartedDetails": {}},
                 {"EventType": "ExecutionStarted", "EventId": 1, "Id": "x", "EventTimestamp": 1795262400,
                  "ExecutionStartedDetails": {"Input": {"Payload": "{}"}, "ExecutionTimeout": 60}}]}"""));
        FollowedExecution followed = follow(arn, new Heard("x"));
        followed.poll();

        assertThat(followed.status().phase()).isEqualTo(Phase.LIVE);
        HistoryEvent.Unknown unknown = (HistoryEvent.Unknown) eventsOf(followed).getLast();
        assertThat(unknown.eventType()).isEqualTo("StepMoonwalked");
        assertThat(unknown.json()).contains("\"Backwards\":true");
        assertThat(eventsOf(followed).get(1).header().unmodelled())
                .contains("Mood")
                .doesNotContain("Timestamp");
    }

    @Test
    void whatIsNoHistoryIsRefusedByItsPlace() throws Exception {
        ExecutionArn arn = waiting(0);
        cloud.inject(
                CloudServer.answer("{\"Events\": [{\"EventType\": \"StepStarted\", \"EventId\": 1}]}"),
                CloudServer.answer("""
                        {"Events": [
                         {"EventType": "ContextStarted", "EventId": 2, "Id": "a", "ParentId": "a",
                          "EventTimestamp": 1795262401, "ContextStartedDetails": {}},
                         {"EventType": "ExecutionStarted", "EventId": 1, "Id": "x", "EventTimestamp": 1795262400,
                          "ExecutionStartedDetails": {"Input": {}, "ExecutionTimeout": 60}}]}"""));

        FollowedExecution malformed = follow(arn, new Heard("x"));
        assertThat(malformed.poll()).isNull();
        assertThat(malformed.status().trouble())
                .hasMessageContaining("cannot be read as one: Events[0].EventTimestamp");
        FollowedExecution looped = follow(arn, new Heard("x"));
        assertThat(looped.poll()).isNull();
        assertThat(looped.status().trouble()).hasMessageContaining("operation a stands inside itself");
    }

    @Test
    void aSourceFollowsByItselfAndAsksAtMostOnceInASecond() {
        ExecutionArn arn = waiting(3);
        Heard heard = new Heard(arn.id());
        long begun = System.nanoTime();
        try (CloudConnection real = cloud.connect("orders", new CallBudget());
                CloudSource source = CloudSource.follow(real, arn, true, heard)) {
            await("live", () -> source.execution().status().phase() == Phase.LIVE);
            engine.executor.callbackSucceeded(callbackId(arn), null);
            engine.executor.ended(arn).join();
            source.pollNow();
            await("ended", () -> source.execution().status().phase() == Phase.ENDED);

            assertThat(source.execution().journal()).hasSameSizeAs(engine.events(arn));
            long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
            assertThat((long) cloud.calls().size()).isLessThanOrEqualTo(seconds + 2);
        }
    }
}
