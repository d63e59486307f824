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
import java.util.Objects;
import software.amazon.awssdk.services.lambda.model.Operation;
import software.amazon.awssdk.services.lambda.model.OperationAction;

/**
 * A step: attempts until one succeeds or the strategy gives up.
 *
 * @param <T> the result
 */
final class StepTask<T> extends AttemptTask<T> {
    private final TypeToken<T> type;
    private final StepFunction<T> function;
    private final StepConfig config;
    private final SerDes serDes;

    StepTask(
            DurableContextImpl context,
            OperationRef ref,
            TypeToken<T> type,
            StepFunction<T> function,
            StepConfig config) {
        super(context, ref, config.semantics() == StepSemantics.AT_MOST_ONCE_PER_RETRY);
        this.type = type;
        this.function = function;
        this.config = config;
        this.serDes = context.serDes(config.serDes());
    }

    @Override
    Outcome<T> attempt(int attempt, Operation before) {
        T value;
        String payload;
        try {
            var step = new StepContextImpl(attempt, ref.id(), context.lambdaContext());
            ref.hooks().beforeBody();
            var result = new Frame(execution, context, true).run(() -> function.run(step));
            payload = serDes.serialize(result);
            Limits.requirePayload(payload, Limits.PAYLOAD_BYTES, "The result of " + subject("step"));
            // the handler sees what every replay will see
            value = serDes.deserialize(payload, type);
        } catch (Throwable e) {
            rethrowFatal(e);
            execution.requireAlive();
            return retryOrFail(e, attempt);
        }
        succeed(payload);
        return new Outcome<>(value);
    }

    @Override
    Outcome<T> interrupted(int attempt, Operation before) {
        return config.semantics() == StepSemantics.AT_MOST_ONCE_PER_RETRY
                ? retryOrFail(new StepInterruptedException(ref.name()), attempt)
                : attempt(attempt, before);
    }

    @Override
    T result(String payload) {
        return serDes.deserialize(payload, type);
    }

    @Override
    DurableException failure(DurableError error) {
        if (error != null && StepInterruptedException.ERROR_TYPE.equals(error.type())) {
            return new StepInterruptedException(ref.name());
        }
        return new StepFailedException(ref.name(), error);
    }

    private Outcome<T> retryOrFail(Throwable thrown, int attempt) {
        RetryDecision decision;
        try {
            decision = Objects.requireNonNull(
                    decide(thrown, attempt), "A retry strategy must return a decision, not null");
        } catch (RuntimeException e) {
            // a broken strategy must not leave the step open for ever
            throw fail(Errors.of(e));
        }
        var error = Errors.of(thrown);
        if (!decision.retries()) {
            throw fail(error);
        }
        retry(update(OperationAction.RETRY).error(Errors.toApi(error)), decision.delaySeconds());
        return null;
    }

    private RetryDecision decide(Throwable thrown, int attempt) {
        // the same code would make the same value again
        if (thrown instanceof PayloadTooLargeException || thrown instanceof SerDesException) {
            return RetryDecision.fail();
        }
        return config.retryStrategy().decide(thrown, attempt);
    }
}
