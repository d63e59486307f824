package dev.durascope.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.FaultType;
import dev.durascope.engine.model.LambdaFault;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.CallbackTimeoutException;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

@Timeout(60)
class CallbackEndpointsTest {
    private static final String ID = "a+b/c+d/eA==";
    private static final String PATH = "/2025-12-01/durable-execution-callbacks/" + UriText.encode(ID, "");

    private final FakeService fake = new FakeService();
    private final ApiFixture api = new ApiFixture(fake.service());

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void aResultIsPassedAsItIs() {
        fake.when("callbackSucceeded", a -> null);

        api.lambda.sendDurableExecutionCallbackSuccess(
                r -> r.callbackId(ID).result(SdkBytes.fromUtf8String("not JSON, größe")));

        assertThat(fake.lastArguments("callbackSucceeded")).containsExactly(ID, "not JSON, größe");
    }

    @Test
    void anEmptyResultIsNull() {
        fake.when("callbackSucceeded", a -> null);

        api.lambda.sendDurableExecutionCallbackSuccess(r -> r.callbackId(ID));

        assertThat(fake.lastArguments("callbackSucceeded")).containsExactly(ID, null);
    }

    @Test
    void aPlusInAPathIsAPlus() {
        fake.when("callbackHeartbeat", a -> null);

        assertThat(api.raw("POST", "/2025-12-01/durable-execution-callbacks/a+b%2Fc=/heartbeat", "")
                        .body())
                .isEqualTo("{}");
        assertThat(fake.lastArguments("callbackHeartbeat")).containsExactly("a+b/c=");
    }

    @Test
    void aResultBeyond256KilobytesOrNotInUtf8IsRefused() {
        fake.when("callbackSucceeded", a -> null);
        SdkBytes largest = SdkBytes.fromByteArray("x".repeat(262_144).getBytes());
        SdkBytes tooLarge = SdkBytes.fromByteArray("x".repeat(262_145).getBytes());

        api.lambda.sendDurableExecutionCallbackSuccess(r -> r.callbackId(ID).result(largest));
        assertThatThrownBy(() -> api.lambda.sendDurableExecutionCallbackSuccess(
                        r -> r.callbackId(ID).result(tooLarge)))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("Result must have at most 262144 bytes; got 262145.");
        assertThat(api.raw("POST", PATH + "/succeed", HttpRequest.BodyPublishers.ofByteArray(new byte[] {
                            '"', (byte) 0xFF, '"'
                        }))
                        .body())
                .contains("Result must be UTF-8 text");
    }

    @Test
    void aFailureCarriesItsErrorOrNone() {
        fake.when("callbackFailed", a -> null);

        api.lambda.sendDurableExecutionCallbackFailure(r -> r.callbackId(ID)
                .error(e -> e.errorType("Rejected").errorMessage("no").stackTrace("x")));
        assertThat(fake.lastArguments("callbackFailed"))
                .containsExactly(ID, new ErrorObject("no", "Rejected", null, List.of("x")));

        assertThat(api.raw("POST", PATH + "/fail", "").statusCode()).isEqualTo(200);
        assertThat(fake.lastArguments("callbackFailed")).containsExactly(ID, ErrorObject.EMPTY);
        assertThat(api.raw("POST", PATH + "/fail", "{\"ErrorType\":1}").body())
                .contains("Error.ErrorType must be a string, not a number.");
    }

    @Test
    void aHeartbeatIsPassed() {
        fake.when("callbackHeartbeat", a -> null);

        api.lambda.sendDurableExecutionCallbackHeartbeat(r -> r.callbackId(ID));

        assertThat(fake.lastArguments("callbackHeartbeat")).containsExactly(ID);
    }

    @Test
    void anUnknownCallbackATimedOutOneAndABadIdAreToldApart() {
        fake.when("callbackHeartbeat", a -> {
            throw LambdaFault.notFound("There is no such callback.");
        });
        fake.when("callbackFailed", a -> {
            throw new LambdaFault(FaultType.CALLBACK_TIMEOUT, "It has timed out.");
        });

        assertThatThrownBy(() -> api.lambda.sendDurableExecutionCallbackHeartbeat(r -> r.callbackId(ID)))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> api.lambda.sendDurableExecutionCallbackFailure(r -> r.callbackId(ID)))
                .isInstanceOf(CallbackTimeoutException.class)
                .hasMessageContaining("It has timed out.");
        assertThatThrownBy(() -> api.lambda.sendDurableExecutionCallbackHeartbeat(r -> r.callbackId("a.b_c")))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("CallbackId must match the pattern");
    }
}
