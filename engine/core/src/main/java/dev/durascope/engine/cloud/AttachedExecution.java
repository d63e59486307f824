package dev.durascope.engine.cloud;

import dev.durascope.engine.execution.ExecutionDescription;
import dev.durascope.engine.execution.ExecutionStanding;
import dev.durascope.engine.execution.ForeignExecution;
import dev.durascope.engine.execution.ListRequest;
import dev.durascope.engine.execution.Page;
import dev.durascope.engine.execution.RecordedExecutions;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionSummary;
import dev.durascope.engine.model.FaultType;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.recording.Recording;
import dev.durascope.engine.time.ClockPace;
import dev.durascope.engine.time.TimeMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An execution of a deployed function, as far as it has been read: whoever follows it appends what is new. It can be
 * stopped and its callbacks answered, by calls to the service that wait for their answer and throw {@link CloudFault} when
 * they come to nothing. What only a local engine can do is refused.
 */
public final class AttachedExecution extends ForeignExecution {

    /** Something that is done by a call. */
    private interface Act<T> {
        T call() throws InterruptedException;
    }

    private final CloudActions actions;
    private final Runnable acted;
    private final List<JournalRecord> journal;

    /**
     * An execution of which some is known.
     *
     * @param journal from position 1 on, without a gap; its first record is ExecutionStarted
     * @param acted is called after something was done to it, or may have been, on the thread that did
     */
    public AttachedExecution(ExecutionArn arn, CloudActions actions, List<JournalRecord> journal, Runnable acted) {
        super(arn);
        this.actions = actions;
        this.acted = acted;
        this.journal = new ArrayList<>(journal);
    }

    /** What was read of an execution, for a file of its own. */
    public static Recording recording(ExecutionArn arn, List<JournalRecord> journal) {
        return new Recording(
                Recording.Origin.RECORDING,
                arn,
                TimeMode.REAL,
                new RecordedExecutions(arn, journal).describe(arn).config(),
                journal,
                List.of(),
                null);
    }

    /** Takes in what follows the journal so far. */
    public void append(List<JournalRecord> records) {
        synchronized (journal) {
            journal.addAll(records);
        }
    }

    @Override
    public boolean isAttached() {
        return true;
    }

    @Override
    protected LambdaFault refused() {
        return new LambdaFault(
                FaultType.INVALID_PARAMETER_VALUE,
                "It runs on AWS: only the local engine can do that. Run its handler on this machine instead.");
    }

    private <T> T act(Act<T> act) {
        try {
            T answer = act.call();
            acted.run();
            return answer;
        } catch (CloudFault e) {
            if (e.kind().mayHaveBeenDone()) {
                acted.run();
            }
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("It was interrupted, and may or may not have been done.", e);
        }
    }

    private RecordedExecutions known() {
        return new RecordedExecutions(arn(), journal(arn(), 0));
    }

    /** Never completes for an execution whose end is not known. */
    @Override
    public CompletableFuture<ExecutionDescription> ended(ExecutionArn asked) {
        return known().ended(asked);
    }

    @Override
    public Instant stop(ExecutionArn asked, @Nullable ErrorObject error) {
        return act(() -> actions.stop(asked, error));
    }

    @Override
    public ExecutionDescription describe(ExecutionArn asked) {
        return known().describe(asked);
    }

    @Override
    public Page<HistoryEvent> history(ExecutionArn asked, boolean newestFirst, @Nullable String marker, int maxItems) {
        return known().history(asked, newestFirst, marker, maxItems);
    }

    @Override
    public Page<ExecutionSummary> list(ListRequest request) {
        return known().list(request);
    }

    @Override
    public void callbackSucceeded(String callbackId, @Nullable String result) {
        act(() -> {
            actions.callbackSucceeded(callbackId, result);
            return callbackId;
        });
    }

    @Override
    public void callbackFailed(String callbackId, ErrorObject error) {
        act(() -> {
            actions.callbackFailed(callbackId, error);
            return callbackId;
        });
    }

    @Override
    public void callbackHeartbeat(String callbackId) {
        act(() -> {
            actions.callbackHeartbeat(callbackId);
            return callbackId;
        });
    }

    @Override
    public List<ExecutionSummary> executions() {
        return known().executions();
    }

    @Override
    public List<JournalRecord> journal(ExecutionArn asked, long afterPosition) {
        if (!asked.equals(arn())) {
            throw LambdaFault.notFound("There is no execution " + asked + " here; it is " + arn() + ".");
        }
        synchronized (journal) {
            return List.copyOf(journal.subList((int) Math.min(afterPosition, journal.size()), journal.size()));
        }
    }

    /** Its clock is the wall clock, as far as can be told. */
    @Override
    public ExecutionStanding standing(ExecutionArn asked) {
        return new ExecutionStanding(TimeMode.REAL, ClockPace.REAL, false, List.of());
    }
}
