package dev.durascope.handler.internal;

import dev.durascope.handler.ConditionCheck;
import dev.durascope.handler.ConditionConfig;
import dev.durascope.handler.ConditionResult;
import dev.durascope.handler.SerDes;
import dev.durascope.handler.TypeToken;
import dev.durascope.handler.error.ConditionFailedException;
import dev.durascope.handler.error.DurableError;
import dev.durascope.handler.error.DurableException;
import dev.durascope.handler.retry.RetryDecision;
import java.util.Objects;
import software.amazon.awssdk.services.lambda.model.Operation;
import software.amazon.awssdk.services.lambda.model.OperationAction;

/**
 * A wait-for-condition: a step that is retried with its state for as long as its check says "not yet" (protocol §3).
 *
 * @param <T> the state
 */
final class ConditionTask<T> extends AttemptTask<T> {
    private final TypeToken<T> type;
    private final ConditionCheck<T> check;
    private final ConditionConfig<T> config;
    private final SerDes serDes;

    ConditionTask(
            DurableContextImpl context,
            OperationRef ref,
            TypeToken<T> type,
            ConditionCheck<T> check,
            ConditionConfig<T> config) {
        super(context, ref, false);
        this.type = type;
        this.check = check;
        this.config = config;
        this.serDes = context.serDes(config.serDes());
    }

    @Override
    Outcome<T> attempt(int attempt, Operation before) {
        ConditionResult<T> found;
        T state;
        String payload;
        RetryDecision decision;
        try {
            var step = new StepContextImpl(attempt, ref.id(), context.lambdaContext());
            var last = stateBefore(before);
            ref.hooks().beforeBody();
            found = Objects.requireNonNull(
                    new Frame(execution, context, true).run(() -> check.check(last, step)),
                    "A check must return ConditionResult.met or ConditionResult.notYet, not null");
            payload = serDes.serialize(found.state());
            Limits.requirePayload(payload, Limits.PAYLOAD_BYTES, "The state of " + subject("condition"));
            // the next check and the handler see what every replay will see
            state = serDes.deserialize(payload, type);
            decision = found.met() ? RetryDecision.fail() : config.strategy().decide(state, attempt);
        } catch (Throwable e) {
            rethrowFatal(e);
            execution.requireAlive();
            throw fail(Errors.of(e));
        }
        if (found.met()) {
            succeed(payload);
            return new Outcome<>(state);
        }
        if (!decision.retries()) {
            throw fail(DurableError.of(
                    ConditionFailedException.class.getName(), "The condition was not met in " + attempt + " checks"));
        }
        retry(update(OperationAction.RETRY).payload(payload), decision.delaySeconds());
        return null;
    }

    @Override
    Outcome<T> interrupted(int attempt, Operation before) {
        return attempt(attempt, before);
    }

    @Override
    T result(String payload) {
        return serDes.deserialize(payload, type);
    }

    @Override
    DurableException failure(DurableError error) {
        return new ConditionFailedException(ref.name(), error);
    }

    private T stateBefore(Operation before) {
        var kept = before == null || before.stepDetails() == null
                ? null
                : before.stepDetails().result();
        return kept == null ? config.initialState() : serDes.deserialize(kept, type);
    }
}
