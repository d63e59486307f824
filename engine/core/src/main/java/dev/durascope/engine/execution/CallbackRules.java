package dev.durascope.engine.execution;

import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.FaultType;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationStatus;

/** When a callback can still be answered (API model, SendDurableExecutionCallback*). */
final class CallbackRules {
    private CallbackRules() {}

    /**
     * @throws LambdaFault CallbackTimeoutException when it has timed out or was closed otherwise, which the API model
     *     does not tell apart
     */
    static Operation requireOpen(Operation callback, ExecutionStatus execution) {
        if (callback.status() == OperationStatus.TIMED_OUT) {
            throw new LambdaFault(FaultType.CALLBACK_TIMEOUT, "The callback has timed out.");
        }
        if (callback.status() != OperationStatus.STARTED) {
            throw new LambdaFault(
                    FaultType.CALLBACK_TIMEOUT, "The callback has already ended as " + callback.status() + ".");
        }
        if (execution.isTerminal()) {
            throw new LambdaFault(
                    FaultType.CALLBACK_TIMEOUT, "The callback's execution has ended as " + execution + ".");
        }
        return callback;
    }
}
