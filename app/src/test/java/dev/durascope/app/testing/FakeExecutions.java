package dev.durascope.app.testing;

import dev.durascope.engine.execution.CheckpointAnswer;
import dev.durascope.engine.execution.ExecutionDescription;
import dev.durascope.engine.execution.ExecutionObserver;
import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.execution.ExecutionStanding;
import dev.durascope.engine.execution.FiredTimer;
import dev.durascope.engine.execution.ForkRequest;
import dev.durascope.engine.execution.ListRequest;
import dev.durascope.engine.execution.Page;
import dev.durascope.engine.execution.RecordedExecutions;
import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.ExecutionFold;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.invoke.FunctionRegistry;
import dev.durascope.engine.invoke.InvocationListener;
import dev.durascope.engine.invoke.InvocationOutcome;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionSummary;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationUpdate;
import dev.durascope.engine.time.ClockPace;
import dev.durascope.engine.time.Deadline;
import dev.durascope.engine.time.TimeMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Executions whose journals a test writes, and a list of what was asked of them. */
public final class FakeExecutions implements ExecutionService {
    private final FunctionRegistry registry = new FunctionRegistry();
    private final Map<ExecutionArn, List<JournalRecord>> journals = new LinkedHashMap<>();
    private final Map<ExecutionArn, ExecutionStanding> standings = new LinkedHashMap<>();
    private final List<ExecutionObserver> observers = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private @Nullable LambdaFault refusal;
    private @Nullable ExecutionArn nextStart;
    private CompletableFuture<InvocationOutcome> plainOutcome = new CompletableFuture<>();
    private InvocationListener plainListener = InvocationListener.NONE;

    /** Puts an execution there, with all that its journal holds so far. */
    public synchronized void put(Journals journal, ExecutionStanding standing) {
        journals.put(journal.arn(), new ArrayList<>(journal.all()));
        standings.put(journal.arn(), standing);
        journal.fresh();
    }

    /** Appends what was written since, as an engine would tell it. */
    public void append(Journals journal) {
        List<JournalRecord> fresh = journal.fresh();
        synchronized (this) {
            journals.computeIfAbsent(journal.arn(), arn -> new ArrayList<>()).addAll(fresh);
        }
        observers.forEach(observer -> observer.appended(journal.arn(), fresh));
    }

    public synchronized void stand(ExecutionArn arn, ExecutionStanding standing) {
        standings.put(arn, standing);
    }

    /** What was asked, such as {@code stop order-1}. */
    public List<String> asked() {
        return asked;
    }

    /** Refuses every later answer. */
    public void refuse(@Nullable LambdaFault fault) {
        refusal = fault;
    }

    public void nextStart(ExecutionArn arn) {
        nextStart = arn;
    }

    private void ask(String what) {
        asked.add(what);
        if (refusal != null) {
            throw refusal;
        }
    }

    @Override
    public FunctionRegistry functions() {
        return registry;
    }

    @Override
    public String region() {
        return "us-east-1";
    }

    @Override
    public String account() {
        return "123456789012";
    }

    @Override
    public ExecutionArn start(StartRequest request) {
        ask("start " + request.functionName() + " " + request.input() + " " + request.timeMode());
        return nextStart == null ? Journals.arn(request.functionName(), "started") : nextStart;
    }

    @Override
    public ExecutionArn fork(ForkRequest request) {
        ask("fork " + request.functionName() + " after event "
                + request.plan().lastEvent().header().eventId());
        return nextStart == null ? Journals.arn(request.functionName(), "forked") : nextStart;
    }

    @Override
    public CompletableFuture<InvocationOutcome> invokePlain(
            String functionName,
            byte[] payload,
            @Nullable String tenantId,
            @Nullable String clientContext,
            InvocationListener listener) {
        ask("invoke " + functionName + " " + new String(payload, StandardCharsets.UTF_8));
        plainListener = listener;
        return plainOutcome;
    }

    /** What plain functions answer; the future that is not complete yet lets them run. */
    public void answerPlain(CompletableFuture<InvocationOutcome> outcome) {
        plainOutcome = outcome;
    }

    /** Who hears of the last invocation of a plain function. */
    public InvocationListener plainListener() {
        return plainListener;
    }

    @Override
    public CompletableFuture<ExecutionDescription> ended(ExecutionArn arn) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Instant stop(ExecutionArn arn, @Nullable ErrorObject error) {
        ask("stop " + arn.name());
        return Instant.EPOCH;
    }

    @Override
    public CheckpointAnswer checkpoint(
            ExecutionArn arn,
            String checkpointToken,
            @Nullable String clientToken,
            List<OperationUpdate> updates,
            Runnable whileHeld) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page<Operation> state(ExecutionArn arn, String checkpointToken, @Nullable String marker, int maxItems) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ExecutionDescription describe(ExecutionArn arn) {
        return new RecordedExecutions(arn, journal(arn, 0)).describe(arn);
    }

    @Override
    public Page<HistoryEvent> history(ExecutionArn arn, boolean newestFirst, @Nullable String marker, int maxItems) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page<ExecutionSummary> list(ListRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void callbackSucceeded(String callbackId, @Nullable String result) {
        ask("succeed " + callbackId + " " + result);
    }

    @Override
    public void callbackFailed(String callbackId, ErrorObject error) {
        ask("fail " + callbackId + " " + error.errorType() + " " + error.errorMessage());
    }

    @Override
    public void callbackHeartbeat(String callbackId) {
        ask("heartbeat " + callbackId);
    }

    @Override
    public synchronized List<ExecutionSummary> executions() {
        List<ExecutionSummary> summaries = new ArrayList<>();
        journals.forEach((arn, records) -> {
            ExecutionFold fold = new ExecutionFold(arn.id());
            records.forEach(fold::apply);
            ExecutionFacts facts = fold.now().facts();
            if (facts != null) {
                summaries.addFirst(
                        new ExecutionSummary(arn, facts.status(), facts.start(), facts.end(), facts.held(), null));
            }
        });
        summaries.sort(Comparator.comparing(ExecutionSummary::start).reversed());
        return summaries;
    }

    @Override
    public synchronized List<JournalRecord> journal(ExecutionArn arn, long afterPosition) {
        List<JournalRecord> all = journals.getOrDefault(arn, List.of());
        return List.copyOf(all.subList((int) Math.min(afterPosition, all.size()), all.size()));
    }

    @Override
    public synchronized ExecutionStanding standing(ExecutionArn arn) {
        return standings.getOrDefault(arn, new ExecutionStanding(TimeMode.SKIP, ClockPace.REAL, false, List.of()));
    }

    @Override
    public void setTimeMode(ExecutionArn arn, TimeMode mode) {
        ask("mode " + mode);
        ExecutionStanding known = standing(arn);
        stand(arn, new ExecutionStanding(mode, known.clock(), known.invocationRunning(), known.waitingFor()));
    }

    @Override
    public void passTimeUntil(ExecutionArn arn, String operationId) {
        ask("skip " + operationId);
    }

    @Override
    public Optional<FiredTimer> fireNextTimer(ExecutionArn arn) {
        ask("fire " + arn.name());
        Deadline deadline = new Deadline(Deadline.Kind.WAIT_END, null, Journals.START.plusSeconds(10));
        return Optional.of(new FiredTimer(deadline, Duration.ofSeconds(10)));
    }

    @Override
    public Instant passTime(ExecutionArn arn, Instant until) {
        ask("pass time until " + until);
        return until;
    }

    @Override
    public void expireCallback(ExecutionArn arn, String operationId) {
        ask("expire " + operationId);
    }

    @Override
    public void completeInvoke(ExecutionArn arn, String operationId, @Nullable String result) {
        ask("completeInvoke " + operationId + " " + result);
    }

    @Override
    public void failInvoke(ExecutionArn arn, String operationId, ErrorObject error) {
        ask("failInvoke " + operationId + " " + error.errorType());
    }

    @Override
    public void resume(ExecutionArn arn) {
        ask("resume " + arn.name());
    }

    @Override
    public synchronized void delete(ExecutionArn arn) {
        ask("delete " + arn.name());
        journals.remove(arn);
    }

    @Override
    public Subscription observe(ExecutionObserver observer) {
        observers.add(observer);
        return () -> observers.remove(observer);
    }

    @Override
    public void close() {}
}
