package dev.durascope.engine.execution;

import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.ExecutionFold;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.ExecutionSummary;
import dev.durascope.engine.model.FaultType;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.recording.Recording;
import dev.durascope.engine.time.ClockPace;
import dev.durascope.engine.time.TimeMode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One execution that can only be looked at: its journal is all there is of it. Whatever would change it is refused, and
 * nothing is ever appended, so nobody hears of anything.
 */
public final class RecordedExecutions extends ForeignExecution implements ExecutionControl {
    private final List<JournalRecord> journal;
    private final DurableConfig config;
    private final ExecutionStanding standing;
    private final ExecutionSummary summary;

    /** What a file holds. */
    public RecordedExecutions(Recording recording) {
        this(recording.arn(), recording.journal(), recording.timeMode(), recording.config());
    }

    /**
     * An execution of which nothing but its journal is known.
     *
     * @param journal from position 1 on, without a gap; its first record is ExecutionStarted
     */
    public RecordedExecutions(ExecutionArn arn, List<JournalRecord> journal) {
        this(arn, journal, TimeMode.REAL, DurableConfig.DEFAULT);
    }

    private RecordedExecutions(ExecutionArn arn, List<JournalRecord> journal, TimeMode timeMode, DurableConfig config) {
        super(arn);
        this.journal = List.copyOf(journal);
        this.config = config;
        this.standing = new ExecutionStanding(timeMode, ClockPace.REAL, false, List.of());
        ExecutionSummary folded = new ExecutionSummary(arn, ExecutionStatus.RUNNING, Instant.EPOCH, null, false, null);
        for (JournalRecord record : journal) {
            folded = SummaryFold.apply(folded, record.entry());
        }
        this.summary = folded;
    }

    /** What a list shows of it. */
    public ExecutionSummary summary() {
        return summary;
    }

    /** How many records its journal has. */
    public long size() {
        return journal.size();
    }

    @Override
    public boolean isRecorded() {
        return true;
    }

    @Override
    protected LambdaFault refused() {
        return new LambdaFault(
                FaultType.INVALID_PARAMETER_VALUE,
                "This is a recording: it can be looked at, but nothing can be done with it. Run the function instead.");
    }

    private void require(ExecutionArn asked) {
        if (!asked.equals(arn())) {
            throw LambdaFault.notFound("There is no execution " + asked + " in this recording; it is " + arn() + ".");
        }
    }

    /** Never completes for an execution whose recording has no end. */
    @Override
    public CompletableFuture<ExecutionDescription> ended(ExecutionArn asked) {
        ExecutionDescription description = describe(asked);
        return description.facts().end() == null
                ? new CompletableFuture<>()
                : CompletableFuture.completedFuture(description);
    }

    @Override
    public Instant stop(ExecutionArn asked, @Nullable ErrorObject error) {
        throw refused();
    }

    @Override
    public ExecutionDescription describe(ExecutionArn asked) {
        ExecutionFacts facts = Objects.requireNonNull(folded(asked).facts());
        return new ExecutionDescription(arn(), facts, config);
    }

    private ExecutionState folded(ExecutionArn asked) {
        require(asked);
        ExecutionFold fold = new ExecutionFold(arn().id());
        journal.forEach(fold::apply);
        return fold.now();
    }

    @Override
    public Page<HistoryEvent> history(ExecutionArn asked, boolean newestFirst, @Nullable String marker, int maxItems) {
        require(asked);
        List<HistoryEvent> events = journal.stream()
                .map(JournalRecord::entry)
                .filter(JournalEntry.Event.class::isInstance)
                .map(entry -> ((JournalEntry.Event) entry).event())
                .toList();
        return HistoryPager.page(events, newestFirst, marker, maxItems);
    }

    @Override
    public Page<ExecutionSummary> list(ListRequest request) {
        return new Page<>(request.functionName().equals(arn().function()) ? executions() : List.of(), null);
    }

    @Override
    public void callbackSucceeded(String callbackId, @Nullable String result) {
        throw refused();
    }

    @Override
    public void callbackFailed(String callbackId, ErrorObject error) {
        throw refused();
    }

    @Override
    public void callbackHeartbeat(String callbackId) {
        throw refused();
    }

    @Override
    public List<ExecutionSummary> executions() {
        return List.of(summary);
    }

    @Override
    public List<JournalRecord> journal(ExecutionArn asked, long afterPosition) {
        require(asked);
        return journal.subList((int) Math.min(afterPosition, journal.size()), journal.size());
    }

    @Override
    public ExecutionStanding standing(ExecutionArn asked) {
        require(asked);
        return standing;
    }

    // What a debugger would do: it meets nothing here that it could hold.

    @Override
    public <T> T look(ExecutionArn asked, Function<ExecutionState, T> look) {
        return look.apply(folded(asked));
    }

    @Override
    public void stop(ExecutionArn asked, JournalEntry entry) {
        throw refused();
    }

    @Override
    public void release(ExecutionArn asked) {
        throw refused();
    }

    @Override
    public void record(ExecutionArn asked, JournalEntry entry) {
        throw refused();
    }

    @Override
    public void onLane(ExecutionArn asked, Runnable action) {
        throw refused();
    }

    @Override
    public void goOn(ExecutionArn asked) {
        throw refused();
    }

    @Override
    public void crash(ExecutionArn asked, ErrorObject error) {
        throw refused();
    }
}
