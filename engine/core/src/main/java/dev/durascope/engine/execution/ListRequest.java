package dev.durascope.engine.execution;

import dev.durascope.engine.model.ExecutionStatus;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A query for executions of one function (API model, {@code ListDurableExecutionsByFunctionRequest}).
 *
 * @param version what the qualifier resolved to
 * @param executionName only executions of this name
 * @param statuses only executions in one of these; empty for any
 * @param startedAfter only executions that started after this
 * @param startedBefore only executions that started before this
 * @param oldestFirst {@code ReverseOrder}: the default is newest first
 * @param maxItems 1 to 1,000; 0 for the default of 100
 */
public record ListRequest(
        String functionName,
        String version,
        @Nullable String executionName,
        Set<ExecutionStatus> statuses,
        @Nullable Instant startedAfter,
        @Nullable Instant startedBefore,
        boolean oldestFirst,
        @Nullable String marker,
        int maxItems) {
    public ListRequest {
        statuses = Set.copyOf(statuses);
    }
}
