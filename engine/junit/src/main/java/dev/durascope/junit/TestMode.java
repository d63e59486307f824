package dev.durascope.junit;

/** Where a test's executions run. */
public enum TestMode {
    /** On this engine, in the test's own JVM or in processes beside it. */
    LOCAL,
    /** On AWS, or on what speaks its API, where the function is deployed. */
    CLOUD
}
