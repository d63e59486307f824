package dev.durascope.engine.json;

import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.EventError;
import dev.durascope.engine.model.EventHeader;
import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationAction;
import dev.durascope.engine.model.OperationDetails;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.model.OperationUpdate;
import dev.durascope.engine.model.RetryDetails;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Seeded random vocabulary: every optional member is sometimes absent, every text sometimes awkward. */
public final class RandomModel {
    private static final List<String> AWKWARD = List.of(
            "",
            "null",
            "{}",
            "\"a \\\" quote\"",
            "line\nbreak\ttab\u0000nul",
            "größe 値 \uD83D\uDE00",
            "\u2028\u2029</script>",
            "x".repeat(5000));

    private final Random random;

    /** The same seed makes the same. */
    public RandomModel(long seed) {
        this.random = new Random(seed);
    }

    /** An event of each type, the execution's start first. */
    public List<HistoryEvent> oneOfEach() {
        return List.of(
                new HistoryEvent.ExecutionStarted(header(), payload(), number(31_622_400)),
                new HistoryEvent.ExecutionSucceeded(header(), payload()),
                new HistoryEvent.ExecutionFailed(header(), eventError()),
                new HistoryEvent.ExecutionTimedOut(header(), maybe(this::eventError)),
                new HistoryEvent.ExecutionStopped(header(), eventError()),
                new HistoryEvent.ContextStarted(header()),
                new HistoryEvent.ContextSucceeded(header(), payload()),
                new HistoryEvent.ContextFailed(header(), eventError()),
                new HistoryEvent.WaitStarted(header(), number(1000), instant()),
                new HistoryEvent.WaitSucceeded(header(), maybe(() -> (long) number(1000))),
                new HistoryEvent.WaitCancelled(header(), maybe(this::eventError)),
                new HistoryEvent.StepStarted(header()),
                new HistoryEvent.StepSucceeded(header(), payload(), retry()),
                new HistoryEvent.StepFailed(header(), eventError(), retry()),
                new HistoryEvent.ChainedInvokeStarted(
                        header(),
                        "my-function:1",
                        maybe(() -> "tenant/1"),
                        payload(),
                        maybe(() -> "$LATEST"),
                        maybe(() -> "arn:aws:lambda:us-east-1:123456789012:function:f:1/durable-execution/n/i")),
                new HistoryEvent.ChainedInvokeSucceeded(header(), payload()),
                new HistoryEvent.ChainedInvokeFailed(header(), eventError()),
                new HistoryEvent.ChainedInvokeTimedOut(header(), eventError()),
                new HistoryEvent.ChainedInvokeStopped(header(), eventError()),
                new HistoryEvent.CallbackStarted(
                        header(), "QUJD+/==", maybe(() -> (long) number(100)), maybe(() -> (long) number(100))),
                new HistoryEvent.CallbackSucceeded(header(), payload()),
                new HistoryEvent.CallbackFailed(header(), eventError()),
                new HistoryEvent.CallbackTimedOut(header(), eventError()),
                new HistoryEvent.InvocationCompleted(
                        header(),
                        instant(),
                        instant(),
                        "b6e9f7a0-0000-4000-8000-000000000001",
                        maybe(this::eventError)));
    }

    Operation operation() {
        OperationType type = pick(OperationType.values());
        return new Operation(
                id(),
                maybe(this::id),
                maybe(() -> "a name ~!"),
                type,
                maybe(() -> "RunInChildContext"),
                instant(),
                maybe(this::instant),
                pick(OperationStatus.values()),
                switch (type) {
                    case EXECUTION -> new OperationDetails.Execution(maybe(this::text));
                    case CONTEXT ->
                        new OperationDetails.Context(random.nextBoolean(), maybe(this::text), maybe(this::error));
                    case STEP ->
                        new OperationDetails.Step(
                                number(5), maybe(this::instant), maybe(this::text), maybe(this::error));
                    case WAIT -> new OperationDetails.Wait(maybe(this::instant));
                    case CALLBACK ->
                        new OperationDetails.Callback(maybe(() -> "QUJDRA=="), maybe(this::text), maybe(this::error));
                    case CHAINED_INVOKE -> new OperationDetails.ChainedInvoke(maybe(this::text), maybe(this::error));
                });
    }

    OperationUpdate update() {
        return new OperationUpdate(
                id(),
                maybe(this::id),
                maybe(() -> "name"),
                pick(OperationType.values()),
                maybe(() -> "Step"),
                pick(OperationAction.values()),
                maybe(this::text),
                maybe(this::error),
                maybe(random::nextBoolean),
                maybe(() -> 1 + number(1000)),
                maybe(() -> 1 + number(1000)),
                maybe(() -> new OperationUpdate.CallbackOptions(
                        maybe(() -> number(99_999_999)), maybe(() -> number(99_999_999)))),
                maybe(() -> new OperationUpdate.ChainedInvokeOptions("function:fn:$LATEST", maybe(() -> "t 1@x"))));
    }

    ErrorObject error() {
        return new ErrorObject(
                maybe(this::text),
                maybe(this::text),
                maybe(this::text),
                maybe(() -> IntStream.range(0, number(4)).mapToObj(i -> text()).toList()));
    }

    private EventHeader header() {
        return new EventHeader(
                1 + number(50_000),
                instant(),
                maybe(this::id),
                maybe(() -> "charge card"),
                maybe(this::id),
                maybe(() -> "MapIteration"));
    }

    private EventPayload payload() {
        return new EventPayload(maybe(this::text), random.nextInt(5) == 0);
    }

    private EventError eventError() {
        return new EventError(maybe(this::error), random.nextInt(5) == 0);
    }

    private RetryDetails retry() {
        return new RetryDetails(1 + number(9), maybe(() -> number(60)));
    }

    private Instant instant() {
        return Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
    }

    private String id() {
        return Long.toHexString(random.nextLong()) + "-_";
    }

    private String text() {
        return AWKWARD.get(random.nextInt(AWKWARD.size()));
    }

    private int number(int bound) {
        return random.nextInt(bound);
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextInt(3) == 0 ? null : value.get();
    }
}
