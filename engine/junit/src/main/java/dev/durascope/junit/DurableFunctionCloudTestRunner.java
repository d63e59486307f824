package dev.durascope.junit;

import dev.durascope.engine.cloud.CloudActions;
import dev.durascope.engine.cloud.CloudConnection;
import dev.durascope.engine.cloud.CloudFault;
import dev.durascope.engine.cloud.CloudHistory;
import dev.durascope.engine.export.HistoryFile;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.InvocationState;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.EventError;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.recording.Recording;
import dev.durascope.engine.time.TimeMode;
import dev.durascope.junit.DurableTestException.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs a durable function where it is deployed: on AWS, or on what speaks its API, such as {@code durascope serve}. Time
 * there is the service's own, so whatever would move it is refused.
 */
public final class DurableFunctionCloudTestRunner extends TimedTestRunner {
    /** How many events of a long history are looked at for how its last invocations ended. */
    private static final int NEWEST = 100;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    /** How long the service may take to know of what it has just started. */
    private static final Duration UNKNOWN_AT_FIRST = Duration.ofSeconds(10);

    private final CloudConnection connection;
    private final CloudActions actions;
    private final Duration longestPause;
    private final int failuresInARow;
    private final List<ExecutionArn> started = new ArrayList<>();
    private long startedAt;

    DurableFunctionCloudTestRunner(
            CloudConnection connection, Duration timeout, Duration longestPause, int failuresInARow) {
        super(timeout);
        this.connection = connection;
        this.actions = new CloudActions(connection);
        this.longestPause = longestPause;
        this.failuresInARow = failuresInARow;
    }

    /**
     * A runner of a deployed function.
     *
     * @param function its name or ARN, with a qualifier where another version than the newest is meant: {@code orders:prod}
     */
    public static CloudRunnerBuilder forFunction(String function) {
        return new CloudRunnerBuilder(function);
    }

    @Override
    public TestMode mode() {
        return TestMode.CLOUD;
    }

    @Override
    public String runAsync(@Nullable Object input) {
        String text = TestJson.textOf("The input", input);
        String function = connection.target().function();
        try {
            ExecutionArn arn = actions.start(text == null ? "null" : text, CloudActions.newName(), false)
                    .arn();
            started.add(arn);
            startedAt = System.nanoTime();
            return arn.toString();
        } catch (CloudFault e) {
            throw e.kind() == CloudFault.Kind.NOT_DURABLE
                    ? new DurableTestException(
                            Problem.NO_EXECUTION_ARN,
                            "There is no DurableExecutionArn in the response for function " + function + ": "
                                    + e.getMessage() + " Deploy it with a DurableConfig, or name the one that has it.",
                            e)
                    : new DurableTestException(
                            Problem.INVOKE_FAILED, "Failed to invoke function " + function + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public DurableFunctionTestResult waitForResult(Duration within) {
        ExecutionArn arn = current();
        CloudHistory history = new CloudHistory(connection, arn);
        // The service's parts need not agree at once: the history may tell of the end later than the status does.
        Optional<DurableFunctionTestResult> end = poll(within, () -> {
            if (history.status().isTerminal()) {
                return Optional.of(result()).filter(result -> result.status().isTerminal());
            }
            refuseFailing(history.newest(NEWEST));
            return Optional.empty();
        });
        if (end.isEmpty()) {
            Snapshot snapshot = snapshot();
            throw new DurableTestException(
                    Problem.EXECUTION_TIMEOUT,
                    "The execution did not complete within " + Seconds.of(within) + ": " + standing(snapshot) + ".\n\n"
                            + snapshot.tree());
        }
        return end.get();
    }

    /** The service tries such an execution again until it times out; nobody would wait for that in a test. */
    private void refuseFailing(List<HistoryEvent> newest) {
        List<HistoryEvent.InvocationCompleted> failed = newest.reversed().stream()
                .filter(HistoryEvent.InvocationCompleted.class::isInstance)
                .map(HistoryEvent.InvocationCompleted.class::cast)
                .takeWhile(each -> each.error() != null)
                .toList();
        if (failed.size() >= failuresInARow) {
            EventError error = failed.getFirst().error();
            ErrorObject why = error == null ? null : error.payload();
            throw new DurableTestException(
                    Problem.FUNCTION_FAILED,
                    "Lambda function " + current().function() + " failed " + failed.size()
                            + " times in a row, and is not"
                            + " waited for any more: "
                            + (why == null ? "it gave no reason" : TextTree.words(why)) + ".\n\n"
                            + snapshot().tree());
        }
    }

    private static String standing(Snapshot snapshot) {
        String open = snapshot.all().stream()
                .filter(each -> each.operation().isPending())
                .map(TestOperation::inWords)
                .collect(Collectors.joining(", and "));
        List<InvocationState> invocations = snapshot.state().invocations();
        ErrorObject failure =
                invocations.isEmpty() ? null : invocations.getLast().error();
        return (open.isEmpty() ? "its handler is at work, or nobody has seen it yet" : "it waits for " + open)
                + (failure == null
                        ? ""
                        : "; Lambda function failed in its last invocation: " + TextTree.words(failure));
    }

    @Override
    public DurableFunctionTestResult result() {
        return new DurableFunctionTestResult(snapshot());
    }

    /** The history so far; one that was started a moment ago may take a while to have any. */
    private Snapshot snapshot() {
        CloudHistory history = new CloudHistory(connection, current());
        return poll(timeout(), () -> snapshot(history.events()))
                .orElseThrow(() -> new DurableTestException(
                        Problem.STATUS_FAILED,
                        "Failed to get the execution's history: it had no event within " + Seconds.of(timeout())
                                + "."));
    }

    private Optional<Snapshot> snapshot(List<HistoryEvent> events) {
        return events.isEmpty() ? Optional.empty() : Optional.of(snapshot(current(), events));
    }

    private static Snapshot snapshot(ExecutionArn arn, List<HistoryEvent> events) {
        return new Snapshot(arn, new HistoryFile(arn, events, 0, false, List.of(), null).records());
    }

    @Override
    String waitFor(CallbackSearch search, Duration within) {
        CloudHistory history = new CloudHistory(connection, current());
        return poll(within, () -> {
                    List<HistoryEvent> events = history.events();
                    Optional<String> found = snapshot(events).flatMap(now -> search.in(now.state()));
                    if (found.isEmpty()) {
                        refuseFailing(events);
                    }
                    return found;
                })
                .orElseThrow(() -> {
                    Snapshot now = snapshot();
                    return search.late(within, now.state(), standing(now));
                });
    }

    @FunctionalInterface
    private interface Look<T> {
        Optional<T> look() throws InterruptedException;
    }

    /** Looks, at first often and then less so, until there is something; empty when there was nothing in time. */
    private <T> Optional<T> poll(Duration within, Look<T> look) {
        long end = System.nanoTime() + within.toNanos();
        Duration pause = FIRST_PAUSE;
        try {
            while (true) {
                Optional<T> found = known(look);
                long left = end - System.nanoTime();
                if (found.isPresent() || left <= 0) {
                    return found;
                }
                TimeUnit.NANOSECONDS.sleep(Math.min(left, pause.toNanos()));
                Duration longer = pause.multipliedBy(3).dividedBy(2);
                pause = longer.compareTo(longestPause) < 0 ? longer : longestPause;
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private <T> Optional<T> known(Look<T> look) throws InterruptedException {
        try {
            return look.look();
        } catch (CloudFault e) {
            boolean mayComeYet =
                    e.kind() == CloudFault.Kind.NOT_FOUND && System.nanoTime() - startedAt < UNKNOWN_AT_FIRST.toNanos();
            if (mayComeYet) {
                return Optional.empty();
            }
            throw new DurableTestException(
                    Problem.STATUS_FAILED, "Failed to get the execution's status: " + e.getMessage(), e);
        }
    }

    @Override
    public void sendCallbackSuccess(String callbackId, @Nullable Object result) {
        String text = TestJson.textOf("The callback's result", result);
        act("The callback's result", () -> actions.callbackSucceeded(callbackId, text));
    }

    @Override
    public void sendCallbackFailure(String callbackId, ErrorObject error) {
        act("The callback's failure", () -> actions.callbackFailed(callbackId, error));
    }

    @Override
    public void sendCallbackHeartbeat(String callbackId) {
        act("The callback's heartbeat", () -> actions.callbackHeartbeat(callbackId));
    }

    @Override
    public void stop() {
        ExecutionArn arn = current();
        act("The stop", () -> actions.stop(arn, null));
    }

    @Override
    public void stop(ErrorObject error) {
        ExecutionArn arn = current();
        act("The stop", () -> actions.stop(arn, error));
    }

    @FunctionalInterface
    private interface Action {
        void act() throws InterruptedException;
    }

    private static void act(String what, Action action) {
        try {
            action.act();
        } catch (CloudFault e) {
            throw DurableTestException.refused(what, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public void expireCallback(String callbackId) {
        throw notHere("A callback cannot be expired");
    }

    @Override
    public void advanceTime(Duration span) {
        throw notHere("Time cannot be advanced");
    }

    @Override
    public DurableFunctionTestResult runUntilSuspension() {
        throw notHere("It cannot be seen that the handler has suspended");
    }

    private static UnsupportedOperationException notHere(String what) {
        return new UnsupportedOperationException(
                what
                        + " in cloud mode: the clock is the service's. Ask runner.mode() before, or let the test run in local mode only.");
    }

    @Override
    public List<HistoryEvent> history() {
        return snapshot().events();
    }

    @Override
    public List<Recording> recordings() {
        List<Recording> recordings = new ArrayList<>();
        for (ExecutionArn arn : started) {
            try {
                List<HistoryEvent> events = new CloudHistory(connection, arn).events();
                if (!events.isEmpty()) {
                    recordings.add(recording(snapshot(arn, events)));
                }
            } catch (CloudFault e) {
                // What the service does not give cannot be kept; the test has failed for another reason.
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
        return recordings;
    }

    private static Recording recording(Snapshot snapshot) {
        ExecutionFacts facts = snapshot.facts();
        DurableConfig config = facts.timeoutSeconds() < 1
                ? DurableConfig.DEFAULT
                : new DurableConfig(facts.timeoutSeconds(), DurableConfig.DEFAULT.retentionDays());
        return new Recording(
                Recording.Origin.HISTORY, snapshot.arn(), TimeMode.REAL, config, snapshot.journal(), List.of(), null);
    }

    private ExecutionArn current() {
        if (started.isEmpty()) {
            throw new IllegalStateException("No execution was started: call run or runAsync first.");
        }
        return started.getLast();
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted while waiting for the execution.", e);
    }

    @Override
    public void close() {
        connection.close();
    }
}
