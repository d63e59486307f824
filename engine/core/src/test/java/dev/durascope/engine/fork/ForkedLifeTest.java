package dev.durascope.engine.fork;

import static dev.durascope.engine.execution.EngineHarness.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.engine.execution.ForkRequest;
import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.execution.Waiting;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.ForkEdit;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.ExecutionSummary;
import dev.durascope.engine.model.FaultType;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.OperationDetails;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.recovery.JournalRules;
import dev.durascope.engine.store.InMemoryStore;
import dev.durascope.engine.store.SqliteStore;
import dev.durascope.engine.time.TimeMode;
import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How a fork lives beside its original: what is pending in it, its time, its end, and a restart. */
@Timeout(120)
class ForkedLifeTest {

    /** Waits an hour, and for an answer. */
    private static final class Asking extends DurableHandler<String, String> {
        @Override
        protected String handleRequest(String order, DurableContext context) {
            context.wait("settle", ForkedHandlers.PAUSE);
            return order + " "
                    + context.createCallback("approval", String.class).get();
        }
    }

    private static ForkingEngine manual() {
        ForkingEngine engine = new ForkingEngine(new InMemoryStore(), TimeMode.MANUAL, false);
        engine.register("asking", new Asking());
        return engine;
    }

    private static ExecutionArn waiting(ForkingEngine engine, String function, Waiting.Kind kind) {
        ExecutionArn arn = engine.executor.start(StartRequest.of(function, "\"order-1\""));
        await(kind + " waited for", () -> waitsFor(engine, arn, kind));
        return arn;
    }

    private static boolean waitsFor(ForkingEngine engine, ExecutionArn arn, Waiting.Kind kind) {
        var standing = engine.executor.standing(arn);
        return !standing.invocationRunning()
                && standing.waitingFor().stream().anyMatch(waiting -> waiting.kind() == kind);
    }

    private static ForkPlan whole(ForkingEngine engine, ExecutionArn arn, ForkEdit... edits) {
        List<JournalRecord> journal = engine.journal(arn);
        return ForkPlan.of(arn, journal, journal.size(), List.of(edits));
    }

    private static OperationState named(ForkingEngine engine, ExecutionArn arn, String name) {
        return ForkingEngine.state(arn, engine.journal(arn))
                .operation(engine.operation(arn, name).id());
    }

    @Test
    void aWaitThatIsPendingGoesOnInBothAndTimeGoesOnFromTheCut() throws Exception {
        try (ForkingEngine engine = manual()) {
            ExecutionArn original = waiting(engine, "asking", Waiting.Kind.WAIT);
            Instant cut = engine.journal(original).getLast().at();
            ExecutionArn fork = engine.fork(whole(engine, original));
            await("the fork waits", () -> waitsFor(engine, fork, Waiting.Kind.WAIT));

            Instant wall = Instant.now();
            assertThat(Duration.between(
                            cut, engine.executor.standing(fork).clock().at(wall)))
                    .isBetween(Duration.ZERO, Duration.ofSeconds(30));
            assertThat(engine.executor.standing(fork).waitingFor().getFirst().dueAt())
                    .isEqualTo(engine.executor
                            .standing(original)
                            .waitingFor()
                            .getFirst()
                            .dueAt());

            engine.executor.passTimeUntil(fork, engine.operation(fork, "settle").id());
            await("the fork asks", () -> waitsFor(engine, fork, Waiting.Kind.CALLBACK));
            assertThat(engine.operation(original, "settle").status()).isEqualTo(OperationStatus.STARTED);
            JournalRules.check(fork, engine.journal(fork));
        }
    }

    @Test
    void aCallbackThatIsPendingHasAnIdOfItsOwnInTheFork() throws Exception {
        try (ForkingEngine engine = manual()) {
            ExecutionArn original = waiting(engine, "asking", Waiting.Kind.WAIT);
            engine.executor.fireNextTimer(original);
            await("asks", () -> waitsFor(engine, original, Waiting.Kind.CALLBACK));
            ExecutionArn fork = engine.fork(whole(engine, original));
            await("the fork asks", () -> waitsFor(engine, fork, Waiting.Kind.CALLBACK));

            String ours = callbackId(engine, fork);
            String theirs = callbackId(engine, original);
            assertThat(ours).isNotEqualTo(theirs);
            engine.executor.callbackSucceeded(theirs, "\"theirs\"");
            assertThat(engine.result(original)).isEqualTo("\"order-1 theirs\"");
            assertThat(engine.executor.describe(fork).facts().status()).isEqualTo(ExecutionStatus.RUNNING);
            engine.executor.callbackSucceeded(ours, "\"ours\"");
            assertThat(engine.result(fork)).isEqualTo("\"order-1 ours\"");
        }
    }

    private static String callbackId(ForkingEngine engine, ExecutionArn arn) {
        return ((OperationDetails.Callback) engine.operation(arn, "approval").details()).callbackId();
    }

    @Test
    void anInvokeThatIsPendingIsMadeAgainAndTheOthersChildIsLeftAlone() throws Exception {
        try (ForkingEngine engine = new ForkingEngine(new InMemoryStore(), TimeMode.MANUAL, true).withEverything()) {
            engine.register("paying", new DurableHandler<String, String>() {
                @Override
                protected String handleRequest(String order, DurableContext context) {
                    return context.invoke("pay", "payments", order, String.class);
                }
            });
            ExecutionArn original = waiting(engine, "paying", Waiting.Kind.CHAINED_INVOKE);
            ExecutionArn fork = engine.fork(whole(engine, original));
            await("the fork invokes", () -> waitsFor(engine, fork, Waiting.Kind.CHAINED_INVOKE));

            ExecutionArn theirs =
                    ExecutionArn.parse(named(engine, original, "pay").invoke().childArn());
            ExecutionArn ours =
                    ExecutionArn.parse(named(engine, fork, "pay").invoke().childArn());
            assertThat(ours).isNotEqualTo(theirs);
            await("its child waits", () -> isThere(engine, ours) && waitsFor(engine, ours, Waiting.Kind.WAIT));
            engine.executor.fireNextTimer(ours);
            assertThat(engine.result(fork)).isEqualTo("\"paid order-1\"");
            assertThat(engine.executor.describe(original).facts().status()).isEqualTo(ExecutionStatus.RUNNING);

            // A fork of the child tells nobody of its end.
            ExecutionArn child = engine.fork(whole(engine, theirs));
            assertThat(engine.executor.describe(child).facts().parentArn()).isNull();
            await("the child's fork waits", () -> waitsFor(engine, child, Waiting.Kind.WAIT));
            engine.executor.fireNextTimer(child);
            assertThat(engine.result(child)).isEqualTo("\"paid order-1\"");
            assertThat(engine.executor.describe(original).facts().status()).isEqualTo(ExecutionStatus.RUNNING);
        }
    }

    private static boolean isThere(ForkingEngine engine, ExecutionArn arn) {
        return engine.executor.executions().stream().map(ExecutionSummary::arn).anyMatch(arn::equals);
    }

    @Test
    void anInvocationThatRanAtTheCutIsEndedInTheForkWithAMessageOfItsOwn() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (ForkingEngine engine = new ForkingEngine()) {
            engine.register("working", new DurableHandler<String, String>() {
                @Override
                protected String handleRequest(String order, DurableContext context) {
                    return context.step("work", String.class, step -> {
                        begun.countDown();
                        goOn.await();
                        return "worked on " + order;
                    });
                }
            });
            ExecutionArn original = engine.executor.start(StartRequest.of("working", "\"order-1\""));
            begun.await();
            await(
                    "the step is known",
                    () -> ForkingEngine.events(engine.journal(original)).size() == 2);
            ExecutionArn fork = engine.fork(whole(engine, original));
            goOn.countDown();

            assertThat(engine.result(original)).isEqualTo("\"worked on order-1\"");
            assertThat(engine.result(fork)).isEqualTo("\"worked on order-1\"");
            List<HistoryEvent> events = ForkingEngine.events(engine.journal(fork));
            assertThat(events.get(2)).isInstanceOfSatisfying(HistoryEvent.InvocationCompleted.class, cut -> {
                assertThat(cut.error().payload().errorType()).isEqualTo("Durascope.Forked");
                assertThat(cut.error().payload().errorMessage()).contains("was forked while the invocation ran");
            });
            assertThat(ForkingEngine.events(engine.journal(original)))
                    .filteredOn(HistoryEvent.InvocationCompleted.class::isInstance)
                    .allMatch(event -> ((HistoryEvent.InvocationCompleted) event).error() == null);
            assertThat(ForkingEngine.state(fork, engine.journal(fork))
                            .invocations()
                            .getLast()
                            .cause())
                    .isEqualTo(JournalEntry.InvocationCause.FORKED);
            JournalRules.check(fork, engine.journal(fork));
        }
    }

    @Test
    void aForkOfWhatIsHeldOrWasStoppedGoesOn() throws Exception {
        try (ForkingEngine engine = new ForkingEngine()) {
            engine.executor.functions().register(broken());
            ExecutionArn held = engine.executor.start(StartRequest.of("asking", "\"order-1\""));
            await("held", () -> engine.executor.describe(held).facts().held());
            ExecutionArn stopped = engine.executor.start(StartRequest.of("asking", "\"order-2\""));
            engine.executor.stop(stopped, ErrorObject.of("E", "stopped"));

            engine.register("asking", new Asking());
            ExecutionArn ofHeld = engine.fork(whole(engine, held));
            ExecutionArn ofStopped = engine.fork(whole(engine, stopped));

            assertThat(engine.result(ofHeld)).isEqualTo("\"order-1 yes\"");
            assertThat(engine.result(ofStopped)).isEqualTo("\"order-2 yes\"");
            assertThat(engine.executor.describe(held).facts().held()).isTrue();
            assertThat(summary(engine, ofHeld).held()).isFalse();
            assertThat(engine.executor.describe(stopped).facts().status()).isEqualTo(ExecutionStatus.STOPPED);
        }
    }

    private static FunctionConfig broken() {
        return FunctionConfig.durable(
                "asking",
                new Code.InProcess(invocation -> {
                    throw new IllegalStateException("broken");
                }),
                "broken");
    }

    private static ExecutionSummary summary(ForkingEngine engine, ExecutionArn arn) {
        return engine.executor.executions().stream()
                .filter(each -> each.arn().equals(arn))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aForkHasTheNameThatItIsGivenAndNoOther() throws Exception {
        try (ForkingEngine engine = new ForkingEngine()) {
            engine.register("asking", new Asking());
            engine.register("asking-2", new Asking());
            engine.executor
                    .functions()
                    .register(FunctionConfig.plain("plain", new Code.InProcess(i -> i.payload()), "plain"));
            ExecutionArn original = engine.run("asking", "\"order-1\"");
            ForkPlan plan = whole(engine, original);

            ExecutionArn fork = engine.executor.fork(new ForkRequest(plan, "asking-2", "what-if", TimeMode.SKIP));
            assertThat(fork.name()).isEqualTo("what-if");
            assertThat(fork.function()).isEqualTo("asking-2");
            assertThat(engine.result(fork)).isEqualTo("\"order-1 yes\"");
            assertThat(engine.fork(plan).name())
                    .startsWith(original.name().substring(0, 36))
                    .contains("-fork-");

            fault(engine, plan, "asking-2", "what-if", FaultType.DURABLE_EXECUTION_ALREADY_STARTED);
            fault(engine, plan, "asking", "what if", FaultType.INVALID_PARAMETER_VALUE);
            fault(engine, plan, "plain", null, FaultType.INVALID_PARAMETER_VALUE);
            fault(engine, plan, "nobody", null, FaultType.RESOURCE_NOT_FOUND);
        }
    }

    private static void fault(ForkingEngine engine, ForkPlan plan, String function, String name, FaultType type) {
        assertThatThrownBy(() -> engine.executor.fork(new ForkRequest(plan, function, name, null)))
                .isInstanceOfSatisfying(
                        LambdaFault.class, fault -> assertThat(fault.type()).isEqualTo(type));
    }

    @Test
    void aForkOfASuspendedExecutionWithAnEditSeesTheEditAtOnce() throws Exception {
        try (ForkingEngine engine = new ForkingEngine(new InMemoryStore(), TimeMode.MANUAL, false)) {
            engine.register("deciding", new ForkedHandlers.Deciding(engine.ran::add));
            ExecutionArn original = waiting(engine, "deciding", Waiting.Kind.WAIT);
            String stock = engine.operation(original, "stock").id();
            ExecutionArn fork =
                    engine.fork(whole(engine, original, new ForkEdit.Failure(stock, ErrorObject.of("Down", "down"))));
            assertThat(engine.result(fork)).contains("no stock for order-1");
        }
    }

    @Test
    void aForkGoesOnAfterTheEngineWasKilledRightAfterItWasMade(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("a/durascope.db");
        Path copy = directory.resolve("b/durascope.db");
        ExecutionArn original;
        ExecutionArn fork;
        String before;
        String forked;
        CountDownLatch never = new CountDownLatch(1);
        try (ForkingEngine engine = new ForkingEngine(SqliteStore.open(file), TimeMode.SKIP, true)) {
            engine.register("deciding", new ForkedHandlers.Deciding(engine.ran::add));
            original = engine.run("deciding", "\"order-1\"");
            before = ForkingEngine.text(engine.journal(original));
            CountDownLatch invoked = new CountDownLatch(1);
            engine.executor
                    .functions()
                    .register(FunctionConfig.durable(
                            "deciding",
                            new Code.InProcess(invocation -> {
                                invoked.countDown();
                                never.await();
                                return new byte[0];
                            }),
                            "stuck"));
            String stock = engine.operation(original, "stock").id();
            fork = engine.fork(original, new ForkEdit.Result(stock, "0"));
            invoked.await();
            forked = ForkingEngine.text(engine.journal(fork));
            copyAsKilled(file.getParent(), copy.getParent());
        }
        never.countDown();
        try (ForkingEngine engine = new ForkingEngine(SqliteStore.open(copy), TimeMode.SKIP, true)) {
            assertThat(ForkingEngine.text(engine.journal(original))).isEqualTo(before);
            assertThat(ForkingEngine.text(engine.journal(fork))).startsWith(forked);
            engine.register("deciding", new ForkedHandlers.Deciding(engine.ran::add));
            assertThat(engine.result(fork)).isEqualTo("\"reordered order-1\"");
            assertThat(engine.ran).containsExactly("reorder");
            ExecutionState state = JournalRules.check(fork, engine.journal(fork));
            assertThat(state.facts().lineage().edits()).hasSize(1);
            assertThat(ForkingEngine.text(engine.journal(original))).isEqualTo(before);
        }
    }

    /** What a process leaves that ends without closing its store. */
    private static void copyAsKilled(Path from, Path to) throws Exception {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path each :
                    files.filter(file -> !file.toString().endsWith(".lock")).toList()) {
                Files.copy(each, to.resolve(each.getFileName()));
            }
        }
    }
}
