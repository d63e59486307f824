package dev.durascope.handler.internal;

import dev.durascope.handler.ContextFunction;
import dev.durascope.handler.SerDes;
import dev.durascope.handler.TypeToken;
import dev.durascope.handler.error.DurableError;
import dev.durascope.handler.error.OperationFailedException;
import java.util.function.BiFunction;
import software.amazon.awssdk.services.lambda.model.OperationAction;
import software.amazon.awssdk.services.lambda.model.OperationStatus;

/**
 * A context with operations of its own (protocol §3).
 *
 * @param <T> the result
 */
final class ContextTask<T> extends Task<T> {
    private final TypeToken<T> type;
    private final ContextFunction<T> function;
    private final SerDes serDes;
    private final BiFunction<String, DurableError, ? extends OperationFailedException> failure;
    private final boolean kept;
    private boolean begun;

    /** @param kept whether this context is an operation; else its children belong to the enclosing one */
    ContextTask(
            DurableContextImpl context,
            OperationRef ref,
            TypeToken<T> type,
            ContextFunction<T> function,
            SerDes serDes,
            BiFunction<String, DurableError, ? extends OperationFailedException> failure,
            boolean kept) {
        super(context, ref);
        this.kept = kept;
        this.type = type;
        this.function = function;
        this.serDes = serDes;
        this.failure = failure;
    }

    @Override
    void begin() {
        if (kept) {
            // a branch is called with its map or parallel, and has its turn when it begins
            ref.hooks().reached(ref, operation());
        }
        if (kept && !begun && operation() == null) {
            begun = true;
            execution.send(update(OperationAction.START).build());
        }
    }

    @Override
    boolean isSettled() {
        return super.isSettled() && !mustReplayChildren();
    }

    @Override
    T run() {
        var operation = operation();
        if (operation != null && operation.status() == OperationStatus.SUCCEEDED && !mustReplayChildren()) {
            return serDes.deserialize(operation.contextDetails().result(), type);
        }
        if (operation != null && operation.status() == OperationStatus.FAILED) {
            throw failure.apply(
                    ref.name(), Errors.fromApi(operation.contextDetails().error()));
        }
        return runCode(kept && !mustReplayChildren());
    }

    private T runCode(boolean keeps) {
        T value;
        String payload;
        try {
            var child = new DurableContextImpl(context, ref, kept);
            ref.hooks().beforeBody();
            var result = new Frame(execution, child, false).run(() -> function.run(child));
            payload = serDes.serialize(result);
            // the handler sees what every replay will see
            value = serDes.deserialize(payload, type);
        } catch (Throwable e) {
            rethrowFatal(e);
            var error = Errors.of(e);
            if (keeps) {
                execution.sendAndWait(
                        update(OperationAction.FAIL).error(Errors.toApi(error)).build());
            }
            throw failure.apply(ref.name(), error);
        }
        if (keeps) {
            keep(payload);
        }
        return value;
    }

    /** A result too large to keep is made again from the children in every replay. */
    private void keep(String payload) {
        var succeed = update(OperationAction.SUCCEED);
        if (Limits.utf8Length(payload) < Limits.PAYLOAD_BYTES) {
            succeed.payload(payload);
        } else {
            succeed.payload("").contextOptions(options -> options.replayChildren(true));
        }
        execution.sendAndWait(succeed.build());
    }
}
