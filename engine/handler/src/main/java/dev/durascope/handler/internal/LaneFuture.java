package dev.durascope.handler.internal;

import dev.durascope.handler.error.DurableException;

/**
 * The outcome of a task on a lane of its own.
 *
 * @param <T> the result
 */
final class LaneFuture<T> extends AbstractFuture<T> {
    private T result;
    private DurableException failure;
    private boolean done;

    LaneFuture(Execution execution) {
        super(execution);
    }

    /** Runs the task on this thread and keeps its outcome; a lane that is unwound leaves none. */
    void settle(Task<T> task, Frame frame) {
        try {
            keep(frame.run(task::run), null);
        } catch (DurableException e) {
            keep(null, e);
        } catch (Suspension e) {
            // nobody is left to ask for the outcome
        } catch (Throwable e) {
            execution.end(new Ending.InvocationFailed(e));
        }
    }

    private void keep(T value, DurableException error) {
        execution.change(() -> {
            result = value;
            failure = error;
            done = true;
        });
    }

    @Override
    boolean isDoneLocked() {
        return done;
    }

    @Override
    Pending pending() {
        return null;
    }

    @Override
    T outcome() {
        if (failure != null) {
            throw failure;
        }
        return result;
    }
}
