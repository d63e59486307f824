package dev.durascope.engine.execution;

import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalEntry.ConsoleStream;
import dev.durascope.engine.history.Sightings;
import dev.durascope.engine.history.SourceLocation;
import dev.durascope.engine.invoke.HoldPoint;
import dev.durascope.engine.invoke.InvocationListener;
import dev.durascope.engine.invoke.InvocationWatch;
import dev.durascope.engine.invoke.OperationSighting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Keeps what happens during one invocation in its execution's journal, and tells the gate what it may hold. On any thread. */
final class InvocationNotes implements InvocationListener {
    private final Driver driver;
    private final ExecutionGate gate;
    private final int number;
    private final Map<String, SourceLocation> places;

    /**
     * @param number the invocation's
     * @param places where operations were called, as the journal has it already, so that a replay does not repeat it;
     *     safe for use by many threads
     */
    InvocationNotes(Driver driver, ExecutionGate gate, int number, Map<String, SourceLocation> places) {
        this.driver = driver;
        this.gate = gate;
        this.number = number;
        this.places = places;
    }

    @Override
    public void placed(String description) {
        driver.later(() -> driver.lane().append(new JournalEntry.InvocationPlaced(number, description)));
    }

    @Override
    public void printed(@Nullable String requestId, ConsoleStream stream, String line) {
        driver.noted(new JournalEntry.ConsoleLine(requestId, stream, line));
    }

    @Override
    public void watched(InvocationWatch watch) {
        driver.noted(new JournalEntry.InvocationWatched(number, null));
        gate.watched(driver.lane().arn(), watch);
    }

    @Override
    public void unwatched(String why) {
        driver.noted(new JournalEntry.InvocationWatched(number, why));
    }

    @Override
    public void seen(List<OperationSighting> operations) {
        List<Sightings.Seen> seen = new ArrayList<>(operations.size());
        Map<String, SourceLocation> news = new HashMap<>();
        for (OperationSighting operation : operations) {
            seen.add(new Sightings.Seen(operation.operationId(), operation.replayed()));
            SourceLocation place = operation.calledAt();
            if (place != null && !place.equals(places.put(operation.operationId(), place))) {
                news.put(operation.operationId(), place);
            }
        }
        driver.noted(new JournalEntry.OperationsSeen(number, seen, news));
    }

    @Override
    public CompletionStage<Void> reached(HoldPoint point, OperationSighting operation) {
        return gate.reached(driver.lane().arn(), point, operation);
    }

    @Override
    public void codeHeld(boolean held) {
        gate.codeHeld(driver.lane().arn(), number, held);
    }
}
