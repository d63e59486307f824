package dev.durascope.app.session;

import dev.durascope.engine.model.ErrorObject;
import java.util.function.Consumer;

/** Stands between what somebody wants done to an execution and its being done. Belongs to the window's thread. */
public interface Guard {

    /** Nobody is asked: what is done stays on this machine. */
    Guard NONE = new Guard() {
        @Override
        public void ask(String deed, Runnable go) {
            go.run();
        }

        @Override
        public void askToStop(Consumer<ErrorObject> go) {
            go.accept(ErrorObject.of("Stopped", "Stopped in Durascope."));
        }

        @Override
        public void done(String deed) {}

        @Override
        public void failed(Throwable why) {}
    };

    /**
     * Lets something be done, or not.
     *
     * @param deed what it is, as a title has it: {@code Complete Callback}
     * @param go does it
     */
    void ask(String deed, Runnable go);

    /** The same of stopping; {@code go} is given the error that the execution ends with. */
    void askToStop(Consumer<ErrorObject> go);

    /** Hears that it was done. */
    void done(String deed);

    /** Hears that it failed, which was told where it was asked for. */
    void failed(Throwable why);
}
