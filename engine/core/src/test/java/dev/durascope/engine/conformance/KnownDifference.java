package dev.durascope.engine.conformance;

/**
 * A requirement that an SDK does not meet, whatever engine runs it.
 *
 * @param requirementId as in the data, {@code 3-12}
 * @param reason what the SDK does instead
 * @param source file and line in the published SDK that shows it
 */
record KnownDifference(String requirementId, String reason, String source) {}
