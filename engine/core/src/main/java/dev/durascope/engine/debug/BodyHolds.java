package dev.durascope.engine.debug;

import dev.durascope.engine.invoke.HoldPoint;
import dev.durascope.engine.invoke.InvocationWatch;
import dev.durascope.engine.model.OperationAction;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.model.OperationUpdate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Holds the handler's code inside operations of one execution until their starts are let through. An SDK sends the start
 * of an at-least-once step without waiting for the answer; where an agent watches, its code waits all the same. Safe for
 * use by many threads.
 */
final class BodyHolds {
    private final Map<String, CompletableFuture<Void>> waiting = new HashMap<>();
    private final Set<String> ahead = new HashSet<>();
    private @Nullable InvocationWatch watch;
    private Set<HoldPoint> asked = Set.of();
    private boolean asksAll;

    /**
     * An agent watches the invocation that begins now.
     *
     * @param points where it shall ask before it lets a thread go on
     */
    void watched(InvocationWatch hand, Set<HoldPoint> points) {
        synchronized (this) {
            watch = hand;
            asked = points;
            asksAll = points.contains(HoldPoint.BODY);
        }
        hand.askAt(points);
    }

    /** Whether an agent watches the invocation that runs. */
    synchronized boolean isWatched() {
        return watch != null;
    }

    /** The invocation is over. Its threads have gone with their process, or are let go by their agent. */
    synchronized void over() {
        watch = null;
        asked = Set.of();
        asksAll = false;
        waiting.clear();
        ahead.clear();
    }

    /** Where the agent shall ask from now on. */
    void ask(Set<HoldPoint> points) {
        InvocationWatch hand;
        synchronized (this) {
            if (points.equals(asked)) {
                return;
            }
            hand = watch;
            asked = points;
            asksAll &= points.contains(HoldPoint.BODY);
        }
        if (hand != null) {
            hand.askAt(points);
        }
    }

    /**
     * An operation's code is about to run.
     *
     * @param isStarted whether its start is recorded
     * @param stops whether its start is held, or would be
     * @return completes when the code may run
     */
    synchronized CompletionStage<Void> reached(String operationId, boolean isStarted, boolean stops) {
        if (!isStarted && stops) {
            return waiting.computeIfAbsent(operationId, id -> new CompletableFuture<>());
        }
        if (!isStarted) {
            ahead.add(operationId);
        }
        return CompletableFuture.completedStage(null);
    }

    /** Starts among these updates are recorded, or will not be held again. */
    void passed(List<OperationUpdate> updates) {
        for (OperationUpdate update : updates) {
            if (update.action() == OperationAction.START) {
                CompletableFuture<Void> body;
                synchronized (this) {
                    ahead.remove(update.id());
                    body = waiting.remove(update.id());
                }
                if (body != null) {
                    body.complete(null);
                }
            }
        }
    }

    /** Whether the code of a step among these may be running although its start is not recorded. */
    synchronized boolean mayRun(List<OperationUpdate> updates) {
        return updates.stream()
                .filter(update -> update.type() == OperationType.STEP && update.action() == OperationAction.START)
                .anyMatch(update -> !waiting.containsKey(update.id()) && (!asksAll || ahead.contains(update.id())));
    }
}
