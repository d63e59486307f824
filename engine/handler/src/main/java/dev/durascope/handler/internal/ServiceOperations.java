package dev.durascope.handler.internal;

import dev.durascope.handler.CallbackConfig;
import dev.durascope.handler.DurableCallback;
import dev.durascope.handler.DurableFuture;
import dev.durascope.handler.SerDes;
import dev.durascope.handler.TypeToken;
import dev.durascope.handler.error.CallbackFailedException;
import dev.durascope.handler.error.CallbackTimedOutException;
import dev.durascope.handler.error.DurableError;
import dev.durascope.handler.error.InvokeFailedException;
import dev.durascope.handler.error.InvokeStoppedException;
import dev.durascope.handler.error.InvokeTimedOutException;
import dev.durascope.handler.error.OperationFailedException;
import java.time.Duration;
import software.amazon.awssdk.services.lambda.model.Operation;
import software.amazon.awssdk.services.lambda.model.OperationAction;
import software.amazon.awssdk.services.lambda.model.OperationStatus;

/** Begins the operations that the service moves on by itself, and reads what became of them (protocol §3). */
final class ServiceOperations {
    private static final String TIMEOUT = "Callback.Timeout";
    private static final String HEARTBEAT_TIMEOUT = "Callback.Heartbeat";

    private ServiceOperations() {}

    static DurableFuture<Void> beginWait(Execution execution, OperationRef ref, int seconds) {
        var known = execution.operation(ref.id());
        Pending pending;
        if (known == null) {
            execution.send(ref.update(OperationAction.START)
                    .waitOptions(options -> options.waitSeconds(seconds))
                    .build());
            pending = Pending.inSeconds(seconds);
        } else {
            var details = known.waitDetails();
            pending = Pending.at(details == null ? null : details.scheduledEndTimestamp());
        }
        return new ServiceFuture<>(execution, ref, pending, ended -> null);
    }

    static <T> DurableCallback<T> beginCallback(
            Execution execution, OperationRef ref, TypeToken<T> type, CallbackConfig config, SerDes serDes) {
        if (execution.operation(ref.id()) == null) {
            var start = ref.update(OperationAction.START)
                    .callbackOptions(options -> options.timeoutSeconds(seconds("timeout", config.timeout()))
                            .heartbeatTimeoutSeconds(seconds("heartbeatTimeout", config.heartbeatTimeout())));
            // the service makes the id
            execution.sendAndWait(start.build());
        }
        var callbackId = execution.operation(ref.id()).callbackDetails().callbackId();
        return new Callback<>(execution, ref, callbackId, type, serDes);
    }

    static <T> DurableFuture<T> beginInvoke(
            Execution execution,
            OperationRef ref,
            String functionName,
            String payload,
            String tenantId,
            TypeToken<T> type,
            SerDes serDes) {
        Limits.requirePayload(payload, Limits.INVOKE_PAYLOAD_BYTES, "The payload for function " + functionName);
        if (execution.operation(ref.id()) == null) {
            execution.send(ref.update(OperationAction.START)
                    .payload(payload)
                    .chainedInvokeOptions(
                            options -> options.functionName(functionName).tenantId(tenantId))
                    .build());
        }
        return new ServiceFuture<>(execution, ref, Pending.unknown(), ended -> invokeOutcome(ref, ended, type, serDes));
    }

    /** How the failure of a wait-for-callback is told apart when only its context's error is left in the history. */
    static OperationFailedException callbackFailure(String name, DurableError error) {
        boolean timedOut = error != null && (TIMEOUT.equals(error.type()) || HEARTBEAT_TIMEOUT.equals(error.type()));
        return timedOut ? new CallbackTimedOutException(name, error) : new CallbackFailedException(name, error);
    }

    private static <T> T invokeOutcome(OperationRef ref, Operation ended, TypeToken<T> type, SerDes serDes) {
        var details = ended.chainedInvokeDetails();
        if (ended.status() == OperationStatus.SUCCEEDED) {
            return serDes.deserialize(details == null ? null : details.result(), type);
        }
        var error = details == null ? null : Errors.fromApi(details.error());
        throw switch (ended.status()) {
            case TIMED_OUT -> new InvokeTimedOutException(ref.name(), error);
            case STOPPED -> new InvokeStoppedException(ref.name(), error);
            default -> new InvokeFailedException(ref.name(), error);
        };
    }

    private static Integer seconds(String field, Duration duration) {
        return duration == null
                ? null
                : Limits.requireSeconds("A callback's " + field, duration, Limits.CALLBACK_SECONDS);
    }

    private static final class Callback<T> extends ServiceFuture<T> implements DurableCallback<T> {
        private final String callbackId;

        Callback(Execution execution, OperationRef ref, String callbackId, TypeToken<T> type, SerDes serDes) {
            super(execution, ref, Pending.unknown(), ended -> outcome(ref, ended, type, serDes));
            this.callbackId = callbackId;
        }

        @Override
        public String callbackId() {
            return callbackId;
        }

        private static <T> T outcome(OperationRef ref, Operation ended, TypeToken<T> type, SerDes serDes) {
            var details = ended.callbackDetails();
            if (ended.status() == OperationStatus.SUCCEEDED) {
                return serDes.deserialize(details.result(), type);
            }
            var error = Errors.fromApi(details.error());
            throw ended.status() == OperationStatus.TIMED_OUT
                    ? new CallbackTimedOutException(ref.name(), error)
                    : new CallbackFailedException(ref.name(), error);
        }
    }
}
