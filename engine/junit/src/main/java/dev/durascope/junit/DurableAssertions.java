package dev.durascope.junit;

import dev.durascope.engine.replay.DeterminismReport;
import org.jspecify.annotations.Nullable;

/**
 * AssertJ's assertions of what came of an execution; their failures draw its operations as a tree. AssertJ must be on the
 * test's class path. They can be imported beside {@code org.assertj.core.api.Assertions.assertThat}.
 */
public final class DurableAssertions {
    private DurableAssertions() {}

    /** Assertions of an execution. */
    public static DurableResultAssert assertThat(@Nullable DurableFunctionTestResult actual) {
        return new DurableResultAssert(actual);
    }

    /** Assertions of one operation. */
    public static OperationAssert assertThat(@Nullable TestOperation actual) {
        return new OperationAssert(actual);
    }

    /** Assertions of a replay. */
    public static DeterminismAssert assertThat(@Nullable DeterminismReport actual) {
        return new DeterminismAssert(actual);
    }
}
