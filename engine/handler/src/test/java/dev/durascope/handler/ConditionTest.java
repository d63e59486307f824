package dev.durascope.handler;

import static dev.durascope.handler.TestHandler.serve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.handler.error.ConditionFailedException;
import dev.durascope.handler.retry.ConditionStrategies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.lambda.model.OperationStatus;

@Timeout(30)
class ConditionTest {
    private static ConditionConfig<Integer> from(int state, int checks) {
        return ConditionConfig.startingWith(state)
                .withStrategy(ConditionStrategies.fixed(checks, Duration.ofSeconds(4)));
    }

    private static ConditionResult<Integer> countTo(int goal, int state) {
        return state + 1 >= goal ? ConditionResult.met(state + 1) : ConditionResult.notYet(state + 1);
    }

    @Test
    void checksHandTheirStateOnUntilTheConditionIsMet() {
        var seen = new ArrayList<String>();
        var service = serve(context -> context.waitForCondition(
                        "count",
                        Integer.class,
                        (state, step) -> {
                            seen.add(state + "@" + step.attempt());
                            return countTo(3, state);
                        },
                        from(0, 10)))
                .run();
        assertThat(service.result()).isEqualTo("3");
        assertThat(seen).containsExactly("0@1", "1@2", "2@3");
        assertThat(service.answers).containsExactly("PENDING", "PENDING", "SUCCEEDED");
        assertThat(service.sent())
                .containsExactly(
                        "START count", "RETRY count", "START count", "RETRY count", "START count", "SUCCEED count");
        var retry = service.updates.get(1);
        assertThat(retry.subType()).isEqualTo("WaitForCondition");
        assertThat(retry.payload()).isEqualTo("1");
        assertThat(retry.error()).isNull();
        assertThat(retry.stepOptions().nextAttemptDelaySeconds()).isEqualTo(4);
    }

    @Test
    void aConditionThatIsMetAtOnceDoesNotWait() {
        var service = serve(context -> context.waitForCondition(
                        "now", Integer.class, (state, step) -> ConditionResult.met(state), from(7, 10)))
                .run();
        assertThat(service.result()).isEqualTo("7");
        assertThat(service.answers).containsExactly("SUCCEEDED");
    }

    @Test
    void aStrategyThatGivesUpFailsTheOperation() {
        var service = serve(context -> {
                    try {
                        return context.waitForCondition(
                                "never", Integer.class, (state, step) -> ConditionResult.notYet(state), from(0, 3));
                    } catch (ConditionFailedException e) {
                        context.wait("pause", Duration.ofSeconds(1));
                        return e.getMessage();
                    }
                })
                .run();
        assertThat(service.result()).contains("Condition 'never' failed").contains("not met in 3 checks");
    }

    @Test
    void aCheckThatThrowsFailsTheOperationWithoutARetry() {
        var service = serve(context -> context.waitForCondition(
                        "broken",
                        Integer.class,
                        (state, step) -> {
                            throw new IllegalStateException("no");
                        },
                        from(0, 3)))
                .run();
        assertThat(service.sent()).containsExactly("START broken", "FAIL broken");
        assertThat(service.error().errorType()).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void anInterruptedCheckIsMadeAgainWithTheSameState() {
        var died = new AtomicBoolean();
        var service = serve(context -> context.waitForCondition(
                "count",
                Integer.class,
                (state, step) -> {
                    if (state == 1 && died.compareAndSet(false, true)) {
                        throw new InternalError("the JVM died");
                    }
                    return countTo(3, state);
                },
                from(0, 10)));
        assertThatThrownBy(service::run).isInstanceOf(InternalError.class);
        assertThat(service.operation("count").status).isEqualTo(OperationStatus.STARTED);
        assertThat(service.run().result()).isEqualTo("3");
    }
}
