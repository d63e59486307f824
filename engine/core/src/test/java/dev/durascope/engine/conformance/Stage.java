package dev.durascope.engine.conformance;

import java.util.List;
import java.util.Optional;

/**
 * Where requirements are played: an endpoint with the functions behind it. What kind of handlers they are, and how they
 * are run, is the stage's own affair.
 */
interface Stage extends AutoCloseable {

    /** Whose handlers are judged, for the report. */
    String title();

    /** The API that the player drives, from outside. */
    Endpoint endpoint();

    /** The function that does what a requirement says; empty when the stage has none, and the requirement is not run. */
    Optional<String> functionFor(Requirement requirement);

    /** The lines that a function wrote during an execution; empty when this stage cannot see them. */
    default Optional<List<String>> console(String function, String durableExecutionArn) {
        return Optional.empty();
    }

    /** Ends what the stage started. */
    @Override
    void close();
}
