package dev.durascope.handler;

import static dev.durascope.handler.TestHandler.serve;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.handler.error.CallbackFailedException;
import dev.durascope.handler.error.CallbackTimedOutException;
import dev.durascope.handler.error.InvokeFailedException;
import dev.durascope.handler.error.InvokeStoppedException;
import dev.durascope.handler.error.InvokeTimedOutException;
import dev.durascope.handler.error.OperationFailedException;
import dev.durascope.handler.error.PayloadTooLargeException;
import dev.durascope.handler.retry.RetryStrategies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.lambda.model.ErrorObject;
import software.amazon.awssdk.services.lambda.model.OperationStatus;

@Timeout(30)
class CallbackAndInvokeTest {
    private static final ErrorObject REJECTED = ErrorObject.builder()
            .errorType("Rejected")
            .errorMessage("too expensive")
            .errorData("{\"by\":\"Ann\"}")
            .build();

    /** What an approver sends. */
    record Approval(boolean approved) {}

    private static FakeService approval(WaitForCallbackConfig config) {
        return serve(context -> {
            try {
                return context.waitForCallback("approval", Approval.class, (id, step) -> {}, config)
                        .approved();
            } catch (OperationFailedException e) {
                context.wait("pause", Duration.ofSeconds(1));
                return e.getClass().getSimpleName() + " " + e.error().type();
            }
        });
    }

    @Test
    void aCallbackSuspendsUntilItIsAnswered() {
        var ids = new ArrayList<String>();
        var service = serve(context -> {
                    var callback = context.createCallback("answer", Approval.class);
                    ids.add(callback.callbackId());
                    return callback.get().approved();
                })
                .run();
        assertThat(service.answers).containsExactly("PENDING");
        assertThat(service.operation("answer").subType).isEqualTo("Callback");
        service.completeCallback("answer", "{\"approved\":true}");
        assertThat(service.run().result()).isEqualTo("true");
        assertThat(ids).hasSize(2).containsOnly(service.operation("answer").callbackId);
    }

    @Test
    void anEmptyAnswerIsNull() {
        var service = serve(context ->
                        context.createCallback("answer", Approval.class).get() == null)
                .run();
        service.completeCallback("answer", null);
        assertThat(service.run().result()).isEqualTo("true");
    }

    @Test
    void timeoutsAreSentWithTheStart() {
        var service = serve(context -> context.createCallback(
                                "answer",
                                String.class,
                                CallbackConfig.defaults()
                                        .withTimeout(Duration.ofMinutes(2))
                                        .withHeartbeatTimeout(Duration.ofSeconds(30)))
                        .callbackId())
                .run();
        var options = service.operation("answer").started.callbackOptions();
        assertThat(options.timeoutSeconds()).isEqualTo(120);
        assertThat(options.heartbeatTimeoutSeconds()).isEqualTo(30);
    }

    @Test
    void aFailedCallbackThrowsWithTheSendersError() {
        var service = serve(context -> {
                    try {
                        return context.createCallback("answer", String.class).get();
                    } catch (CallbackFailedException e) {
                        return e.error().type() + "|" + e.error().message() + "|"
                                + e.error().data();
                    }
                })
                .run();
        service.failCallback("answer", REJECTED);
        assertThat(service.run().result()).isEqualTo("\"Rejected|too expensive|{\\\"by\\\":\\\"Ann\\\"}\"");
    }

    @Test
    void aCallbackThatNobodyAnswersTimesOut() {
        var service = serve(context -> {
                    try {
                        var config = CallbackConfig.defaults().withTimeout(Duration.ofDays(1));
                        return context.createCallback("answer", String.class, config)
                                .get();
                    } catch (CallbackTimedOutException e) {
                        return e.error().type();
                    }
                })
                .run();
        assertThat(service.result()).isEqualTo("\"Callback.Timeout\"");
    }

    @Test
    void waitForCallbackIsAContextWithACallbackAndASubmitter() {
        var submitted = new ArrayList<String>();
        var service = serve(
                        context -> context.waitForCallback("approval", Approval.class, (id, step) -> submitted.add(id))
                                .approved())
                .run();
        assertThat(service.names()).containsExactly("approval", "approval-callback", "approval-submitter");
        assertThat(service.operation("approval").subType).isEqualTo("WaitForCallback");
        assertThat(service.operation("approval-submitter").status).isEqualTo(OperationStatus.SUCCEEDED);
        assertThat(submitted).containsExactly(service.operation("approval-callback").callbackId);
        service.completeCallback("approval-callback", "{\"approved\":true}");
        assertThat(service.run().result()).isEqualTo("true");
        assertThat(submitted).hasSize(1);
    }

    @Test
    void anAnonymousWaitForCallbackHasAnonymousParts() {
        var service = serve(context -> context.waitForCallback(null, String.class, (id, step) -> {}))
                .run();
        assertThat(service.names()).hasSize(3).containsOnlyNulls();
    }

    @Test
    void aFailedWaitForCallbackThrowsTheSameInEveryReplay() {
        var service = approval(WaitForCallbackConfig.defaults()).run();
        service.failCallback("approval-callback", REJECTED);
        assertThat(service.run().result()).isEqualTo("\"CallbackFailedException Rejected\"");
        assertThat(service.answers).containsExactly("PENDING", "PENDING", "SUCCEEDED");
    }

    @Test
    void aWaitForCallbackThatTimesOutSaysSoInEveryReplay() {
        var config = WaitForCallbackConfig.defaults()
                .withCallback(CallbackConfig.defaults().withTimeout(Duration.ofHours(1)));
        assertThat(approval(config).run().result()).isEqualTo("\"CallbackTimedOutException Callback.Timeout\"");
    }

    @Test
    void aSubmitterThatGivesUpFailsTheWaitForCallback() {
        var config = WaitForCallbackConfig.defaults()
                .withSubmitter(StepConfig.defaults().withRetryStrategy(RetryStrategies.none()));
        var service = serve(context -> context.waitForCallback(
                        "approval",
                        String.class,
                        (id, step) -> {
                            throw new java.io.IOException("no mail server");
                        },
                        config))
                .run();
        assertThat(service.status()).isEqualTo(OperationStatus.FAILED);
        assertThat(service.error().errorType()).isEqualTo("java.io.IOException");
        assertThat(service.error().errorMessage()).isEqualTo("no mail server");
    }

    private static FakeService calling(DurableFutureCode code) {
        return serve(context -> {
            try {
                return code.begin(context).get();
            } catch (OperationFailedException e) {
                return e.getClass().getSimpleName() + " " + e.getMessage();
            }
        });
    }

    /** Begins whatever a test is about. */
    private interface DurableFutureCode {
        DurableFuture<?> begin(DurableContext context);
    }

    @Test
    void anInvokedFunctionsResultComesBack() {
        var service = calling(context -> context.invokeAsync("call", "price", Map.of("item", "tea"), Integer.class));
        service.functions.put("price", payload -> payload.contains("tea") ? "3" : "0");
        assertThat(service.run().result()).isEqualTo("3");
        var start = service.updates.get(0);
        assertThat(start.subType()).isEqualTo("ChainedInvoke");
        assertThat(start.chainedInvokeOptions().functionName()).isEqualTo("price");
        assertThat(start.payload()).isEqualTo("{\"item\":\"tea\"}");
        assertThat(service.answers).containsExactly("PENDING", "SUCCEEDED");
    }

    @Test
    void theTenantIsSent() {
        var service = calling(context -> context.invokeAsync(
                "call",
                "price",
                null,
                TypeToken.of(Integer.class),
                InvokeConfig.defaults().withTenantId("blue")));
        service.run();
        assertThat(service.updates.get(0).chainedInvokeOptions().tenantId()).isEqualTo("blue");
        assertThat(service.updates.get(0).payload()).isNull();
    }

    @Test
    void eachEndOfAnInvokedFunctionHasItsOwnException() {
        assertThat(invokeEndingIn("FAILED")).startsWith(InvokeFailedException.class.getSimpleName() + " Invoke 'call'");
        assertThat(invokeEndingIn("TIMED_OUT")).startsWith(InvokeTimedOutException.class.getSimpleName());
        assertThat(invokeEndingIn("STOPPED")).startsWith(InvokeStoppedException.class.getSimpleName());
    }

    private static String invokeEndingIn(String status) {
        var service = calling(context -> context.invokeAsync("call", "target", 1, Integer.class));
        service.functions.put("target", payload -> {
            throw new IllegalStateException(status);
        });
        return service.run().result().replace("\"", "");
    }

    @Test
    void aPayloadThatIsTooLargeIsRefusedBeforeItIsSent() {
        var service = serve(context -> context.invoke("call", "target", "x".repeat(1024 * 1024), Integer.class))
                .run();
        assertThat(service.error().errorType()).isEqualTo(PayloadTooLargeException.class.getName());
        assertThat(service.error().errorMessage()).contains("function target").contains("1048576");
        assertThat(service.updates).isEmpty();
    }
}
