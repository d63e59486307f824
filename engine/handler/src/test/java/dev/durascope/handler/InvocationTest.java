package dev.durascope.handler;

import static dev.durascope.handler.TestHandler.serve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.handler.error.IllegalOperationException;
import dev.durascope.handler.error.NonDeterministicExecutionException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.lambda.model.OperationStatus;
import software.amazon.awssdk.services.lambda.model.ServiceException;

@Timeout(30)
class InvocationTest {
    /** An event as a handler would declare it. */
    record Order(String id, java.math.BigDecimal amount) {}

    static final class TypedHandler extends DurableHandler<Order, String> {
        @Override
        protected String handleRequest(Order input, DurableContext context) {
            return input.id() + " costs " + input.amount();
        }
    }

    @Test
    void theEventIsReadAsTheHandlersType() {
        var service = new FakeService(new TypedHandler(), "{\"id\":\"order-1\",\"amount\":99.99,\"extra\":true}").run();
        assertThat(service.result()).isEqualTo("\"order-1 costs 99.99\"");
    }

    @Test
    void anExceptionOfTheHandlerFailsTheExecution() {
        var service = serve(context -> {
                    throw new IllegalStateException("broken");
                })
                .run();
        assertThat(service.status()).isEqualTo(OperationStatus.FAILED);
        assertThat(service.error().errorType()).isEqualTo("java.lang.IllegalStateException");
        assertThat(service.error().errorMessage()).isEqualTo("broken");
    }

    @Test
    void noResultIsLeftOutOfTheAnswer() {
        assertThat(serve(context -> null).invokeOnce().has("Result")).isFalse();
    }

    @Test
    void anotherNameInAReplayIsNonDeterministicAndSaysWhere() {
        var replays = new AtomicInteger();
        var service = serve(context -> {
                    context.step("first", Integer.class, step -> 1);
                    context.step("run " + replays.incrementAndGet(), Integer.class, step -> 2);
                    context.wait("pause", Duration.ofSeconds(1));
                    return "done";
                })
                .run();
        assertThat(service.error().errorType()).isEqualTo(NonDeterministicExecutionException.class.getName());
        assertThat(service.error().errorMessage())
                .contains("Operation 2 ")
                .contains("expected STEP (Step) 'run 1'")
                .contains("found STEP (Step) 'run 2'");
    }

    @Test
    void anotherTypeInAReplayIsNonDeterministicAndSaysWhere() {
        var replays = new AtomicInteger();
        var service = serve(context -> context.runInChildContext("child", Integer.class, child -> {
                    if (replays.incrementAndGet() == 1) {
                        child.wait("pause", Duration.ofSeconds(1));
                    } else {
                        child.step("pause", Integer.class, step -> 1);
                    }
                    return 1;
                }))
                .run();
        assertThat(service.error().errorMessage())
                .contains("Operation 1.1 ")
                .contains("expected WAIT (Wait) 'pause'")
                .contains("found STEP (Step) 'pause'");
    }

    @Test
    void aStaleTokenEndsTheInvocationQuietly() {
        var holder = new FakeService[1];
        holder[0] = serve(context -> {
            holder[0].supersede();
            context.step("late", Integer.class, step -> 1);
            throw new AssertionError("unreachable");
        });
        assertThat(holder[0].knows("late")).isFalse();
        assertThatThrownBy(holder[0]::invokeOnce)
                .isInstanceOf(AssertionError.class)
                .hasMessage("Cannot return PENDING status with no pending operations.");
        assertThat(holder[0].answers).containsExactly("PENDING");
    }

    @Test
    void anErrorOfTheServiceFailsTheInvocationAndNotTheExecution() {
        var service = serve(context -> context.step("step", Integer.class, step -> 1));
        service.failures.add(() -> ServiceException.builder()
                .message("try later")
                .statusCode(500)
                .awsErrorDetails(
                        AwsErrorDetails.builder().errorCode("ServiceException").build())
                .build());
        assertThatThrownBy(service::invokeOnce).hasMessageContaining("try later");
        assertThat(service.run().result()).isEqualTo("1");
    }

    @Test
    void aRefusedCheckpointFailsTheExecutionWithTheServicesWords() {
        var service = serve(context -> context.step("step", Integer.class, step -> 1));
        service.failures.add(() -> FakeService.invalid("Invalid current STEP state to start."));
        service.run();
        assertThat(service.error().errorType()).isEqualTo("InvalidParameterValueException");
        assertThat(service.error().errorMessage()).contains("Invalid current STEP state to start.");
    }

    @Test
    void theStateIsReadPageByPage() {
        var runs = new AtomicInteger();
        var service = serve(context -> {
            for (int i = 0; i < 25; i++) {
                context.step("step " + i, Integer.class, step -> runs.incrementAndGet());
            }
            context.wait("pause", Duration.ofSeconds(1));
            return "done";
        });
        service.pageSize = 10;
        assertThat(service.run().result()).isEqualTo("\"done\"");
        assertThat(runs).hasValue(25);
    }

    @Test
    void aResultTooLargeForAnAnswerIsSentAsACheckpoint() {
        var service = serve(context -> "x".repeat(6 * 1024 * 1024));
        var answer = service.invokeOnce();
        assertThat(answer.path("Status").asText()).isEqualTo("SUCCEEDED");
        assertThat(answer.path("Result").asText()).isEmpty();
        assertThat(service.result()).hasSize(6 * 1024 * 1024 + 2);
    }

    @Test
    void anOperationInsideAStepIsRefusedByName() {
        var service = serve(context -> context.step("outer", Integer.class, step -> {
                    context.wait("inner", Duration.ofSeconds(1));
                    return 1;
                }))
                .run();
        assertThat(service.error().errorType()).isEqualTo(IllegalOperationException.class.getName());
        assertThat(service.error().errorMessage()).contains("inside a step");
    }

    @Test
    void theParentsContextIsRefusedInsideAChild() {
        var service = serve(context -> context.runInChildContext("child", Integer.class, child -> {
                    context.wait("wrong", Duration.ofSeconds(1));
                    return 1;
                }))
                .run();
        assertThat(service.error().errorMessage()).contains("the handler").contains("RunInChildContext 'child' (1)");
    }

    @Test
    void aWaitOfNoTimeIsRefused() {
        var service = serve(context -> {
                    context.wait("none", Duration.ZERO);
                    return 1;
                })
                .run();
        assertThat(service.error().errorMessage()).contains("between 1 and 31622400 seconds");
    }

    @Test
    void swallowingTheSuspensionDoesNotChangeTheAnswer() {
        var service = serve(context -> {
            try {
                context.wait("nap", Duration.ofSeconds(1));
            } catch (Throwable swallowed) {
                return "wrong";
            }
            return "right";
        });
        assertThat(service.run().result()).isEqualTo("\"right\"");
        assertThat(service.answers).containsExactly("PENDING", "SUCCEEDED");
    }

    @Test
    void theContextKnowsWhetherItReplays() {
        var seen = new ArrayList<Boolean>();
        serve(context -> {
                    seen.add(context.isReplaying());
                    context.step("one", Integer.class, step -> 1);
                    seen.add(context.isReplaying());
                    context.wait("pause", Duration.ofSeconds(1));
                    seen.add(context.isReplaying());
                    return "done";
                })
                .run();
        assertThat(seen).containsExactly(false, false, true, true, false);
    }

    @Test
    void aLineIsLoggedOnlyWhenItIsNotAReplay() {
        var lines = new ByteArrayOutputStream();
        var before = System.out;
        System.setOut(new PrintStream(lines, true, StandardCharsets.UTF_8));
        try {
            serve(context -> {
                        context.log("begin");
                        context.wait("pause", Duration.ofSeconds(1));
                        context.log("rested");
                        context.wait("pause again", Duration.ofSeconds(1));
                        return "done";
                    })
                    .run();
        } finally {
            System.setOut(before);
        }
        assertThat(lines.toString(StandardCharsets.UTF_8).lines()).containsExactly("begin", "rested");
    }

    @Test
    void anEventThatIsNoEnvelopeIsRefusedByName() {
        var handler = new TypedHandler();
        var plain = new ByteArrayInputStream("{\"id\":\"order-1\"}".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() ->
                        handler.handleRequest(plain, new ByteArrayOutputStream(), null, new FakeService(handler, "{}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DurableExecutionArn");
    }

    @Test
    void updatesThatNobodyWaitsForTravelWithTheNextOne() {
        var service = serve(context -> {
                    for (int i = 0; i < 450; i++) {
                        context.waitAsync("wait " + i, Duration.ofSeconds(1));
                    }
                    return "done";
                })
                .run();
        assertThat(service.updates).hasSize(450);
        assertThat(service.batchSizes).allMatch(size -> size <= 200);
    }
}
