package dev.durascope.handler;

import static dev.durascope.handler.TestHandler.serve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.handler.error.StepFailedException;
import dev.durascope.handler.error.StepInterruptedException;
import dev.durascope.handler.retry.RetryStrategies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.lambda.model.OperationStatus;

@Timeout(30)
class StepTest {
    private static final StepConfig TWO_ATTEMPTS =
            StepConfig.defaults().withRetryStrategy(RetryStrategies.fixed(2, Duration.ofSeconds(3)));

    @Test
    void aStepRunsOnceAndAnswersFromTheHistoryAfterwards() {
        var runs = new AtomicInteger();
        var service = serve(context -> {
                    int value = context.step("count", Integer.class, step -> runs.incrementAndGet());
                    context.wait("pause", Duration.ofSeconds(5));
                    return value;
                })
                .run();
        assertThat(service.status()).isEqualTo(OperationStatus.SUCCEEDED);
        assertThat(service.result()).isEqualTo("1");
        assertThat(runs).hasValue(1);
        assertThat(service.answers).containsExactly("PENDING", "SUCCEEDED");
        assertThat(service.sent()).containsExactly("START count", "SUCCEED count", "START pause");
    }

    @Test
    void aStepRunsOnTheCallersThread() {
        var caller = Thread.currentThread();
        var service = serve(context -> context.step("where", Boolean.class, step -> Thread.currentThread() == caller))
                .run();
        assertThat(service.result()).isEqualTo("true");
    }

    @Test
    void theSubTypeNameAndIdAreSent() {
        var service = serve(context -> context.step(null, String.class, step -> step.operationId()))
                .run();
        var update = service.updates.get(0);
        assertThat(update.subType()).isEqualTo("Step");
        assertThat(update.name()).isNull();
        assertThat(update.id()).matches("[a-zA-Z0-9-_]{1,64}");
        assertThat(service.result()).isEqualTo('"' + update.id() + '"');
    }

    @Test
    void aFailedAttemptIsRetriedAfterTheDelayOfTheStrategy() {
        var attempts = new ArrayList<Integer>();
        var service = serve(context -> context.step(
                        "flaky",
                        String.class,
                        step -> {
                            attempts.add(step.attempt());
                            if (step.attempt() == 1) {
                                throw new IllegalStateException("not yet");
                            }
                            return "done";
                        },
                        TWO_ATTEMPTS))
                .run();
        assertThat(attempts).containsExactly(1, 2);
        assertThat(service.result()).isEqualTo("\"done\"");
        assertThat(service.sent()).containsExactly("START flaky", "RETRY flaky", "START flaky", "SUCCEED flaky");
        var retry = service.updates.get(1);
        assertThat(retry.stepOptions().nextAttemptDelaySeconds()).isEqualTo(3);
        assertThat(retry.error().errorType()).isEqualTo("java.lang.IllegalStateException");
        assertThat(retry.error().errorMessage()).isEqualTo("not yet");
        assertThat(retry.error().stackTrace()).isNotEmpty();
        assertThat(service.answers).containsExactly("PENDING", "SUCCEEDED");
    }

    @Test
    void anExhaustedStepFailsTheExecutionWithItsOwnError() {
        var service = serve(context -> context.step(
                        "broken",
                        String.class,
                        step -> {
                            throw new IllegalArgumentException("never");
                        },
                        TWO_ATTEMPTS))
                .run();
        assertThat(service.status()).isEqualTo(OperationStatus.FAILED);
        assertThat(service.error().errorType()).isEqualTo("java.lang.IllegalArgumentException");
        assertThat(service.error().errorMessage()).isEqualTo("never");
    }

    @Test
    void aFailedStepThrowsTheSameWhenItRunsAndWhenItIsReplayed() {
        var seen = new ArrayList<String>();
        serve(context -> {
                    try {
                        return context.step(
                                "broken",
                                String.class,
                                step -> {
                                    throw new IllegalArgumentException("never");
                                },
                                StepConfig.defaults().withRetryStrategy(RetryStrategies.none()));
                    } catch (StepFailedException e) {
                        seen.add(e.getMessage() + "/" + e.error().type());
                        context.wait("pause", Duration.ofSeconds(1));
                        return "caught";
                    }
                })
                .run();
        assertThat(seen)
                .containsExactly(
                        "Step 'broken' failed: java.lang.IllegalArgumentException: never/java.lang.IllegalArgumentException",
                        "Step 'broken' failed: java.lang.IllegalArgumentException: never/java.lang.IllegalArgumentException");
    }

    @Test
    void theStrategySeesTheExceptionItself() {
        var service = serve(context -> context.step(
                        "choosy",
                        String.class,
                        step -> {
                            throw new java.io.IOException("disk");
                        },
                        StepConfig.defaults()
                                .withRetryStrategy(RetryStrategies.defaults().onlyFor(IllegalStateException.class))))
                .run();
        assertThat(service.sent()).containsExactly("START choosy", "FAIL choosy");
    }

    @Test
    void aStrategyThatThrowsFailsTheStep() {
        var service = serve(context -> context.stepAsync(
                                "broken",
                                String.class,
                                step -> {
                                    throw new java.io.IOException("disk");
                                },
                                StepConfig.defaults().withRetryStrategy((error, attempt) -> {
                                    throw new IllegalStateException("undecided");
                                }))
                        .get())
                .run();
        assertThat(service.sent()).containsExactly("START broken", "FAIL broken");
        assertThat(service.error().errorMessage()).isEqualTo("undecided");
    }

    @Test
    void anAtLeastOnceStepRunsWhileItsStartIsOnTheWay() {
        var startTaken = new CountDownLatch(1);
        var service = new FakeServiceHolder();
        service.value = serve(context -> context.step("slow", Boolean.class, step -> {
            // the body can wait for its own START to arrive: it is sent without being waited for
            while (!service.value.knows("slow")) {
                startTaken.await(1, TimeUnit.MILLISECONDS);
            }
            return true;
        }));
        assertThat(service.value.run().result()).isEqualTo("true");
        assertThat(service.value.batchSizes).containsExactly(1, 1);
    }

    private static final class FakeServiceHolder {
        FakeService value;
    }

    @Test
    void anAtMostOnceStepRunsOnlyWhenItsStartIsTaken() {
        var service = new FakeServiceHolder();
        service.value = serve(context -> context.step(
                "once",
                Boolean.class,
                step -> service.value.knows("once"),
                StepConfig.defaults().withSemantics(StepSemantics.AT_MOST_ONCE_PER_RETRY)));
        assertThat(service.value.run().result()).isEqualTo("true");
    }

    @Test
    void anInterruptedAtLeastOnceStepRunsAgainWithoutASecondStart() {
        var runs = new AtomicInteger();
        var service = serve(context -> context.step("fragile", Integer.class, step -> {
            if (runs.incrementAndGet() == 1) {
                throw new InternalError("the JVM died");
            }
            return step.attempt();
        }));
        assertThatThrownBy(service::invokeOnce).isInstanceOf(InternalError.class);
        assertThat(service.operation("fragile").status).isEqualTo(OperationStatus.STARTED);
        service.run();
        assertThat(service.result()).isEqualTo("1");
        assertThat(service.sent()).containsExactly("START fragile", "SUCCEED fragile");
    }

    @Test
    void anInterruptedAtMostOnceStepIsNotRunAgainUnlessItsStrategySaysSo() {
        var runs = new AtomicInteger();
        var once = StepConfig.defaults().withSemantics(StepSemantics.AT_MOST_ONCE_PER_RETRY);
        var service = serve(context -> context.step(
                "fragile",
                Integer.class,
                step -> {
                    runs.incrementAndGet();
                    throw new InternalError("the JVM died");
                },
                once.withRetryStrategy(RetryStrategies.none())));
        assertThatThrownBy(service::invokeOnce).isInstanceOf(InternalError.class);
        service.run();
        assertThat(runs).hasValue(1);
        assertThat(service.status()).isEqualTo(OperationStatus.FAILED);
        assertThat(service.error().errorType()).isEqualTo(StepInterruptedException.class.getName());
    }

    @Test
    void anInterruptedAtMostOnceStepThatIsRetriedStartsAgain() {
        var runs = new AtomicInteger();
        var service = serve(context -> context.step(
                "fragile",
                Integer.class,
                step -> {
                    if (runs.incrementAndGet() == 1) {
                        throw new InternalError("the JVM died");
                    }
                    return step.attempt();
                },
                TWO_ATTEMPTS.withSemantics(StepSemantics.AT_MOST_ONCE_PER_RETRY)));
        assertThatThrownBy(service::invokeOnce).isInstanceOf(InternalError.class);
        service.run();
        assertThat(service.result()).isEqualTo("2");
        assertThat(service.sent())
                .containsExactly("START fragile", "RETRY fragile", "START fragile", "SUCCEED fragile");
    }

    @Test
    void stepsBegunTogetherRunTogether() {
        var both = new CountDownLatch(2);
        var service = serve(context -> {
                    var left = context.stepAsync("left", Boolean.class, step -> meet(both));
                    var right = context.stepAsync("right", Boolean.class, step -> meet(both));
                    return DurableFuture.allOf(left, right);
                })
                .run();
        assertThat(service.result()).isEqualTo("[true,true]");
        assertThat(service.names()).containsExactly("left", "right");
    }

    private static boolean meet(CountDownLatch latch) throws InterruptedException {
        latch.countDown();
        return latch.await(10, TimeUnit.SECONDS);
    }

    @Test
    void resultsKeepTheirGenericType() {
        var service = serve(context -> {
                    var map = context.step(
                            "map", new TypeToken<Map<String, List<Integer>>>() {}, step -> Map.of("a", List.of(1, 2)));
                    return map.get("a").get(1);
                })
                .run();
        assertThat(service.result()).isEqualTo("2");
    }

    @Test
    void aStepsOwnSerializerWritesItsResult() {
        var upper = new SerDes() {
            @Override
            public String serialize(Object value) {
                return "<" + value + ">";
            }

            @Override
            @SuppressWarnings("unchecked")
            public <T> T deserialize(String text, TypeToken<T> type) {
                return (T) text.substring(1, text.length() - 1);
            }
        };
        var service = serve(context -> context.step(
                        "own", String.class, step -> "x", StepConfig.defaults().withSerDes(upper)))
                .run();
        assertThat(service.operation("own").result).isEqualTo("<x>");
        assertThat(service.result()).isEqualTo("\"x\"");
    }

    @Test
    void aResultThatIsTooLargeFailsTheStepWithoutRetries() {
        var service = serve(context -> context.step("large", String.class, step -> "x".repeat(300_000)))
                .run();
        assertThat(service.sent()).containsExactly("START large", "FAIL large");
        assertThat(service.error().errorMessage())
                .contains("step 'large'")
                .contains("300002 bytes")
                .contains("262144");
    }
}
