package dev.durascope.engine.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What came of playing one requirement.
 *
 * @param differences what was not as expected, a sentence each; empty when the requirement passed
 * @param history the execution's events as they were at the end
 */
record Play(
        Requirement requirement,
        Optional<String> durableExecutionArn,
        List<String> differences,
        List<JsonNode> history) {

    boolean passed() {
        return differences.isEmpty();
    }

    /** The differences and the history that shows them. */
    String describe() {
        StringBuilder text =
                new StringBuilder("requirement ").append(requirement).append('\n');
        differences.forEach(difference -> text.append("  ").append(difference).append('\n'));
        durableExecutionArn.ifPresent(
                arn -> text.append("history of ").append(arn).append('\n'));
        history.forEach(
                event -> text.append("  ").append(abbreviated(event.toString())).append('\n'));
        return text.toString();
    }

    private static String abbreviated(String text) {
        return text.length() <= 600 ? text : text.substring(0, 600) + "… (" + text.length() + " characters)";
    }
}
