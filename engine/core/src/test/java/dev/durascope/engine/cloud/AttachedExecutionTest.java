package dev.durascope.engine.cloud;

import static dev.durascope.engine.execution.EngineHarness.await;
import static dev.durascope.engine.execution.EngineHarness.callback;
import static dev.durascope.engine.execution.EngineHarness.pending;
import static dev.durascope.engine.execution.EngineHarness.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.engine.cloud.CloudExecutions.Filter;
import dev.durascope.engine.cloud.CloudExecutions.Listing;
import dev.durascope.engine.execution.EngineHarness;
import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.time.TimeMode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a window works with: an attached execution as a service, and a list that is kept fresh. */
@Timeout(60)
class AttachedExecutionTest {
    private final EngineHarness engine = EngineHarness.skipping();
    private final CloudServer cloud = new CloudServer(engine.executor);
    private final CloudConnection connection = cloud.connect("orders", new CallBudget());
    private final AtomicInteger acted = new AtomicInteger();

    @BeforeEach
    void deploy() {
        engine.durable("orders", call -> {
            if (call.operation("approval") == null) {
                call.checkpoint(callback("approval", 600, 60));
                return pending();
            }
            return call.operation("approval").status() == OperationStatus.SUCCEEDED ? succeeded("\"ok\"") : pending();
        });
    }

    @AfterEach
    void close() {
        connection.close();
        cloud.close();
        engine.close();
    }

    private ExecutionArn waiting(String name) {
        ExecutionArn arn =
                engine.executor.start(new StartRequest("orders", "$LATEST", name, "{}", TimeMode.REAL, null));
        await(
                "the callback",
                () -> engine.events(arn).stream().anyMatch(HistoryEvent.CallbackStarted.class::isInstance));
        return arn;
    }

    private AttachedExecution read(ExecutionArn arn) throws InterruptedException {
        FollowedExecution followed =
                new FollowedExecution(connection, arn, true, java.time.InstantSource.system(), new Heard(arn.id()));
        followed.poll();
        return new AttachedExecution(arn, new CloudActions(connection), followed.journal(), acted::incrementAndGet);
    }

    @Test
    void itsJournalGrowsByWhatIsAppendedAndIsDescribedByIt() throws Exception {
        ExecutionArn arn = waiting("order-1");
        AttachedExecution execution = read(arn);
        List<JournalRecord> all = execution.journal(arn, 0);

        assertThat(execution.isAttached()).isTrue();
        assertThat(execution.isRecorded()).isFalse();
        assertThat(execution.describe(arn).facts().status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(execution.standing(arn).timeMode()).isEqualTo(TimeMode.REAL);
        AttachedExecution part = new AttachedExecution(arn, new CloudActions(connection), all.subList(0, 1), () -> {});
        part.append(all.subList(1, all.size()));
        assertThat(part.journal(arn, 1)).isEqualTo(all.subList(1, all.size()));
        assertThatThrownBy(() -> part.journal(waiting("order-2"), 0)).hasMessageContaining("There is no execution");
    }

    @Test
    void aHistoryIsReadOnceAndWhyItCannotBeIsToldAtOnce() throws Exception {
        ExecutionArn arn = waiting("order-1");
        AttachedExecution execution = read(arn);
        assertThat(CloudSource.read(connection, arn)).isEqualTo(execution.journal(arn, 0));
        assertThat(AttachedExecution.recording(arn, execution.journal(arn, 0)).journal())
                .isEqualTo(execution.journal(arn, 0));
        ExecutionArn unknown = ExecutionArn.parse(arn.functionArn() + "/durable-execution/never/was");
        assertThatThrownBy(() -> CloudSource.read(connection, unknown))
                .isInstanceOfSatisfying(
                        CloudFault.class, fault -> assertThat(fault.kind()).isEqualTo(CloudFault.Kind.NOT_FOUND));
    }

    @Test
    void itIsStoppedAndAnsweredByCallsAndRefusesWhatOnlyALocalEngineCanDo() throws Exception {
        ExecutionArn arn = waiting("order-1");
        AttachedExecution execution = read(arn);
        assertThatThrownBy(() -> execution.stop(arn, null))
                .isInstanceOfSatisfying(
                        CloudFault.class, fault -> assertThat(fault.kind()).isEqualTo(CloudFault.Kind.READ_ONLY));
        assertThat(acted).hasValue(0);

        connection.setReadOnly(false);
        execution.stop(arn, ErrorObject.of("NotNeeded", null));
        assertThat(acted).hasValue(1);
        assertThat(engine.executor.describe(arn).facts().status()).isEqualTo(ExecutionStatus.STOPPED);
        for (Runnable local : List.<Runnable>of(
                () -> execution.setTimeMode(arn, TimeMode.SKIP),
                () -> execution.fireNextTimer(arn),
                () -> execution.passTimeUntil(arn, "a"),
                () -> execution.expireCallback(arn, "a"),
                () -> execution.resume(arn),
                () -> execution.delete(arn),
                () -> execution.start(StartRequest.of("orders", "{}")))) {
            assertThatThrownBy(local::run)
                    .isInstanceOf(LambdaFault.class)
                    .hasMessageStartingWith("It runs on AWS: only the local engine can do that.");
        }
    }

    @Test
    void aListIsKeptFreshAndGoesOnAfterTrouble() {
        waiting("order-1");
        List<Listing> listings = new CopyOnWriteArrayList<>();
        List<CloudFault> faults = new CopyOnWriteArrayList<>();
        ListWatch.Listener listener = new ListWatch.Listener() {
            @Override
            public void listed(Listing listing) {
                listings.add(listing);
            }

            @Override
            public void failed(CloudFault fault, @Nullable Duration pause) {
                faults.add(fault);
            }
        };
        try (ListWatch watch = ListWatch.begin(connection, Filter.ALL, listener)) {
            await("the list", () -> !listings.isEmpty());
            assertThat(listings.getLast().executions()).hasSize(1);

            waiting("order-2");
            watch.askNow();
            await("the new one", () -> listings.getLast().executions().size() == 2);

            cloud.inject(CloudServer.error(403, "AccessDeniedException", "no"));
            watch.askNow();
            await("the fault", () -> !faults.isEmpty());
            assertThat(faults.getLast().policy()).contains("lambda:ListDurableExecutionsByFunction");
            waiting("order-3");
            watch.askNow();
            await("the third", () -> listings.getLast().executions().size() == 3);
        }
    }

    @Test
    void loadingIsGivenUpAndBegunAgainWhenSomebodyAsks() throws Exception {
        waiting("order-1");
        List<Listing> listings = new CopyOnWriteArrayList<>();
        List<CloudFault> faults = new CopyOnWriteArrayList<>();
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        cloud.inject(exchange -> {
            called.countDown();
            try {
                answer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        ListWatch.Listener listener = new ListWatch.Listener() {
            @Override
            public void listed(Listing listing) {
                listings.add(listing);
            }

            @Override
            public void failed(CloudFault fault, @Nullable Duration pause) {
                faults.add(fault);
            }
        };
        try (ListWatch watch = ListWatch.begin(connection, Filter.ALL, listener)) {
            called.await();
            watch.giveUp();
            watch.askNow();
            await("the list", () -> !listings.isEmpty());
            assertThat(listings.getLast().executions()).hasSize(1);
            assertThat(faults).isEmpty();

            waiting("order-2");
            watch.giveUp();
            await(
                    "what is new, although nothing was under way",
                    () -> listings.getLast().executions().size() == 2);
        } finally {
            answer.countDown();
        }
    }
}
