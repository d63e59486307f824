package dev.durascope.engine.inprocess;

import dev.durascope.engine.json.TextRule;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.OperationAction;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.model.OperationUpdate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The AWS SDK's updates as ours. */
final class FromSdk {
    private FromSdk() {}

    static OperationUpdate update(software.amazon.awssdk.services.lambda.model.OperationUpdate u) {
        if (u.id() == null || u.type() == null || u.action() == null) {
            throw LambdaFault.invalid("Operation update must have an Id, a Type and an Action.");
        }
        return new OperationUpdate(
                TextRule.OPERATION_ID.check("Id", u.id()),
                checked(TextRule.OPERATION_ID, "ParentId", u.parentId()),
                checked(TextRule.OPERATION_NAME, "Name", u.name()),
                constant(OperationType.class, "Type", u.typeAsString()),
                checked(TextRule.SUB_TYPE, "SubType", u.subType()),
                constant(OperationAction.class, "Action", u.actionAsString()),
                u.payload(),
                error(u.error()),
                u.contextOptions() == null ? null : u.contextOptions().replayChildren(),
                u.stepOptions() == null ? null : u.stepOptions().nextAttemptDelaySeconds(),
                u.waitOptions() == null ? null : u.waitOptions().waitSeconds(),
                callbackOptions(u.callbackOptions()),
                chainedInvokeOptions(u.chainedInvokeOptions()));
    }

    private static @Nullable String checked(TextRule rule, String field, @Nullable String value) {
        return value == null ? null : rule.check(field, value);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String field, String name) {
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw LambdaFault.invalid(field + " '" + name + "' is not one of the API's.");
        }
    }

    private static OperationUpdate.@Nullable CallbackOptions callbackOptions(
            software.amazon.awssdk.services.lambda.model.@Nullable CallbackOptions o) {
        return o == null ? null : new OperationUpdate.CallbackOptions(o.timeoutSeconds(), o.heartbeatTimeoutSeconds());
    }

    private static OperationUpdate.@Nullable ChainedInvokeOptions chainedInvokeOptions(
            software.amazon.awssdk.services.lambda.model.@Nullable ChainedInvokeOptions o) {
        return o == null
                ? null
                : new OperationUpdate.ChainedInvokeOptions(
                        Objects.requireNonNullElse(o.functionName(), ""), o.tenantId());
    }

    private static @Nullable ErrorObject error(software.amazon.awssdk.services.lambda.model.@Nullable ErrorObject e) {
        return e == null
                ? null
                : new ErrorObject(
                        e.errorMessage(), e.errorType(), e.errorData(), e.hasStackTrace() ? e.stackTrace() : null);
    }
}
