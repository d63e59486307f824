package dev.durascope.engine.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One requirement, as its file says it: nothing is expanded yet.
 *
 * @param id suite number and requirement number, {@code 1-12}
 * @param description one line
 * @param asynchronous true when the execution is started without waiting for its end
 * @param input the function's event; a null node when the file gives none
 * @param variables by name, how each variable's value is made, {@code ${GEN_STR:8}}
 * @param expectedResult empty when the execution is not expected to end
 * @param callbackActions what the outside world does, in the file's order
 * @param expectedEvents events that the history must hold, each with its {@code EventId}
 * @param expectedLogs how often lines must stand in the function's log
 */
record Requirement(
        String id,
        String description,
        boolean asynchronous,
        JsonNode input,
        Map<String, String> variables,
        Optional<ExpectedResult> expectedResult,
        List<CallbackAction> callbackActions,
        List<JsonNode> expectedEvents,
        List<ExpectedLog> expectedLogs) {

    /**
     * How the execution must end.
     *
     * @param status the execution's status
     * @param result empty when any result will do; a null node when there must be none
     */
    record ExpectedResult(String status, Optional<JsonNode> result) {}

    /** What somebody outside does with a callback. */
    enum CallbackOperation {
        SUCCESS,
        FAILURE,
        HEARTBEAT
    }

    /**
     * One thing that somebody outside does.
     *
     * @param callbackName the name of the callback; a null node when the execution has but one
     * @param payload the result, or the error object of a failure; a missing node when there is none
     * @param delay how long after the callback appeared
     */
    record CallbackAction(JsonNode callbackName, CallbackOperation operation, JsonNode payload, Duration delay) {}

    /**
     * How many lines of the log match.
     *
     * @param message a regular expression between slashes, or text that a line holds
     */
    record ExpectedLog(String message, int count) {}

    /** The suite's number: {@code 1} of {@code 1-12}. */
    int suite() {
        return Integer.parseInt(id.substring(0, id.indexOf('-')));
    }

    /** The number within the suite: {@code 12} of {@code 1-12}. */
    int number() {
        return Integer.parseInt(id.substring(id.indexOf('-') + 1));
    }

    @Override
    public String toString() {
        return id + " " + description;
    }
}
