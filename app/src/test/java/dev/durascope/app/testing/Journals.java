package dev.durascope.app.testing;

import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalEntry.ConsoleStream;
import dev.durascope.engine.history.JournalEntry.InvocationCause;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.EventError;
import dev.durascope.engine.model.EventHeader;
import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.RetryDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a journal by hand, as an engine would have. */
public final class Journals {
    /** When every journal written here begins. */
    public static final Instant START = Instant.parse("2026-11-21T09:30:00Z");

    private final ExecutionArn arn;
    private final List<JournalRecord> records = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, String> subTypes = new HashMap<>();
    private Instant now = START;
    private Instant invocationStart = START;
    private long eventId;
    private int invocation;
    private int handedOver;

    public Journals(ExecutionArn arn) {
        this.arn = arn;
        names.put(arn.id(), arn.name());
    }

    public static ExecutionArn arn(String function, String name) {
        return new ExecutionArn("aws", "us-east-1", "123456789012", function, "$LATEST", name, "e-" + name);
    }

    public ExecutionArn arn() {
        return arn;
    }

    public Instant now() {
        return now;
    }

    public List<JournalRecord> all() {
        return List.copyOf(records);
    }

    /** How many records there are. */
    public long size() {
        return records.size();
    }

    /** What was written since the last call. */
    public List<JournalRecord> fresh() {
        List<JournalRecord> fresh = List.copyOf(records.subList(handedOver, records.size()));
        handedOver = records.size();
        return fresh;
    }

    public Journals pass(long millis) {
        now = now.plusMillis(millis);
        return this;
    }

    public Journals add(JournalEntry entry) {
        records.add(new JournalRecord(records.size() + 1L, now, entry));
        return this;
    }

    /** AWS's history of it. */
    public List<HistoryEvent> events() {
        return records.stream()
                .map(JournalRecord::entry)
                .filter(JournalEntry.Event.class::isInstance)
                .map(entry -> ((JournalEntry.Event) entry).event())
                .toList();
    }

    private Journals event(HistoryEvent event) {
        return add(new JournalEntry.Event(event));
    }

    private EventHeader header(@Nullable String id) {
        return new EventHeader(
                ++eventId,
                now,
                id,
                id == null ? null : names.get(id),
                id == null ? null : parents.get(id),
                id == null ? null : subTypes.get(id));
    }

    private EventHeader first(String id, @Nullable String name, @Nullable String parent, @Nullable String subType) {
        if (name != null) {
            names.put(id, name);
        }
        if (parent != null) {
            parents.put(id, parent);
        }
        if (subType != null) {
            subTypes.put(id, subType);
        }
        return header(id);
    }

    public Journals started(String input) {
        return event(new HistoryEvent.ExecutionStarted(header(arn.id()), EventPayload.of(input), 86_400));
    }

    public Journals invoked() {
        invocation++;
        invocationStart = now;
        InvocationCause cause = invocation == 1 ? InvocationCause.STARTED : InvocationCause.RESUMED;
        add(new JournalEntry.InvocationStarted(invocation, "request-" + invocation, cause, List.of(), invocation));
        return add(new JournalEntry.InvocationPlaced(
                invocation, "JDK 17.0.15, process 4711" + (invocation > 1 ? ", warm" : "")));
    }

    public Journals returned(String status) {
        add(new JournalEntry.InvocationReturned(invocation, status));
        return event(new HistoryEvent.InvocationCompleted(
                header(null), invocationStart, now, "request-" + invocation, null));
    }

    /** An invocation has ended, of which nothing was told before, as in AWS's history. */
    public Journals completed(String requestId) {
        return event(new HistoryEvent.InvocationCompleted(header(null), now, now, requestId, null));
    }

    public Journals crashed(String type, String message) {
        add(new JournalEntry.InvocationReturned(invocation, "ERROR"));
        return event(new HistoryEvent.InvocationCompleted(
                header(null),
                invocationStart,
                now,
                "request-" + invocation,
                EventError.of(ErrorObject.of(type, message))));
    }

    public Journals held(int failures, ErrorObject error) {
        return add(new JournalEntry.ExecutionHeld(failures, error));
    }

    public Journals checkpoint(long bytes) {
        return add(new JournalEntry.CheckpointAccepted(invocation, "token-" + records.size(), null, 1, bytes));
    }

    public Journals context(String id, @Nullable String name, @Nullable String parent, @Nullable String subType) {
        return event(new HistoryEvent.ContextStarted(first(id, name, parent, subType)));
    }

    public Journals contextSucceeded(String id, String result) {
        return event(new HistoryEvent.ContextSucceeded(header(id), EventPayload.of(result)));
    }

    public Journals step(String id, @Nullable String name) {
        return step(id, name, null);
    }

    public Journals step(String id, @Nullable String name, @Nullable String parent) {
        return event(new HistoryEvent.StepStarted(first(id, name, parent, "Step")));
    }

    public Journals again(String id) {
        add(new JournalEntry.OperationReady(id));
        return event(new HistoryEvent.StepStarted(header(id)));
    }

    public Journals stepSucceeded(String id, int attempt, @Nullable String result) {
        return event(
                new HistoryEvent.StepSucceeded(header(id), EventPayload.of(result), new RetryDetails(attempt, null)));
    }

    public Journals stepFailed(String id, int attempt, ErrorObject error, @Nullable Integer delay) {
        return event(new HistoryEvent.StepFailed(header(id), EventError.of(error), new RetryDetails(attempt, delay)));
    }

    public Journals waiting(String id, @Nullable String name, long seconds) {
        return event(new HistoryEvent.WaitStarted(first(id, name, null, "Wait"), seconds, now.plusSeconds(seconds)));
    }

    public Journals waited(String id, long seconds) {
        return event(new HistoryEvent.WaitSucceeded(header(id), seconds));
    }

    public Journals callback(
            String id, String name, @Nullable String parent, String callbackId, @Nullable Long timeout) {
        return event(new HistoryEvent.CallbackStarted(first(id, name, parent, "Callback"), callbackId, timeout, null));
    }

    public Journals callbackSucceeded(String id, String result) {
        return event(new HistoryEvent.CallbackSucceeded(header(id), EventPayload.of(result)));
    }

    public Journals invoke(String id, String name, String function, String input) {
        return event(new HistoryEvent.ChainedInvokeStarted(
                first(id, name, null, "ChainedInvoke"), function, null, EventPayload.of(input), null, null));
    }

    public Journals jump(Duration by) {
        Instant from = now;
        now = now.plus(by);
        return add(new JournalEntry.TimeJumped(from, now));
    }

    public Journals out(String text) {
        return add(new JournalEntry.ConsoleLine("request-" + invocation, ConsoleStream.STDOUT, text));
    }

    public Journals err(String text) {
        return add(new JournalEntry.ConsoleLine("request-" + invocation, ConsoleStream.STDERR, text));
    }

    public Journals succeeded(String result) {
        return event(new HistoryEvent.ExecutionSucceeded(header(arn.id()), EventPayload.of(result)));
    }

    public Journals failed(ErrorObject error) {
        return event(new HistoryEvent.ExecutionFailed(header(arn.id()), EventError.of(error)));
    }

    public Journals stopped() {
        return event(new HistoryEvent.ExecutionStopped(
                header(arn.id()), EventError.of(ErrorObject.of("Stopped", "Stopped in Durascope."))));
    }
}
