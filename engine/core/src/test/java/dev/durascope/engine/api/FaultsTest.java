package dev.durascope.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.FaultType;
import dev.durascope.engine.model.LambdaFault;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

@Timeout(60)
class FaultsTest {
    private final FakeService fake = new FakeService();
    private final ApiFixture api = new ApiFixture(fake.service());

    @AfterEach
    void close() {
        api.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyFaultReachesAClientAsItsOwnException(FaultType type) {
        fake.functions().register(FunctionConfig.durable("orders", new Code.InProcess(i -> new byte[0]), "x"));
        fake.when("start", a -> {
            throw new LambdaFault(type, "The field is wrong.");
        });

        LambdaException e =
                catchThrowableOfType(LambdaException.class, () -> api.lambda.invoke(r -> r.functionName("orders")));

        assertThat(e.getClass().getSimpleName()).isEqualTo(type.errorName());
        assertThat(e.statusCode()).isEqualTo(type.httpStatus());
        assertThat(e.awsErrorDetails().errorCode()).isEqualTo(type.errorName());
        assertThat(e.getMessage()).contains("The field is wrong.");
        assertThat(e.requestId()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void everyFaultHasAwssHeaderAndBody(FaultType type) {
        fake.when("callbackHeartbeat", a -> {
            throw new LambdaFault(type, "The \"field\" is wrong.");
        });

        HttpResponse<String> answer = api.raw("POST", "/2025-12-01/durable-execution-callbacks/QQ==/heartbeat", "");

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Content-Length")).isPresent();
        assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
        assertThat(answer.body())
                .startsWith("{\"Type\":\"" + (type == FaultType.SERVICE ? "Server" : "User") + "\",\""
                        + type.messageKey() + "\":\"The \\\"field\\\" is wrong.\"");
    }

    @Test
    void tooManyRequestsSayWhyAndWhenToTryAgain() {
        fake.when("callbackHeartbeat", a -> {
            throw new LambdaFault(FaultType.TOO_MANY_REQUESTS, "Rate exceeded");
        });

        TooManyRequestsException e = catchThrowableOfType(
                TooManyRequestsException.class,
                () -> api.lambda.sendDurableExecutionCallbackHeartbeat(r -> r.callbackId("QQ==")));

        assertThat(e.reasonAsString()).isEqualTo("CallerRateLimitExceeded");
        assertThat(e.retryAfterSeconds()).isEqualTo("1");
    }
}
