package dev.durascope.handler.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.Operation;
import software.amazon.awssdk.services.lambda.model.OperationUpdate;

/**
 * Sends updates in the order in which they were queued, one call at a time, each with the token that the call before
 * it returned. Whatever was queued while a call was on its way goes together in the next one. A thread that must wait
 * for its update makes the call itself when nobody else does, so a sequence of steps never changes threads; updates
 * that nobody waits for are sent by the invocation's sender.
 *
 * <p>All methods are called with the execution's lock held exactly once; it is released during a call.
 */
final class Checkpoints {
    private static final int MAX_UPDATES = 200;
    private static final int MAX_BYTES = 750 * 1024;
    /** What an update weighs beside its texts. */
    private static final int UPDATE_BYTES = 300;

    private record Queued(OperationUpdate update, int bytes) {}

    private final Execution execution;
    private final LambdaClient client;
    private final String arn;
    private final Condition answered;
    private final ArrayDeque<Queued> queue = new ArrayDeque<>();
    private String token;
    private boolean calling;
    private boolean broken;
    private long queued;
    private long applied;
    private long lastAnswerNanos = System.nanoTime();

    Checkpoints(Execution execution, LambdaClient client, String arn, String token) {
        this.execution = execution;
        this.client = client;
        this.arn = arn;
        this.token = token;
        this.answered = execution.lock().newCondition();
    }

    /** Queues an update; the number it returns is for {@link #await}. */
    long add(OperationUpdate update) {
        int bytes = UPDATE_BYTES + Limits.utf8Length(update.payload());
        queue.add(new Queued(update, bytes));
        return ++queued;
    }

    /** Returns once the update of that number is applied. Throws {@link Suspension} when it never will be. */
    void await(long number) {
        while (applied < number) {
            execution.requireAlive();
            if (calling) {
                execution.awaitSignal(answered);
            } else {
                call();
            }
        }
    }

    /** Sends and awaits whatever is queued or on its way, until a call fails. */
    void drain() {
        while (calling || (!queue.isEmpty() && !broken)) {
            if (calling) {
                execution.awaitSignal(answered);
            } else {
                call();
            }
        }
    }

    /** Whether anything is queued and nobody is sending. */
    boolean canSend() {
        return !calling && !queue.isEmpty();
    }

    /** Whether nothing is queued or on its way. */
    boolean isIdle() {
        return !calling && queue.isEmpty();
    }

    boolean isCalling() {
        return calling;
    }

    long lastAnswerNanos() {
        return lastAnswerNanos;
    }

    /** One call with whatever is queued; with nothing queued it is a poll. */
    void call() {
        calling = true;
        var batch = takeBatch();
        List<Operation> changed = null;
        String nextToken = null;
        Throwable failure = null;
        execution.lock().unlock();
        try {
            var answer = client.checkpointDurableExecution(request ->
                    request.durableExecutionArn(arn).checkpointToken(token).updates(batch));
            nextToken = answer.checkpointToken();
            var state = answer.newExecutionState();
            changed = state == null
                    ? List.of()
                    : StatePages.all(client, arn, nextToken, state.operations(), state.nextMarker());
        } catch (Throwable e) {
            failure = e;
        } finally {
            execution.lock().lock();
            calling = false;
        }
        lastAnswerNanos = System.nanoTime();
        if (failure == null) {
            failure = take(changed);
            token = nextToken;
            applied += batch.size();
        }
        if (failure != null) {
            broken = true;
            queue.clear();
            execution.end(Failures.endingFor(failure));
        }
        answered.signalAll();
        execution.afterCall();
    }

    /** Whatever goes wrong with an answer ends the invocation; it must not leave lanes waiting. */
    private Throwable take(List<Operation> changed) {
        try {
            execution.apply(changed);
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    private List<OperationUpdate> takeBatch() {
        var batch = new ArrayList<OperationUpdate>();
        int bytes = 0;
        while (!queue.isEmpty() && batch.size() < MAX_UPDATES) {
            bytes += queue.peek().bytes();
            if (bytes > MAX_BYTES && !batch.isEmpty()) {
                break;
            }
            batch.add(queue.remove().update());
        }
        return batch;
    }
}
