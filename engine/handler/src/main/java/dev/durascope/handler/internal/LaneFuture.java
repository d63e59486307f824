package dev.durascope.handler.internal;

/**
 * The outcome of a task on a lane of its own.
 *
 * @param <T> the result
 */
final class LaneFuture<T> extends AbstractFuture<T> {
    private T result;
    private RuntimeException failure;
    private boolean done;

    LaneFuture(Execution execution) {
        super(execution);
    }

    /** Runs the task on this thread and keeps its outcome; a lane that is unwound leaves none. */
    void settle(Task<T> task, Frame frame) {
        try {
            keep(frame.run(task::run), null);
        } catch (RuntimeException e) {
            keep(null, e);
        } catch (Suspension e) {
            // nobody is left to ask for the outcome
        } catch (Throwable e) {
            // tasks keep the failures of the handler's code: this is the JVM's own
            execution.end(new Ending.InvocationFailed(e));
        }
    }

    private void keep(T value, RuntimeException error) {
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
