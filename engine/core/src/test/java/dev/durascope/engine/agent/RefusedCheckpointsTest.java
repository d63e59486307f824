package dev.durascope.engine.agent;

import static dev.durascope.engine.agent.WatchedEngine.operation;
import static dev.durascope.engine.agent.WatchedEngine.ran;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.breakpoint.Breakpoint;
import dev.durascope.engine.breakpoint.Breakpoints;
import dev.durascope.engine.breakpoint.Criteria;
import dev.durascope.engine.breakpoint.NamePattern;
import dev.durascope.engine.breakpoint.When;
import dev.durascope.engine.debug.Stop;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.InjectedFault;
import dev.durascope.engine.history.InvocationState;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.OperationStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What AWS's client in a real worker makes of a held checkpoint that is answered with a fault. */
@Timeout(180)
class RefusedCheckpointsTest {
    @TempDir
    Path directory;

    private static Breakpoints beforeThank() throws Exception {
        Criteria thank = Criteria.named(NamePattern.parse("thank"));
        return Breakpoints.of(new Breakpoint("b", true, thank, When.BEFORE, 1));
    }

    private static long injected(WatchedEngine engine, ExecutionArn arn, InjectedFault fault) {
        return engine.executor.journal(arn, 0).stream()
                .filter(r -> r.entry() instanceof JournalEntry.FaultInjected f && f.fault() == fault)
                .count();
    }

    @Test
    void theClientRepeatsAThrottledCheckpointAndOneThatMetAServerError() throws Exception {
        for (InjectedFault fault : new InjectedFault[] {InjectedFault.THROTTLE, InjectedFault.SERVER_ERROR}) {
            Path tour = Files.createDirectory(directory.resolve(fault.name()));
            try (WatchedEngine engine = new WatchedEngine(directory, next -> next)) {
                engine.debugger.setBreakpoints("tour", beforeThank());
                ExecutionArn arn = engine.start(Tour.class, tour);
                Stop stop = engine.awaitStop(arn);
                int invocation = stop.invocation();
                if (fault == InjectedFault.THROTTLE) {
                    engine.debugger.throttle(arn);
                } else {
                    engine.debugger.failCheckpoint(arn);
                }
                assertThat(engine.ended(arn).facts().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
                ExecutionState state = engine.state(arn);
                assertThat(injected(engine, arn, fault)).isEqualTo(1);
                assertThat(state.invocations())
                        .as("the client repeated it by itself, in the invocation that was under way")
                        .hasSize(invocation);
                assertThat(state.invocations()).allMatch(each -> each.error() == null);
                assertThat(operation(state, "thank").attempts()).hasSize(1);
                assertThat(ran(tour)).contains("thank");
            }
        }
    }

    @Test
    void aClientThatIsRefusedTimeAndAgainGivesUpAndItsInvocationIsRetried() throws Exception {
        Path tour = Files.createDirectory(directory.resolve("refused"));
        try (WatchedEngine engine = new WatchedEngine(directory, next -> next)) {
            engine.debugger.setBreakpoints("tour", beforeThank());
            ExecutionArn arn = engine.start(Tour.class, tour);
            Stop stop = engine.awaitStop(arn);
            int invocation = stop.invocation();
            while (stop.invocation() == invocation) {
                assertThat(operation(engine.state(arn), "thank")).isNull();
                assertThat(engine.debugger.inject(stop, InjectedFault.SERVER_ERROR))
                        .isTrue();
                stop = engine.awaitStop(arn, stop.id());
            }
            assertThat(injected(engine, arn, InjectedFault.SERVER_ERROR)).isGreaterThan(1);
            InvocationState failed = engine.state(arn).invocations().get(invocation - 1);
            assertThat(failed.error()).as("how invocation %s ended", invocation).isNotNull();
            // A step of the kind that runs at least once does not wait for what refuses it, so it may have run already.
            Files.deleteIfExists(tour.resolve("thank"));
            engine.debugger.setBreakpoints("tour", Breakpoints.NONE);
            engine.debugger.resume(arn);
            assertThat(engine.ended(arn).facts().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(operation(engine.state(arn), "thank").operation().status())
                    .isEqualTo(OperationStatus.SUCCEEDED);
        }
    }
}
