package dev.durascope.app.cloud;

import dev.durascope.engine.model.ErrorObject;
import java.util.Optional;

/** What is asked before anything is done to a deployed function. */
public interface CloudQuestions {

    /**
     * An execution to start.
     *
     * @param event the input, JSON text
     * @param name blank to be given one
     * @param synchronous whether to wait for its end
     */
    record Start(String event, String name, boolean synchronous) {}

    /** Whether something shall be done. @param deed as a title has it: {@code Complete Callback} */
    boolean confirm(String deed, CloudPlace where);

    /** The error to stop an execution with; empty when it shall go on. */
    Optional<ErrorObject> stop(CloudPlace where);

    /** What to start; empty for nothing. @param before what is offered at first */
    Optional<Start> start(CloudPlace where, Start before);
}
