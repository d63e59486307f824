package dev.durascope.handler;

import java.time.Instant;
import software.amazon.awssdk.services.lambda.model.ErrorObject;
import software.amazon.awssdk.services.lambda.model.Operation;
import software.amazon.awssdk.services.lambda.model.OperationAction;
import software.amazon.awssdk.services.lambda.model.OperationStatus;
import software.amazon.awssdk.services.lambda.model.OperationType;
import software.amazon.awssdk.services.lambda.model.OperationUpdate;

/** One operation as the fake service keeps it, with the protocol's state changes (§3). */
final class FakeOperation {
    final String id;
    final String parentId;
    final OperationType type;
    final String subType;
    final Instant start;
    String name;
    OperationStatus status;
    int attempt;
    Instant due;
    String result;
    ErrorObject error;
    boolean replayChildren;
    String callbackId;
    OperationUpdate started;

    private FakeOperation(OperationUpdate update, Instant now) {
        this.id = update.id();
        this.parentId = update.parentId();
        this.type = update.type();
        this.subType = update.subType();
        this.name = update.name();
        this.start = now;
    }

    /** The execution itself. */
    static FakeOperation execution(String id, String input, Instant now) {
        var update =
                OperationUpdate.builder().id(id).type(OperationType.EXECUTION).build();
        var execution = new FakeOperation(update, now);
        execution.status = OperationStatus.STARTED;
        execution.result = input;
        return execution;
    }

    /** Applies an update to an operation, null when it is not known yet; refuses what the protocol refuses. */
    static FakeOperation apply(FakeOperation known, OperationUpdate update, Instant now) {
        var operation = known == null ? new FakeOperation(update, now) : known;
        if (known != null) {
            require(known.type == update.type(), "Type of a known operation cannot change.");
            require(same(known.name, update.name()), "Name of a known operation cannot change.");
            require(same(known.subType, update.subType()), "SubType of a known operation cannot change.");
            require(same(known.parentId, update.parentId()), "ParentId of a known operation cannot change.");
        }
        var status = known == null ? null : known.status;
        switch (update.action()) {
            case START -> {
                boolean ready = update.type() == OperationType.STEP && status == OperationStatus.READY;
                require(known == null || ready, "Invalid current " + update.type() + " state to start.");
                operation.begin(update, now);
            }
            case SUCCEED, FAIL -> {
                require(
                        update.type() == OperationType.STEP || update.type() == OperationType.CONTEXT,
                        "Only a STEP or a CONTEXT can be closed.");
                require(
                        known == null || status == OperationStatus.STARTED || status == OperationStatus.READY,
                        "Invalid current " + update.type() + " state to close.");
                operation.close(update);
            }
            case RETRY -> {
                require(update.type() == OperationType.STEP, "Only a STEP can be retried.");
                require(
                        known == null || status == OperationStatus.STARTED || status == OperationStatus.READY,
                        "Invalid current STEP state to re-attempt.");
                require(
                        update.stepOptions() != null && update.stepOptions().nextAttemptDelaySeconds() >= 1,
                        "RETRY needs StepOptions.NextAttemptDelaySeconds of at least 1.");
                require(update.payload() == null || update.error() == null, "RETRY takes a Payload or an Error.");
                operation.status = OperationStatus.PENDING;
                operation.attempt++;
                operation.result = update.payload();
                operation.error = update.error();
                operation.due = now.plusSeconds(update.stepOptions().nextAttemptDelaySeconds());
            }
            default -> require(false, "Unknown action " + update.actionAsString());
        }
        return operation;
    }

    private void begin(OperationUpdate update, Instant now) {
        started = update;
        status = OperationStatus.STARTED;
        switch (type) {
            case WAIT -> {
                require(update.waitOptions() != null, "A WAIT needs WaitOptions.");
                due = now.plusSeconds(update.waitOptions().waitSeconds());
            }
            case CALLBACK -> {
                callbackId = "Y2FsbGJhY2s" + id.substring(0, 8);
                var options = update.callbackOptions();
                if (options != null && options.timeoutSeconds() != null && options.timeoutSeconds() > 0) {
                    due = now.plusSeconds(options.timeoutSeconds());
                }
            }
            case CHAINED_INVOKE ->
                require(
                        update.chainedInvokeOptions() != null
                                && update.chainedInvokeOptions().functionName() != null,
                        "A CHAINED_INVOKE needs ChainedInvokeOptions.FunctionName.");
            default -> due = null;
        }
    }

    private void close(OperationUpdate update) {
        boolean succeeds = update.action() == OperationAction.SUCCEED;
        require(succeeds ? update.error() == null : update.payload() == null, "Payload and Error exclude each other.");
        require(
                update.payload() == null || update.payload().length() <= 256 * 1024,
                "Payload of an update exceeds 256 KB.");
        status = succeeds ? OperationStatus.SUCCEEDED : OperationStatus.FAILED;
        attempt++;
        due = null;
        result = update.payload();
        error = update.error();
        replayChildren = update.contextOptions() != null
                && Boolean.TRUE.equals(update.contextOptions().replayChildren());
    }

    /** Fires what is due; answers whether anything changed. */
    boolean fire(Instant now) {
        if (due == null || due.isAfter(now)) {
            return false;
        }
        due = null;
        switch (type) {
            case STEP -> status = OperationStatus.READY;
            case WAIT -> status = OperationStatus.SUCCEEDED;
            case CALLBACK -> {
                status = OperationStatus.TIMED_OUT;
                error = ErrorObject.builder()
                        .errorType("Callback.Timeout")
                        .errorMessage("Callback timed out")
                        .build();
            }
            default -> throw new IllegalStateException("Nothing falls due for " + type);
        }
        return true;
    }

    boolean isEnded() {
        return status != OperationStatus.STARTED
                && status != OperationStatus.PENDING
                && status != OperationStatus.READY;
    }

    boolean isPending() {
        return switch (type) {
            case STEP -> status == OperationStatus.PENDING;
            case WAIT, CALLBACK, CHAINED_INVOKE -> status == OperationStatus.STARTED;
            default -> false;
        };
    }

    Operation view() {
        var builder = Operation.builder()
                .id(id)
                .parentId(parentId)
                .name(name)
                .type(type)
                .subType(subType)
                .status(status)
                .startTimestamp(start);
        switch (type) {
            case STEP ->
                builder.stepDetails(details -> details.attempt(attempt)
                        .nextAttemptTimestamp(due)
                        .result(result)
                        .error(error));
            case WAIT -> builder.waitDetails(details -> details.scheduledEndTimestamp(due));
            case CALLBACK ->
                builder.callbackDetails(
                        details -> details.callbackId(callbackId).result(result).error(error));
            case CONTEXT ->
                builder.contextDetails(details ->
                        details.replayChildren(replayChildren).result(result).error(error));
            case CHAINED_INVOKE ->
                builder.chainedInvokeDetails(details -> details.result(result).error(error));
            default -> builder.executionDetails(details -> details.inputPayload(result));
        }
        return builder.build();
    }

    private static boolean same(String known, String sent) {
        return sent == null || sent.equals(known);
    }

    static void require(boolean holds, String message) {
        if (!holds) {
            throw FakeService.invalid(message);
        }
    }
}
