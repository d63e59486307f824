package dev.durascope.app.feed;

import dev.durascope.engine.project.BuildProgress;
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

    /** Work that tells what it is doing, on its own thread. */
    @FunctionalInterface
    interface Telling<T> {
        /** Does it. @throws Exception what went wrong */
        T with(BuildProgress progress) throws Exception;
    }

    /** Runs work as {@link #run(String, Telling, Consumer, Consumer)} does, which tells nothing but its name. */
    default <T> Running run(String what, Callable<T> work, Consumer<? super T> done, Consumer<Throwable> failed) {
        return run(what, progress -> work.call(), done, failed);
    }

    /**
     * Runs work on another thread, then one of the consumers on the window's. Work that has a name and takes long is shown
     * to the user, who may cancel it: {@code failed} hears of a {@link CancelledException} then.
     *
     * @param what what is being done, for people: {@code Reading orders.jar}; empty for what nobody has to know
     */
    <T> Running run(String what, Telling<T> work, Consumer<? super T> done, Consumer<Throwable> failed);

    /** The same for work whose progress is shown where it was asked for, with a way to cancel it. */
    <T> Running runShown(String what, Callable<T> work, Consumer<? super T> done, Consumer<Throwable> failed);

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
