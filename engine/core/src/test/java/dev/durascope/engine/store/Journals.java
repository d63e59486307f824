package dev.durascope.engine.store;

import dev.durascope.engine.history.ForkEdit;
import dev.durascope.engine.history.Hit;
import dev.durascope.engine.history.InjectedFault;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalEntry.ConsoleStream;
import dev.durascope.engine.history.JournalEntry.InvocationCause;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.history.Sightings;
import dev.durascope.engine.history.SourceLocation;
import dev.durascope.engine.history.StopPoint;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.EventError;
import dev.durascope.engine.model.EventHeader;
import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.ExecutionSummary;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.InvocationType;
import dev.durascope.engine.model.RetryDetails;
import dev.durascope.engine.time.ClockPace;
import dev.durascope.engine.time.TimeMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Executions and journals to keep. The journals mean nothing: a store must keep whatever it is given. */
final class Journals {
    private static final List<String> TEXTS = List.of(
            "",
            "{\"orderId\":\"order-123\",\"amount\":99.99}",
            "\"quotes \\\" and \\\\ and \\u0000\"",
            "line\nbreak\ttab \u0000 nul",
            "Grüße, 世界, \uD83D\uDE80",
            "{\"@payload\":\"not a reference\"}",
            "null");

    private Journals() {}

    static StoredExecution execution(int number) {
        ExecutionArn arn = new ExecutionArn(
                "aws", "us-east-1", "123456789012", "orders", "$LATEST", "order-" + number, "id-" + number);
        Instant start = Instant.ofEpochMilli(1_760_000_000_000L + number);
        return new StoredExecution(
                arn,
                TimeMode.SKIP,
                DurableConfig.DEFAULT,
                null,
                number % 2 == 0 ? InvocationType.EVENT : InvocationType.REQUEST_RESPONSE,
                new ExecutionSummary(arn, ExecutionStatus.RUNNING, start, null, false, null));
    }

    /** Records of one entry each, the first at a position. */
    static List<JournalRecord> records(long first, List<? extends JournalEntry> entries) {
        List<JournalRecord> records = new ArrayList<>();
        for (JournalEntry entry : entries) {
            long position = first + records.size();
            records.add(new JournalRecord(position, Instant.ofEpochMilli(1_760_000_000_000L + position), entry));
        }
        return records;
    }

    /** Random records, the same for the same seed and positions. */
    static List<JournalRecord> random(long seed, long first, int count) {
        List<JournalRecord> records = new ArrayList<>();
        for (long position = first; position < first + count; position++) {
            Random random = new Random(seed * 1_000_003 + position);
            List<JournalEntry> all = oneOfEach(random);
            JournalEntry entry = all.get(random.nextInt(all.size()));
            records.add(new JournalRecord(position, time(random), entry));
        }
        return records;
    }

    /** An entry of every type, an event of every type among them. */
    static List<JournalEntry> oneOfEach(Random r) {
        List<JournalEntry> entries = new ArrayList<>();
        oneEventOfEach(r).forEach(event -> entries.add(new JournalEntry.Event(event)));
        entries.add(new JournalEntry.StartedByInvoke("arn:aws:lambda:parent", id(r)));
        entries.add(new JournalEntry.Forked(
                "arn:aws:lambda:original",
                r.nextInt(100),
                List.of(
                        new ForkEdit.Input(text(r)),
                        new ForkEdit.Result(id(r), text(r)),
                        new ForkEdit.Failure(id(r), error(r)))));
        entries.add(new JournalEntry.InvocationStarted(
                r.nextInt(100), id(r), any(r, InvocationCause.values()), List.of(id(r), id(r)), r.nextInt(3_000)));
        entries.add(new JournalEntry.InvocationPlaced(r.nextInt(100), text(r)));
        entries.add(new JournalEntry.InvocationWatched(r.nextInt(100), r.nextBoolean() ? text(r) : null));
        entries.add(new JournalEntry.OperationsSeen(
                r.nextInt(100),
                List.of(new Sightings.Seen(id(r), false), new Sightings.Seen(id(r), true)),
                r.nextBoolean()
                        ? Map.of()
                        : Map.of(
                                "a" + id(r), new SourceLocation(text(r), text(r), null, null),
                                "b" + id(r), new SourceLocation(text(r), text(r), text(r), 1 + r.nextInt(1_000)))));
        entries.add(new JournalEntry.InvocationReturned(r.nextInt(100), "PENDING"));
        entries.add(new JournalEntry.OperationReady(id(r)));
        entries.add(new JournalEntry.CallbackHeartbeat(id(r)));
        entries.add(new JournalEntry.OperationCancelled(id(r)));
        entries.add(new JournalEntry.ExecutionEndCheckpointed(true, r.nextBoolean() ? text(r) : null, null));
        entries.add(new JournalEntry.ExecutionEndCheckpointed(false, null, r.nextBoolean() ? error(r) : null));
        entries.add(new JournalEntry.ReplayChildren(id(r)));
        entries.add(new JournalEntry.TokenIssued(r.nextInt(100), "dG9r"));
        entries.add(new JournalEntry.CheckpointAccepted(
                r.nextInt(100), "dG9r", r.nextBoolean() ? id(r) : null, r.nextInt(250), r.nextLong(1L << 40)));
        entries.add(new JournalEntry.InvocationRetryScheduled(r.nextInt(5), time(r)));
        entries.add(new JournalEntry.ExecutionHeld(r.nextInt(5), error(r)));
        entries.add(new JournalEntry.ExecutionResumed());
        entries.add(new JournalEntry.TimeJumped(time(r), time(r)));
        entries.add(new JournalEntry.ClockPaced(new ClockPace(time(r), time(r), r.nextInt(1, 100_000) / 8.0)));
        entries.add(new JournalEntry.DebuggerStopped(
                StopPoint.BEFORE_APPLY,
                r.nextInt(100),
                List.of(new Hit("b", "op", true, 2), new Hit(null, null, false, 1))));
        entries.add(new JournalEntry.DebuggerReleased(Duration.ofMillis(r.nextInt(100_000))));
        entries.add(new JournalEntry.FaultInjected(r.nextInt(100), InjectedFault.THROTTLE));
        entries.add(
                new JournalEntry.ConsoleLine(r.nextBoolean() ? id(r) : null, any(r, ConsoleStream.values()), text(r)));
        return entries;
    }

    private static List<HistoryEvent> oneEventOfEach(Random r) {
        return List.of(
                new HistoryEvent.ExecutionStarted(header(r), payload(r), 86_400),
                new HistoryEvent.ExecutionSucceeded(header(r), payload(r)),
                new HistoryEvent.ExecutionFailed(header(r), eventError(r)),
                new HistoryEvent.ExecutionTimedOut(header(r), r.nextBoolean() ? eventError(r) : null),
                new HistoryEvent.ExecutionStopped(header(r), eventError(r)),
                new HistoryEvent.ContextStarted(header(r)),
                new HistoryEvent.ContextSucceeded(header(r), payload(r)),
                new HistoryEvent.ContextFailed(header(r), eventError(r)),
                new HistoryEvent.WaitStarted(header(r), r.nextInt(31_622_400), time(r)),
                new HistoryEvent.WaitSucceeded(header(r), r.nextBoolean() ? 5L : null),
                new HistoryEvent.WaitCancelled(header(r), r.nextBoolean() ? eventError(r) : null),
                new HistoryEvent.StepStarted(header(r)),
                new HistoryEvent.StepSucceeded(header(r), payload(r), retry(r)),
                new HistoryEvent.StepFailed(header(r), eventError(r), retry(r)),
                new HistoryEvent.ChainedInvokeStarted(
                        header(r),
                        "payments",
                        r.nextBoolean() ? "tenant" : null,
                        payload(r),
                        r.nextBoolean() ? "$LATEST" : null,
                        r.nextBoolean() ? "arn:child" : null),
                new HistoryEvent.ChainedInvokeSucceeded(header(r), payload(r)),
                new HistoryEvent.ChainedInvokeFailed(header(r), eventError(r)),
                new HistoryEvent.ChainedInvokeTimedOut(header(r), eventError(r)),
                new HistoryEvent.ChainedInvokeStopped(header(r), eventError(r)),
                new HistoryEvent.CallbackStarted(
                        header(r), "Y2FsbGJhY2s=", r.nextBoolean() ? 60L : null, r.nextBoolean() ? 5L : null),
                new HistoryEvent.CallbackSucceeded(header(r), payload(r)),
                new HistoryEvent.CallbackFailed(header(r), eventError(r)),
                new HistoryEvent.CallbackTimedOut(header(r), eventError(r)),
                new HistoryEvent.InvocationCompleted(
                        new EventHeader(1 + r.nextInt(9), time(r), null, null, null, null),
                        time(r),
                        time(r),
                        id(r),
                        r.nextBoolean() ? eventError(r) : null),
                unknown());
    }

    /** An event of the future whose content looks like our own notation for payloads kept apart. */
    private static HistoryEvent unknown() {
        EventHeader header = new EventHeader(7, Instant.parse("2026-11-20T10:00:00Z"), "op", null, null, null);
        return new HistoryEvent.Unknown(
                header,
                "StepPaused",
                "{\"EventType\":\"StepPaused\",\"EventId\":7,\"Id\":\"op\",\"StepPausedDetails\":{\"@payload\":\""
                        + "x".repeat(LargePayloads.THRESHOLD)
                        + "\"},\"EventTimestamp\":\"2026-11-20T10:00:00.000000+00:00\"}");
    }

    private static EventHeader header(Random r) {
        return new EventHeader(
                1 + r.nextInt(50_000),
                time(r),
                id(r),
                r.nextBoolean() ? "charge card" : null,
                r.nextBoolean() ? id(r) : null,
                r.nextBoolean() ? "Step" : null);
    }

    private static EventPayload payload(Random r) {
        return r.nextInt(4) == 0 ? EventPayload.NONE : new EventPayload(text(r), r.nextBoolean());
    }

    private static EventError eventError(Random r) {
        return r.nextInt(4) == 0 ? EventError.of(null) : new EventError(error(r), r.nextBoolean());
    }

    private static ErrorObject error(Random r) {
        return switch (r.nextInt(3)) {
            case 0 -> ErrorObject.EMPTY;
            case 1 -> ErrorObject.of("Runtime.ExitError", text(r));
            default -> new ErrorObject(text(r), "java.lang.Exception", text(r), List.of("a.B.c(B.java:1)", text(r)));
        };
    }

    private static RetryDetails retry(Random r) {
        Integer delay = r.nextBoolean() ? r.nextInt(600) : null;
        return new RetryDetails(1 + r.nextInt(9), delay);
    }

    /** Texts of all lengths; the long ones recur, so that some are shared. */
    private static String text(Random r) {
        String text = TEXTS.get(r.nextInt(TEXTS.size()));
        return r.nextInt(8) == 0 ? text + "long ".repeat(LargePayloads.THRESHOLD / 4 + r.nextInt(3)) : text;
    }

    private static String id(Random r) {
        return "op-" + r.nextInt(1_000);
    }

    private static Instant time(Random r) {
        return Instant.ofEpochMilli(1_760_000_000_000L + r.nextInt(1_000_000_000));
    }

    private static <T> T any(Random r, T[] values) {
        return values[r.nextInt(values.length)];
    }

    /** A console line, the smallest of entries. */
    static JournalEntry line(String text) {
        return new JournalEntry.ConsoleLine(null, ConsoleStream.STDOUT, text);
    }

    /** A step's result. */
    static JournalEntry result(@Nullable String payload) {
        return new JournalEntry.Event(new HistoryEvent.StepSucceeded(
                new EventHeader(1, Instant.ofEpochMilli(1), "op-1", null, null, null),
                EventPayload.of(payload),
                new RetryDetails(1, null)));
    }
}
