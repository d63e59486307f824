package dev.durascope.engine.replay;

import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.InvocationOutcome;
import dev.durascope.engine.invoke.OperationSighting;
import dev.durascope.engine.json.HandlerOutput;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationAction;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.model.OperationUpdate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs a handler against one state of a recorded execution. Where the two part, the handler is run again with the recorded
 * outcome under the name that it uses now, so that what differs after that is seen too.
 */
final class StateReplay {
    /** How often a handler is run at most. */
    private static final int MAX_RUNS = 200;

    private static final String NON_DETERMINISTIC = "NonDeterministic";

    private final Recorded recorded;
    private final FunctionConfig function;
    private final boolean bodies;
    private final Duration patience;
    private final PreparedState prepared;

    /** @param recorded the state, and what the handler is held against */
    StateReplay(Recorded recorded, FunctionConfig function, boolean bodies, Duration patience) {
        this.recorded = recorded;
        this.function = function;
        this.bodies = bodies;
        this.patience = patience;
        this.prepared = new PreparedState(recorded);
    }

    /**
     * Replays.
     *
     * @throws InterruptedException when the thread is interrupted; the handler's process is ended
     */
    DeterminismReport run(ReplayRunner runner) throws InterruptedException {
        List<Operation> state = prepared.state(null);
        for (int run = 1; ; run++) {
            ReplayRun shown = runner.run(recorded.arn(), state);
            List<OperationSighting> calls = shown.blindness() == null ? shown.calls() : presumed(shown.updates());
            Alignment alignment = new Alignment(recorded, calls, context -> isOver(context, shown));
            prepared.learn(alignment, calls);
            List<Operation> next = prepared.state(alignment);
            boolean more = !Set.copyOf(next).equals(Set.copyOf(state));
            if (!more && hasFailed(shown) && prepared.supposeLess()) {
                next = prepared.state(alignment);
                more = true;
            }
            if (!more || run == MAX_RUNS || shown.blindness() != null && !bodies) {
                return report(shown, alignment, run, more);
            }
            state = next;
        }
    }

    /**
     * Where nobody sees the calls, a checkpoint tells of those that begin something; everything else is taken to be called
     * as it was.
     */
    private List<OperationSighting> presumed(List<OperationUpdate> updates) {
        Map<String, OperationSighting> calls = new LinkedHashMap<>();
        for (Operation each : recorded.operations()) {
            calls.put(
                    each.id(),
                    new OperationSighting(
                            each.id(), each.parentId(), each.name(), each.type(), each.subType(), true, null));
        }
        for (OperationUpdate update : updates) {
            if (update.action() == OperationAction.START) {
                calls.put(
                        update.id(),
                        new OperationSighting(
                                update.id(),
                                update.parentId(),
                                update.name(),
                                update.type(),
                                update.subType(),
                                false,
                                null));
            }
        }
        return List.copyOf(calls.values());
    }

    /** Whether a context, or the handler for {@code null}, came to an end that was not brought about by a supposition. */
    private boolean isOver(@Nullable String context, ReplayRun shown) {
        if (context == null) {
            HandlerOutput output = output(shown);
            return output != null
                    && (output.status() == HandlerOutput.Status.SUCCEEDED
                            || output.status() == HandlerOutput.Status.FAILED && isItsOwn(output.error()));
        }
        return shown.updates().stream()
                .anyMatch(update -> update.id().equals(context)
                        && (update.action() == OperationAction.SUCCEED
                                || update.action() == OperationAction.FAIL && isItsOwn(update.error())));
    }

    private boolean isItsOwn(@Nullable ErrorObject error) {
        return !isRefusal(error) && !prepared.supposes();
    }

    private static boolean isRefusal(@Nullable ErrorObject error) {
        return error != null && error.errorType() != null && error.errorType().contains(NON_DETERMINISTIC);
    }

    private static @Nullable HandlerOutput output(ReplayRun shown) {
        if (shown.outcome() instanceof InvocationOutcome.Returned returned) {
            try {
                return HandlerOutput.fromJson(returned.payload());
            } catch (LambdaFault e) {
                return null;
            }
        }
        return null;
    }

    private static boolean hasFailed(ReplayRun shown) {
        HandlerOutput output = output(shown);
        return shown.outcome() instanceof InvocationOutcome.Failed
                || output != null && output.status() == HandlerOutput.Status.FAILED;
    }

    private DeterminismReport report(ReplayRun shown, Alignment alignment, int runs, boolean more) {
        List<Divergence> divergences = new ArrayList<>(alignment.divergences());
        boolean blind = shown.blindness() != null;
        Fidelity fidelity = recorded.fidelity();
        if (blind) {
            fidelity = fidelity.with(
                    Fidelity.Kind.UNSEEN,
                    shown.blindness() + " Only what the handler calls beyond the history is compared.");
        }
        List<Operation> notReached = blind ? List.of() : alignment.notReached();
        // Where the execution went on, the handler may go on as well: what came in from outside did not wait for it.
        String difference = divergences.isEmpty() && recorded.isWhole() ? difference(shown) : null;
        if (difference != null) {
            divergences.add(Divergence.outcome(difference));
        }
        // What nobody saw is not said to have been compared.
        int compared = blind
                ? 0
                : (int) recorded.operations().stream()
                        .filter(alignment::isCalled)
                        .count();
        return new DeterminismReport(
                recorded.arn(),
                Ledger.of(recorded, function.handler(), bodies, 0),
                fidelity,
                divergences,
                compared,
                notReached,
                prepared.answeredWithNull(),
                unfinished(shown, notReached, more),
                runs,
                shown.output());
    }

    private @Nullable String unfinished(ReplayRun shown, List<Operation> notReached, boolean more) {
        if (shown.blindness() != null && !bodies) {
            return "The code of steps could not be held, so the handler was not run: " + shown.blindness()
                    + " Allow step code to run to replay it nevertheless.";
        }
        if (shown.blindness() != null) {
            return "Nobody saw what the handler calls: only what it calls beyond the history was compared.";
        }
        if (more) {
            return "The handler was run " + MAX_RUNS + " times, and there was still something new.";
        }
        if (shown.tooLong()) {
            return "The handler did not come to an end within " + patience.toSeconds() + " seconds.";
        }
        if (notReached.isEmpty()) {
            return shown.outcome() instanceof InvocationOutcome.Failed failed
                    ? "The handler did not answer: " + JsonText.words(failed.error()) + "."
                    : null;
        }
        String rest = notReached.size() == 1 ? "one operation was" : notReached.size() + " operations were";
        HandlerOutput output = output(shown);
        if (shown.outcome() instanceof InvocationOutcome.Failed failed) {
            return "The handler did not answer (" + JsonText.words(failed.error()) + "); " + rest + " not reached.";
        }
        if (output != null && output.status() == HandlerOutput.Status.FAILED) {
            return "The handler failed (" + JsonText.words(output.error()) + "); " + rest + " not reached.";
        }
        return "The handler waits, or step code that is held would have to run; " + rest + " not reached.";
    }

    /** How the handler's end differs from the execution's; {@code null} when it does not, or cannot be told. */
    private @Nullable String difference(ReplayRun shown) {
        ExecutionStatus was = recorded.facts().status();
        HandlerOutput output = output(shown);
        if (output == null) {
            return null;
        }
        return switch (was) {
            case SUCCEEDED ->
                output.status() == HandlerOutput.Status.SUCCEEDED
                        ? resultDifference(shown, output)
                        : "The execution succeeded, and the handler " + ends(output) + ".";
            case FAILED ->
                output.status() == HandlerOutput.Status.FAILED
                        ? errorDifference(output.error())
                        : "The execution failed, and the handler " + ends(output) + ".";
            case RUNNING ->
                output.status() == HandlerOutput.Status.PENDING
                        ? null
                        : "The execution had not ended, and the handler " + ends(output) + ".";
            case STOPPED, TIMED_OUT -> null;
        };
    }

    private static String ends(HandlerOutput output) {
        return switch (output.status()) {
            case SUCCEEDED -> "succeeds";
            case FAILED -> "fails with " + JsonText.words(output.error());
            case PENDING -> "suspends";
        };
    }

    private @Nullable String resultDifference(ReplayRun shown, HandlerOutput output) {
        String was = recorded.facts().result() == null
                ? null
                : recorded.facts().result().payload();
        boolean cut =
                recorded.facts().result() != null && recorded.facts().result().truncated();
        boolean unknown = recorded.fidelity().gaps().stream().anyMatch(gap -> gap.kind() == Fidelity.Kind.DATA);
        String is = shown.updates().stream()
                .filter(update -> update.type() == OperationType.EXECUTION)
                .map(OperationUpdate::payload)
                .findFirst()
                .orElse(output.result());
        return cut || unknown || JsonText.same(was, is)
                ? null
                : "The result is another: it was " + JsonText.brief(was) + " and is " + JsonText.brief(is) + ".";
    }

    private @Nullable String errorDifference(@Nullable ErrorObject error) {
        ErrorObject was = recorded.facts().error();
        String before = was == null ? null : was.errorType();
        String now = error == null ? null : error.errorType();
        return Objects.equals(before, now)
                ? null
                : "The error is another: it was " + JsonText.words(was) + " and is " + JsonText.words(error) + ".";
    }
}
