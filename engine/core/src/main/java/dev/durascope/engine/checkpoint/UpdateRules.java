package dev.durascope.engine.checkpoint;

import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.InvocationType;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationAction;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.model.OperationUpdate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules of updates that do not depend on an operation's status (protocol §3). */
final class UpdateRules {
    private UpdateRules() {}

    /** The rules of a batch as a whole, whatever the state. */
    static void checkBatch(List<OperationUpdate> updates) {
        Map<String, OperationUpdate> first = new HashMap<>();
        Map<String, Integer> times = new HashMap<>();
        for (int i = 0; i < updates.size(); i++) {
            OperationUpdate update = updates.get(i);
            if (update.id().isEmpty()) {
                throw LambdaFault.invalid("Operation update must have an Id.");
            }
            if (update.type() == OperationType.EXECUTION) {
                if (i != updates.size() - 1) {
                    throw LambdaFault.invalid(
                            "An EXECUTION update must be the only one of its type and the last in the batch.");
                }
                continue;
            }
            OperationUpdate before = first.putIfAbsent(update.id(), update);
            if (before != null && (times.merge(update.id(), 1, Integer::sum) > 1 || !mayFollow(before, update))) {
                throw LambdaFault.invalid("Operation " + update.id()
                        + " may be in a batch twice only as START followed by one other action of a STEP or CONTEXT.");
            }
        }
    }

    private static boolean mayFollow(OperationUpdate before, OperationUpdate update) {
        return before.action() == OperationAction.START
                && update.action() != OperationAction.START
                && (before.type() == OperationType.STEP || before.type() == OperationType.CONTEXT);
    }

    /** The rules of one update against what is known of its operation and its parent. */
    static void checkUpdate(OperationUpdate update, Batch batch, InvocationType invocationType) {
        checkContent(update, invocationType);
        if (update.type() == OperationType.EXECUTION) {
            return;
        }
        Operation known = batch.operation(update);
        if (known == null) {
            checkParent(update.parentId(), batch);
            return;
        }
        unchanged("Type", known.type(), update.type(), update);
        unchanged("ParentId", known.parentId(), update.parentId(), update);
        unchanged("Name", known.name(), update.name(), update);
        unchanged("SubType", known.subType(), update.subType(), update);
    }

    private static void checkParent(@Nullable String parentId, Batch batch) {
        if (parentId == null) {
            return;
        }
        Operation parent = batch.state().operation(parentId);
        if (parent == null || parent.type() != OperationType.CONTEXT) {
            throw LambdaFault.invalid("Invalid parent operation id.");
        }
    }

    /** What is known may be omitted but not changed. */
    private static void unchanged(String field, @Nullable Object known, @Nullable Object sent, OperationUpdate update) {
        if (sent != null && !Objects.equals(known, sent)) {
            throw LambdaFault.invalid(field + " of operation " + update.id() + " is " + known
                    + " and cannot be changed to " + sent + ".");
        }
    }

    private static void checkContent(OperationUpdate update, InvocationType invocationType) {
        if (update.action() == OperationAction.FAIL && update.payload() != null) {
            throw LambdaFault.invalid("A FAIL update of operation " + update.id() + " must not have a Payload.");
        }
        if (update.action() == OperationAction.SUCCEED && update.error() != null) {
            throw LambdaFault.invalid("A SUCCEED update of operation " + update.id() + " must not have an Error.");
        }
        switch (update.type()) {
            case STEP, CONTEXT, WAIT, CALLBACK -> checkPayload(update, CheckpointLimits.PAYLOAD_BYTES);
            case CHAINED_INVOKE -> checkPayload(update, CheckpointLimits.INVOKE_PAYLOAD_BYTES);
            case EXECUTION -> CheckpointLimits.checkResult(invocationType, update.payload());
        }
        long errorSize = size(update.error());
        if (errorSize > CheckpointLimits.ERROR_BYTES) {
            throw LambdaFault.invalid("Error of operation " + update.id() + " has " + errorSize + " bytes; "
                    + CheckpointLimits.ERROR_BYTES + " are allowed.");
        }
    }

    private static void checkPayload(OperationUpdate update, int allowed) {
        long size = Utf8.length(update.payload());
        if (size > allowed) {
            throw LambdaFault.invalid(CheckpointLimits.tooLarge(update.type(), allowed) + "; that of operation "
                    + update.id() + " has " + size + ".");
        }
    }

    /** What an update writes, in bytes. */
    static long size(OperationUpdate update) {
        return Utf8.length(update.payload()) + size(update.error());
    }

    /** The size of an error in bytes; none for an absent one. */
    static long size(@Nullable ErrorObject error) {
        if (error == null) {
            return 0;
        }
        long size = Utf8.length(error.errorMessage()) + Utf8.length(error.errorType()) + Utf8.length(error.errorData());
        if (error.stackTrace() != null) {
            for (String frame : error.stackTrace()) {
                size += Utf8.length(frame);
            }
        }
        return size;
    }
}
