package dev.durascope.handler.internal;

import dev.durascope.handler.SerDes;
import dev.durascope.handler.StepConfig;
import dev.durascope.handler.StepFunction;
import dev.durascope.handler.StepSemantics;
import dev.durascope.handler.TypeToken;
import dev.durascope.handler.error.DurableError;
import dev.durascope.handler.error.DurableException;
import dev.durascope.handler.error.PayloadTooLargeException;
import dev.durascope.handler.error.SerDesException;
import dev.durascope.handler.error.StepFailedException;
import dev.durascope.handler.error.StepInterruptedException;
import dev.durascope.handler.retry.RetryDecision;
import software.amazon.awssdk.services.lambda.model.OperationAction;
import software.amazon.awssdk.services.lambda.model.OperationStatus;

/**
 * A step: attempts until one succeeds or the strategy gives up (protocol §3).
 *
 * @param <T> the result
 */
final class StepTask<T> extends Task<T> {
    private final TypeToken<T> type;
    private final StepFunction<T> function;
    private final StepConfig config;
    private final SerDes serDes;
    private boolean startSent;

    StepTask(
            DurableContextImpl context,
            OperationRef ref,
            TypeToken<T> type,
            StepFunction<T> function,
            StepConfig config) {
        super(context, ref);
        this.type = type;
        this.function = function;
        this.config = config;
        this.serDes = context.serDes(config.serDes());
    }

    @Override
    void begin() {
        if (!atMostOnce() && operation() == null) {
            sendStart();
        }
    }

    @Override
    T run() {
        while (true) {
            var operation = operation();
            var status = operation == null ? null : operation.status();
            if (status == OperationStatus.SUCCEEDED) {
                return serDes.deserialize(operation.stepDetails().result(), type);
            }
            if (status == OperationStatus.FAILED) {
                throw failure(Errors.fromApi(operation.stepDetails().error()));
            }
            int attempt = StepAttempts.next(operation);
            if (status == OperationStatus.PENDING) {
                StepAttempts.awaitReady(execution, ref, operation);
            } else if (status == OperationStatus.STARTED && !startSent && atMostOnce()) {
                retryOrFail(new StepInterruptedException(ref.name()), attempt);
            } else {
                var outcome = attempt(attempt);
                if (outcome != null) {
                    return outcome.value();
                }
            }
        }
    }

    private record Outcome<T>(T value) {}

    /** Runs the code once; null when it failed and another attempt follows. */
    private Outcome<T> attempt(int attempt) {
        if (!startSent) {
            sendStart();
        }
        T value;
        String payload;
        try {
            var step = new StepContextImpl(attempt, ref.id(), context.lambdaContext());
            var result = new Frame(execution, context, true).run(() -> function.run(step));
            payload = serDes.serialize(result);
            Limits.requirePayload(payload, Limits.PAYLOAD_BYTES, "The result of " + subject("step"));
            // the handler sees what every replay will see
            value = serDes.deserialize(payload, type);
        } catch (Throwable e) {
            rethrowFatal(e);
            execution.requireAlive();
            startSent = false;
            retryOrFail(e, attempt);
            return null;
        }
        execution.sendAndWait(update(OperationAction.SUCCEED).payload(payload).build());
        return new Outcome<>(value);
    }

    private void sendStart() {
        var operation = operation();
        startSent = true;
        if (operation != null && operation.status() == OperationStatus.STARTED) {
            return;
        }
        var start = update(OperationAction.START).build();
        if (atMostOnce()) {
            execution.sendAndWait(start);
        } else {
            execution.send(start);
        }
    }

    private void retryOrFail(Throwable thrown, int attempt) {
        var error = Errors.of(thrown);
        var decision = decide(thrown, attempt);
        if (decision.retries()) {
            execution.sendAndWait(update(OperationAction.RETRY)
                    .error(Errors.toApi(error))
                    .stepOptions(options -> options.nextAttemptDelaySeconds(decision.delaySeconds()))
                    .build());
            return;
        }
        execution.sendAndWait(
                update(OperationAction.FAIL).error(Errors.toApi(error)).build());
        throw failure(error);
    }

    private RetryDecision decide(Throwable thrown, int attempt) {
        // the same code would make the same value again
        if (thrown instanceof PayloadTooLargeException || thrown instanceof SerDesException) {
            return RetryDecision.fail();
        }
        return config.retryStrategy().decide(thrown, attempt);
    }

    private DurableException failure(DurableError error) {
        if (error != null && StepInterruptedException.ERROR_TYPE.equals(error.type())) {
            return new StepInterruptedException(ref.name());
        }
        return new StepFailedException(ref.name(), error);
    }

    private boolean atMostOnce() {
        return config.semantics() == StepSemantics.AT_MOST_ONCE_PER_RETRY;
    }
}
