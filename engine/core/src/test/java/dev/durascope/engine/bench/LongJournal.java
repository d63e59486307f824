package dev.durascope.engine.bench;

import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalEntry.InvocationCause;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.EventError;
import dev.durascope.engine.model.EventHeader;
import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.RetryDetails;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Journals as long as one likes, with small payloads: invocation after invocation opens a context, runs steps in it of
 * which some retry, and suspends on a wait.
 */
final class LongJournal {
    private static final int STEPS = 10;

    private final List<JournalRecord> records = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-01T10:00:00Z");
    private long events;
    private int operations;
    private int invocations;

    private LongJournal() {}

    /** A journal that ends with its n-th event. */
    static List<JournalRecord> of(int events) {
        LongJournal journal = new LongJournal();
        journal.add(new HistoryEvent.ExecutionStarted(
                journal.header("exec", "n", null, null), EventPayload.of("{\"orderId\":\"order-123\"}"), 86_400));
        while (journal.events < events) {
            journal.invocation();
        }
        while (journal.events > events || !(journal.records.getLast().entry() instanceof JournalEntry.Event)) {
            if (journal.records.removeLast().entry() instanceof JournalEntry.Event) {
                journal.events--;
            }
        }
        return journal.records;
    }

    private void invocation() {
        Instant start = now;
        String request = "00000000-0000-0000-0000-%012d".formatted(++invocations);
        add(new JournalEntry.InvocationStarted(
                invocations, request, InvocationCause.RESUMED, List.of(id(operations)), operations));
        issueToken();
        String context = id(++operations);
        checkpoint(new HistoryEvent.ContextStarted(header(context, "batch", null, "RunInChildContext")));
        for (int i = 0; i < STEPS; i++) {
            step(context, i);
        }
        checkpoint(new HistoryEvent.ContextSucceeded(
                header(context, "batch", null, "RunInChildContext"), EventPayload.of("[1,2,3]")));
        String wait = id(++operations);
        checkpoint(new HistoryEvent.WaitStarted(header(wait, "pause", null, "Wait"), 60, now.plusSeconds(60)));
        add(new JournalEntry.InvocationReturned(invocations, "PENDING"));
        add(new HistoryEvent.InvocationCompleted(header(null, null, null, null), start, now, request, null));
        Instant due = now.plusSeconds(60);
        add(new JournalEntry.TimeJumped(now, due));
        now = due;
        add(new HistoryEvent.WaitSucceeded(header(wait, "pause", null, "Wait"), 60L));
    }

    private void step(String context, int number) {
        String id = id(++operations);
        checkpoint(new HistoryEvent.StepStarted(header(id, "charge card", context, "Step")));
        int attempt = 1;
        if (number == 0) {
            ErrorObject error = new ErrorObject(
                    "try again",
                    "java.lang.IllegalStateException",
                    null,
                    List.of("a.B.c(B.java:1)", "a.D.e(D.java:2)"));
            checkpoint(new HistoryEvent.StepFailed(
                    header(id, "charge card", context, "Step"), EventError.of(error), new RetryDetails(1, 1)));
            add(new JournalEntry.OperationReady(id));
            checkpoint(new HistoryEvent.StepStarted(header(id, "charge card", context, "Step")));
            attempt = 2;
        }
        checkpoint(new HistoryEvent.StepSucceeded(
                header(id, "charge card", context, "Step"),
                EventPayload.of("{\"charged\":" + operations + "}"),
                new RetryDetails(attempt, null)));
    }

    private void checkpoint(HistoryEvent event) {
        now = now.plusMillis(1);
        add(new JournalEntry.CheckpointAccepted(invocations, token(), null, 1, 20));
        add(event);
        issueToken();
    }

    private void issueToken() {
        add(new JournalEntry.TokenIssued(invocations, token()));
    }

    private String token() {
        return "x4bCSEvrKS41W8n7PEBejwAA%08d".formatted(records.size());
    }

    /** As long as the ids that SDKs make: a SHA-256 in hexadecimal digits. */
    private static String id(int operation) {
        return "4b227777d4dd1fc61c6f884f48641d02b4d121d3fd328cb08b5531fc%08x".formatted(operation);
    }

    private EventHeader header(String id, String name, String parent, String subType) {
        return new EventHeader(events + 1, now, id, name, parent, subType);
    }

    private void add(HistoryEvent event) {
        events++;
        add(new JournalEntry.Event(event));
    }

    private void add(JournalEntry entry) {
        records.add(new JournalRecord(records.size() + 1L, now, entry));
    }
}
