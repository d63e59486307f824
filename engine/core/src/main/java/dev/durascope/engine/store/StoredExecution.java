package dev.durascope.engine.store;

import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.ExecutionSummary;
import dev.durascope.engine.model.InvocationType;
import dev.durascope.engine.time.TimeMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an execution beside its journal.
 *
 * @param arn its ARN, which names the function and version
 * @param timeMode how its clock moves
 * @param config the durable configuration it was started under
 * @param tenantId the tenant it runs for; absent when none
 * @param invocationType how it was started
 * @param summary what a list shows of it; follows the journal
 */
public record StoredExecution(
        ExecutionArn arn,
        TimeMode timeMode,
        DurableConfig config,
        @Nullable String tenantId,
        InvocationType invocationType,
        ExecutionSummary summary) {

    /** An execution that begins. */
    public static StoredExecution begun(
            ExecutionArn arn,
            TimeMode timeMode,
            DurableConfig config,
            @Nullable String tenantId,
            InvocationType invocationType,
            Instant at) {
        ExecutionSummary summary = new ExecutionSummary(arn, ExecutionStatus.RUNNING, at, null, false, null);
        return new StoredExecution(arn, timeMode, config, tenantId, invocationType, summary);
    }

    /** The same execution with a newer summary. */
    public StoredExecution withSummary(ExecutionSummary newSummary) {
        return new StoredExecution(arn, timeMode, config, tenantId, invocationType, newSummary);
    }

    /** The same execution with its clock moving otherwise. */
    public StoredExecution withTimeMode(TimeMode newMode) {
        return new StoredExecution(arn, newMode, config, tenantId, invocationType, summary);
    }
}
