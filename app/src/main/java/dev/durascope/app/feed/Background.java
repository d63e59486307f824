package dev.durascope.app.feed;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Runs what is slow away from the window's thread and brings back what came of it. */
public interface Background {

    /** Something under way. */
    interface Running {

        /** Asks it to end; neither consumer will hear of it then. */
        void cancel();
    }

    /** Something that may throw whatever it likes. */
    @FunctionalInterface
    interface Action {
        /** Does it. @throws Exception what went wrong */
        void run() throws Exception;
    }

    /**
     * Runs work on another thread, then one of the consumers on the window's.
     *
     * @param what what is being done, for people: {@code Reading orders.jar}
     */
    <T> Running run(String what, Callable<T> work, Consumer<? super T> done, Consumer<Throwable> failed);

    /** Runs an action that answers nothing. */
    default Running run(String what, Action action, Consumer<Throwable> failed) {
        return run(
                what,
                () -> {
                    action.run();
                    return true;
                },
                done -> {},
                failed);
    }
}
