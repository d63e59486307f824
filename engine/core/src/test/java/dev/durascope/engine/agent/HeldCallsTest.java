package dev.durascope.engine.agent;

import static dev.durascope.engine.agent.WatchedEngine.operation;
import static dev.durascope.engine.agent.WatchedEngine.ran;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.breakpoint.Breakpoint;
import dev.durascope.engine.breakpoint.Breakpoints;
import dev.durascope.engine.breakpoint.Criteria;
import dev.durascope.engine.breakpoint.HoldScope;
import dev.durascope.engine.breakpoint.NamePattern;
import dev.durascope.engine.breakpoint.When;
import dev.durascope.engine.debug.StepKind;
import dev.durascope.engine.debug.Stop;
import dev.durascope.engine.history.Hit;
import dev.durascope.engine.history.JournalEntry.ConsoleStream;
import dev.durascope.engine.history.StopPoint;
import dev.durascope.engine.invoke.HoldPoint;
import dev.durascope.engine.invoke.InvocationListener;
import dev.durascope.engine.invoke.InvocationWatch;
import dev.durascope.engine.invoke.OperationSighting;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.OperationStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Threads that are held where they call an operation. */
@Timeout(180)
class HeldCallsTest {
    @TempDir
    Path directory;

    private Path tour;

    @BeforeEach
    void makeTour() throws IOException {
        tour = Files.createDirectory(directory.resolve("tour"));
    }

    private static Breakpoint on(String name, When when) throws Exception {
        return new Breakpoint("b-" + name, true, Criteria.named(NamePattern.parse(name)), when, 1);
    }

    @Test
    void aReplayedOperationIsHeldWhereItIsCalledAgain() throws Exception {
        try (WatchedEngine engine = new WatchedEngine(directory, next -> next)) {
            engine.debugger.setBreakpoints("tour", Breakpoints.of(on("charge", When.ON_REPLAY)));
            ExecutionArn arn = engine.start(Tour.class, tour);
            Stop stop = engine.awaitStop(arn);
            String charge = operation(engine.state(arn), "charge").id();
            assertThat(stop.point()).isEqualTo(StopPoint.AT_CALL);
            assertThat(stop.invocation()).isEqualTo(2);
            assertThat(stop.operations()).containsExactly(charge);
            assertThat(stop.hits()).containsExactly(new Hit("b-charge", charge, true, 1));
            assertThat(ran(tour)).doesNotContain("paid", "thank");
            engine.debugger.resume(arn);
            assertThat(engine.ended(arn).facts().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        }
    }

    @Test
    void withoutAnAgentTheInvocationThatReplaysIsHeldInstead() throws Exception {
        try (WatchedEngine engine = WatchedEngine.unwatched(directory)) {
            engine.debugger.setBreakpoints("tour", Breakpoints.of(on("charge", When.ON_REPLAY)));
            ExecutionArn arn = engine.start(Tour.class, tour);
            Stop stop = engine.awaitStop(arn);
            assertThat(stop.point()).isEqualTo(StopPoint.BEFORE_INVOCATION);
            assertThat(stop.invocation()).isEqualTo(2);
            assertThat(stop.hits()).allMatch(Hit::replaying);
            engine.debugger.resume(arn);
            assertThat(engine.ended(arn).facts().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        }
    }

    @Test
    void aBranchThatIsHeldHoldsUpNoOther() throws Exception {
        try (WatchedEngine engine = new WatchedEngine(directory, next -> next)) {
            engine.debugger.setBreakpoints("tour", Breakpoints.of(on("l1", When.BEFORE)));
            ExecutionArn arn = engine.start(Branches.class, tour);
            Stop stop = engine.awaitStop(arn);
            assertThat(stop.point()).isEqualTo(StopPoint.AT_CALL);
            assertThat(stop.names()).containsValue("l1");
            engine.await("the other branch's end", () -> {
                var right = operation(engine.state(arn), "right");
                return right != null && right.operation().status() == OperationStatus.SUCCEEDED;
            });
            assertThat(ran(tour)).containsExactly("r1", "r2");
            assertThat(engine.debugger.stops(arn)).containsExactly(stop);
            engine.debugger.resume(arn);
            assertThat(engine.ended(arn).facts().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(ran(tour)).containsExactly("joined", "l1", "l2", "r1", "r2");
        }
    }

    @Test
    void whereTheWholeExecutionIsAskedForTheOtherBranchesStandStillAtTheirNextOperation() throws Exception {
        Map<String, CompletionStage<Void>> held = new ConcurrentHashMap<>();
        try (WatchedEngine engine = new WatchedEngine(directory, next -> new Noting(next, held))) {
            engine.debugger.setBreakpoints(
                    "tour", Breakpoints.of(on("l1", When.BEFORE)).holding(HoldScope.EXECUTION));
            ExecutionArn arn = engine.start(Branches.class, tour, "wait");
            Stop stop = engine.awaitStop(arn);
            assertThat(stop.names()).containsValue("l1");
            Files.createFile(tour.resolve("go"));
            engine.await("the other branch's call", () -> held.containsKey("CALL r1"));
            assertThat(held.get("CALL r1").toCompletableFuture()).isNotDone();
            assertThat(ran(tour)).containsExactly("go");
            assertThat(engine.debugger.stops(arn)).containsExactly(stop);
            engine.debugger.resume(arn);
            assertThat(engine.ended(arn).facts().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(held.get("CALL r1").toCompletableFuture()).isDone();
        }
    }

    @Test
    void steppingInABranchLeavesTheOthersWhereTheyAreHeld() throws Exception {
        try (WatchedEngine engine = new WatchedEngine(directory, next -> next)) {
            engine.debugger.setBreakpoints("tour", Breakpoints.of(on("l1", When.BEFORE), on("r1", When.BEFORE)));
            ExecutionArn arn = engine.start(Branches.class, tour);
            engine.await("both to be held", () -> engine.debugger.stops(arn).size() == 2);
            Stop left = stopAt(engine, arn, "l1");
            Stop right = stopAt(engine, arn, "r1");
            engine.debugger.step(arn, StepKind.OVER, left.operations().getFirst());
            engine.await("the step's end", () -> {
                List<Stop> stops = engine.debugger.stops(arn);
                return stops.size() == 2 && !stops.contains(left);
            });
            Stop next = engine.debugger.stops(arn).getFirst();
            assertThat(next.point()).isEqualTo(StopPoint.BEFORE_APPLY);
            assertThat(next.hits().getFirst().operationId())
                    .isEqualTo(left.operations().getFirst());
            assertThat(engine.debugger.stops(arn)).containsExactly(next, right);
            assertThat(ran(tour)).containsExactly("l1");
            engine.debugger.resume(arn);
            assertThat(engine.ended(arn).facts().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        }
    }

    private static Stop stopAt(WatchedEngine engine, ExecutionArn arn, String name) {
        return engine.debugger.stops(arn).stream()
                .filter(stop -> stop.names().containsValue(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsHeldAtACallCanBeCrashedAndNothingOfItRan() throws Exception {
        try (WatchedEngine engine = new WatchedEngine(directory, next -> next)) {
            engine.debugger.setBreakpoints("tour", Breakpoints.of(on("l1", When.BEFORE)));
            ExecutionArn arn = engine.start(Branches.class, tour);
            Stop stop = engine.awaitStop(arn);
            engine.debugger.crash(arn, false);
            Stop again = engine.awaitStop(arn, stop.id());
            assertThat(again.invocation()).isEqualTo(2);
            assertThat(ran(tour)).doesNotContain("l1");
            engine.debugger.setBreakpoints("tour", Breakpoints.NONE);
            engine.debugger.resume(arn);
            engine.await("l1", () -> Files.exists(tour.resolve("l1")));
        }
    }

    @Test
    void runningToAnOperationHoldsTheBranchThatCallsItAndNotWhereThatIsHeldAlready() throws Exception {
        try (WatchedEngine engine = new WatchedEngine(directory, next -> next)) {
            engine.debugger.setBreakpoints("tour", Breakpoints.of(on("l1", When.BEFORE)));
            ExecutionArn arn = engine.start(Branches.class, tour);
            Stop l1 = engine.awaitStop(arn);
            engine.debugger.runTo(arn, NamePattern.parse("/^l\\d/"));
            Stop l2 = engine.awaitStop(arn, l1.id());
            assertThat(l2.point()).isEqualTo(StopPoint.AT_CALL);
            assertThat(l2.names()).containsValue("l2");
            assertThat(l2.hits().getFirst().breakpointId()).isNull();
            assertThat(ran(tour)).contains("l1").doesNotContain("l2");
            engine.debugger.resume(arn);
            assertThat(engine.ended(arn).facts().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        }
    }

    /** Notes at which operations threads wait. */
    private record Noting(InvocationListener next, Map<String, CompletionStage<Void>> held)
            implements InvocationListener {
        @Override
        public void placed(String description) {
            next.placed(description);
        }

        @Override
        public void printed(String requestId, ConsoleStream stream, String line) {
            next.printed(requestId, stream, line);
        }

        @Override
        public void watched(InvocationWatch watch) {
            next.watched(watch);
        }

        @Override
        public void unwatched(String why) {
            next.unwatched(why);
        }

        @Override
        public void seen(List<OperationSighting> operations) {
            next.seen(operations);
        }

        @Override
        public CompletionStage<Void> reached(HoldPoint point, OperationSighting operation) {
            CompletionStage<Void> leave = next.reached(point, operation);
            held.put(point + " " + operation.name(), leave);
            return leave;
        }
    }
}
