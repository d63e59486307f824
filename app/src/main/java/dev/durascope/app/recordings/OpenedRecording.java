package dev.durascope.app.recordings;

import dev.durascope.app.session.FromFile;
import dev.durascope.engine.execution.RecordedExecutions;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionSummary;

/** An execution that was opened from a file, and a service that gives nothing but it and refuses whatever would change it. */
public record OpenedRecording(FromFile from, RecordedExecutions executions) {

    /** The execution's ARN, which one that is kept here may have as well. */
    public ExecutionArn arn() {
        return executions.arn();
    }

    /** What a list shows of it. */
    public ExecutionSummary summary() {
        return executions.summary();
    }
}
