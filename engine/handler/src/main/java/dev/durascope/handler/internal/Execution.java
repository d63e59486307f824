package dev.durascope.handler.internal;

import dev.durascope.handler.error.DurableException;
import dev.durascope.handler.error.IllegalOperationException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.Operation;
import software.amazon.awssdk.services.lambda.model.OperationUpdate;

/**
 * One invocation of a durable execution: the operations it knows, and its lanes. A lane is a thread of the handler:
 * the handler's own, and one for each branch or step that was begun without waiting. A lane runs, or it waits for an
 * operation or another lane; when the last one begins to wait and every update is sent, the invocation suspends.
 *
 * <p>One lock guards everything. Whoever makes a waiting lane's condition true counts it as running before it lets go
 * of the lock, so there is no moment in which a lane that can go on is taken for waiting.
 */
final class Execution {
    private static final class Waiter {
        final BooleanSupplier ready;
        final Pending pending;
        final Condition condition;
        boolean woken;

        Waiter(BooleanSupplier ready, Pending pending, Condition condition) {
            this.ready = ready;
            this.pending = pending;
            this.condition = condition;
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition laneEnded = lock.newCondition();
    private final Map<String, Operation> operations = new HashMap<>();
    private final Set<String> parentsWithHistory = new HashSet<>();
    private final List<Waiter> waiters = new ArrayList<>();
    private final String arn;
    private final Set<String> updatedIds;
    private final Executor executor;
    private final Checkpoints checkpoints;
    private final Sender sender;
    private int lanes = 1;
    private int running = 1;
    private boolean closing;
    private volatile Ending ending;

    /** @param state every page of it */
    Execution(Envelope envelope, List<Operation> state, LambdaClient client, Executor executor) {
        this.arn = envelope.arn();
        this.updatedIds = envelope.updatedIds();
        this.executor = executor;
        this.checkpoints = new Checkpoints(this, client, arn, envelope.token());
        this.sender = new Sender(this, checkpoints);
        for (var operation : state) {
            operations.put(operation.id(), operation);
            parentsWithHistory.add(operation.parentId());
        }
    }

    ReentrantLock lock() {
        return lock;
    }

    String arn() {
        return arn;
    }

    /** Whether this invocation began with operations inside that context; null is the root context. */
    boolean hasHistoryIn(String contextId) {
        return contextId == null ? operations.size() > 1 : parentsWithHistory.contains(contextId);
    }

    /** Whether that operation changed since the invocation before this one saw it. */
    boolean isNews(String id) {
        return updatedIds.contains(id);
    }

    /** What is known of an operation; null when it has not begun. */
    Operation operation(String id) {
        lock.lock();
        try {
            return operations.get(id);
        } finally {
            lock.unlock();
        }
    }

    /** For conditions given to {@link #waitUntil}, which are asked with the lock held. */
    Operation operationLocked(String id) {
        return operations.get(id);
    }

    /** Refuses to begin anything once the invocation ends or the handler has returned. */
    void requireOpen() {
        lock.lock();
        try {
            requireAlive();
            if (closing) {
                throw new Suspension();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Queues an update and returns at once. */
    void send(OperationUpdate update) {
        lock.lock();
        try {
            requireWanted();
            checkpoints.add(update);
            sender.wake(executor);
        } finally {
            lock.unlock();
        }
    }

    /** Queues an update and returns when the service has taken it. */
    void sendAndWait(OperationUpdate update) {
        lock.lock();
        try {
            requireWanted();
            checkpoints.await(checkpoints.add(update));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets the calling lane wait.
     *
     * @param ready asked with the lock held, whenever something changed
     * @param pending the operation waited for; null when it is another lane
     */
    void waitUntil(BooleanSupplier ready, Pending pending) {
        var frame = Frame.current();
        lock.lock();
        try {
            while (!ready.getAsBoolean() && checkpoints.canSend()) {
                requireWanted();
                checkpoints.call();
            }
            requireWanted();
            if (ready.getAsBoolean()) {
                return;
            }
            if (closing) {
                throw new Suspension();
            }
            var waiter = new Waiter(
                    () -> ready.getAsBoolean()
                            || (frame != null && frame.context().isGivenUp()),
                    pending,
                    lock.newCondition());
            waiters.add(waiter);
            running--;
            settle();
            while (!waiter.woken) {
                awaitSignal(waiter.condition);
            }
            requireWanted();
            if (!ready.getAsBoolean()) {
                throw new Suspension();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Begins a lane. Whatever its body throws is the body's own business to keep. */
    void startLane(Runnable body) {
        lock.lock();
        try {
            lanes++;
            running++;
        } finally {
            lock.unlock();
        }
        try {
            executor.execute(() -> {
                try {
                    body.run();
                } finally {
                    endLane();
                }
            });
        } catch (RejectedExecutionException e) {
            endLane();
            throw e;
        }
    }

    /** Runs with the lock held, then wakes the lanes whose condition became true. */
    void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            wakeReady();
        } finally {
            lock.unlock();
        }
    }

    private void endLane() {
        lock.lock();
        try {
            lanes--;
            running--;
            laneEnded.signalAll();
            settle();
        } finally {
            lock.unlock();
        }
    }

    /**
     * After the handler has returned or thrown: lanes that wait are given up, lanes that run are waited for, everything
     * queued is sent.
     *
     * @return why the invocation ended; null when nothing but the handler's own outcome counts
     */
    Ending close() {
        lock.lock();
        try {
            closing = true;
            lanes--;
            running--;
            wakeAll();
            while (lanes > 0) {
                awaitSignal(laneEnded);
            }
            checkpoints.drain();
            sender.stop();
            return ending;
        } catch (Suspension interrupted) {
            return ending;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Sends the last update of a closed execution.
     *
     * @return why the invocation ended instead; null when the service took the update
     */
    Ending finishWith(OperationUpdate update) {
        try {
            sendAndWait(update);
        } catch (Suspension e) {
            // the reason is returned
        }
        return ending;
    }

    /** Ends the invocation; the first reason stands. Every lane is unwound at its next operation. */
    void end(Ending reason) {
        lock.lock();
        try {
            if (ending == null) {
                ending = reason;
                wakeAll();
                sender.stop();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Fails the execution from inside a lane. */
    Suspension fail(DurableException cause) {
        end(new Ending.ExecutionFailed(cause));
        return new Suspension();
    }

    /** Unwinds the thread when the invocation has ended. */
    void requireAlive() {
        if (ending != null) {
            throw new Suspension();
        }
    }

    /** Unwinds the thread also when its branch was given up. */
    private void requireWanted() {
        requireAlive();
        if (Frame.isGivenUp()) {
            throw new Suspension();
        }
    }

    /** Waits on a condition; an interrupt fails the invocation. */
    void awaitSignal(Condition condition) {
        try {
            condition.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(new Ending.InvocationFailed(e));
            throw new Suspension();
        }
    }

    /** Takes over what a checkpoint answered. */
    void apply(List<Operation> changed) {
        for (var operation : changed) {
            operations.put(operation.id(), operation);
        }
        wakeReady();
    }

    void afterCall() {
        settle();
        sender.wakeIfNeeded(executor);
    }

    /** The operations that lanes wait for while other lanes run; empty when there is no reason to poll. */
    List<Pending> polledFor() {
        if (running == 0 || closing) {
            return List.of();
        }
        var polled = new ArrayList<Pending>();
        for (var waiter : waiters) {
            if (waiter.pending != null) {
                polled.add(waiter.pending);
            }
        }
        return polled;
    }

    private void wakeReady() {
        var it = waiters.iterator();
        while (it.hasNext()) {
            var waiter = it.next();
            if (waiter.ready.getAsBoolean()) {
                it.remove();
                wake(waiter);
            }
        }
    }

    private void wakeAll() {
        waiters.forEach(this::wake);
        waiters.clear();
    }

    private void wake(Waiter waiter) {
        waiter.woken = true;
        running++;
        waiter.condition.signal();
    }

    /** Suspends when no lane can go on and nothing is left to send; otherwise sees to it that somebody sends. */
    private void settle() {
        if (closing || ending != null) {
            return;
        }
        if (running == 0 && checkpoints.isIdle()) {
            end(canBeResumed() ? new Ending.Suspended() : new Ending.ExecutionFailed(deadlock()));
        } else {
            sender.wakeIfNeeded(executor);
        }
    }

    private boolean canBeResumed() {
        return operations.values().stream().anyMatch(Pending::isPending);
    }

    private static IllegalOperationException deadlock() {
        return new IllegalOperationException("Every branch of this handler waits for another branch and none for an"
                + " operation: nothing can ever go on. Do not let two branches wait for each other's futures.");
    }
}
