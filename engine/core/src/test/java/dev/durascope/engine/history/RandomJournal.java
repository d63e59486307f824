package dev.durascope.engine.history;

import dev.durascope.engine.checkpoint.CheckpointLimits;
import dev.durascope.engine.checkpoint.CheckpointProcessor;
import dev.durascope.engine.checkpoint.Circumstances;
import dev.durascope.engine.checkpoint.InvokeTargets;
import dev.durascope.engine.history.JournalEntry.InvocationCause;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.EventHeader;
import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.InvocationType;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationAction;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.model.OperationUpdate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Seeded journals that follow the protocol's rules: what a handler with a will of its own might have left. */
public final class RandomJournal {
    private final Random random;
    private final ExecutionFold fold = new ExecutionFold("exec");
    private final List<JournalRecord> records = new ArrayList<>();
    private final CheckpointProcessor processor =
            new CheckpointProcessor(new CheckpointLimits(Integer.MAX_VALUE, Long.MAX_VALUE));
    private Instant now = Instant.parse("2026-11-01T10:00:00Z");
    private int operations;
    private int invocation;

    private RandomJournal(long seed) {
        random = new Random(seed);
    }

    /** A journal of about so many records. */
    public static List<JournalRecord> of(long seed, int size) {
        RandomJournal journal = new RandomJournal(seed);
        journal.add(new JournalEntry.Event(new HistoryEvent.ExecutionStarted(
                new EventHeader(1, journal.now, "exec", "name", null, null),
                EventPayload.of("{\"seed\":" + seed + "}"),
                86_400)));
        while (journal.records.size() < size) {
            journal.invocation();
        }
        return journal.records;
    }

    private void invocation() {
        invocation++;
        Instant start = now;
        add(new JournalEntry.InvocationStarted(
                invocation, "r" + invocation, InvocationCause.RESUMED, List.of(), operations));
        add(new JournalEntry.TokenIssued(invocation, "t" + records.size()));
        for (int i = random.nextInt(6); i >= 0; i--) {
            checkpoint();
        }
        add(sighting());
        add(new JournalEntry.ConsoleLine("r" + invocation, JournalEntry.ConsoleStream.STDOUT, "line"));
        add(new JournalEntry.InvocationReturned(invocation, "PENDING"));
        event(new HistoryEvent.InvocationCompleted(header(null), start, now, "r" + invocation, null));
        if (random.nextBoolean()) {
            Instant from = now;
            now = now.plusSeconds(1 + random.nextInt(100));
            add(new JournalEntry.TimeJumped(from, now));
        }
        for (OperationState s : List.copyOf(fold.now().operations())) {
            if (s.operation().isPending() && random.nextBoolean()) {
                complete(s.operation());
            }
        }
    }

    private JournalEntry sighting() {
        List<Sightings.Seen> seen = new ArrayList<>();
        Map<String, SourceLocation> calledAt = new HashMap<>();
        for (OperationState s : fold.now().operations()) {
            if (random.nextInt(4) == 0) {
                seen.add(new Sightings.Seen(s.id(), random.nextBoolean()));
                calledAt.put(s.id(), new SourceLocation("Orders", "handle", "Orders.java", random.nextInt(9)));
            }
        }
        return random.nextInt(5) == 0
                ? new JournalEntry.InvocationWatched(invocation, random.nextBoolean() ? null : "No SDK.")
                : new JournalEntry.OperationsSeen(invocation, seen, calledAt);
    }

    private void checkpoint() {
        now = now.plusMillis(random.nextInt(50));
        OperationUpdate update = update();
        List<JournalEntry> entries = processor.process(
                List.of(update),
                fold.now(),
                new Circumstances(
                        now,
                        InvocationType.REQUEST_RESPONSE,
                        (name, tenant) -> new InvokeTargets.Target.Plain("$LATEST"),
                        () -> "Y2I="));
        add(new JournalEntry.CheckpointAccepted(invocation, "t", null, 1, CheckpointProcessor.size(List.of(update))));
        entries.forEach(this::add);
        add(new JournalEntry.TokenIssued(invocation, "t" + records.size()));
    }

    private OperationUpdate update() {
        List<OperationState> open = fold.now().operations().stream()
                .filter(s -> s.operation().type() == OperationType.STEP
                        || s.operation().type() == OperationType.CONTEXT)
                .filter(s -> s.operation().status() == OperationStatus.STARTED
                        || s.operation().status() == OperationStatus.READY)
                .toList();
        if (!open.isEmpty() && random.nextInt(3) > 0) {
            Operation o = open.get(random.nextInt(open.size())).operation();
            OperationAction action = o.type() == OperationType.STEP && random.nextInt(4) == 0
                    ? OperationAction.RETRY
                    : random.nextInt(5) == 0 ? OperationAction.FAIL : OperationAction.SUCCEED;
            return make(o.id(), null, o.type(), action);
        }
        List<OperationState> contexts = open.stream()
                .filter(s -> s.operation().type() == OperationType.CONTEXT)
                .toList();
        String parent = contexts.isEmpty() || random.nextBoolean()
                ? null
                : contexts.get(random.nextInt(contexts.size())).id();
        OperationType[] types = OperationType.values();
        return make("op" + operations++, parent, types[1 + random.nextInt(types.length - 1)], OperationAction.START);
    }

    private OperationUpdate make(String id, String parent, OperationType type, OperationAction action) {
        boolean fails = action == OperationAction.FAIL || action == OperationAction.RETRY;
        return new OperationUpdate(
                id,
                parent,
                null,
                type,
                null,
                action,
                action == OperationAction.SUCCEED ? "\"" + random.nextInt() + "\"" : null,
                fails ? ErrorObject.of("E", "m") : null,
                type == OperationType.CONTEXT && action == OperationAction.SUCCEED && random.nextBoolean()
                        ? true
                        : null,
                action == OperationAction.RETRY ? 1 + random.nextInt(60) : null,
                type == OperationType.WAIT ? 1 + random.nextInt(60) : null,
                type == OperationType.CALLBACK ? new OperationUpdate.CallbackOptions(60, 30) : null,
                type == OperationType.CHAINED_INVOKE ? new OperationUpdate.ChainedInvokeOptions("target", null) : null);
    }

    private void complete(Operation o) {
        switch (o.type()) {
            case STEP -> add(new JournalEntry.OperationReady(o.id()));
            case WAIT -> event(new HistoryEvent.WaitSucceeded(header(o), 1L));
            case CALLBACK -> {
                if (random.nextInt(3) == 0) {
                    add(new JournalEntry.CallbackHeartbeat(o.id()));
                } else {
                    event(new HistoryEvent.CallbackSucceeded(header(o), EventPayload.of("1")));
                }
            }
            case CHAINED_INVOKE -> event(new HistoryEvent.ChainedInvokeSucceeded(header(o), EventPayload.of("2")));
            case EXECUTION, CONTEXT -> throw new IllegalStateException(o.type() + " is never pending");
        }
    }

    private EventHeader header(Operation o) {
        long id = fold.now().lastEventId() + 1;
        return o == null
                ? new EventHeader(id, now, null, null, null, null)
                : new EventHeader(id, now, o.id(), o.name(), o.parentId(), o.subType());
    }

    private void event(HistoryEvent event) {
        add(new JournalEntry.Event(event));
    }

    private void add(JournalEntry entry) {
        JournalRecord record = new JournalRecord(records.size() + 1, now, entry);
        records.add(record);
        fold.apply(record);
    }
}
