package dev.durascope.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.LambdaException;

/** The signed way in, against AWS's own signer. */
@Timeout(60)
class SignatureTest {
    private static final String ID = "a+b/c+d/eA==";
    private static final String PATH = "/2025-12-01/durable-execution-callbacks/" + UriText.encode(ID, "") + "/succeed";

    private final FakeService fake = new FakeService();
    private final ApiFixture api = new ApiFixture(fake.service());
    private final SdkHttpClient http = UrlConnectionHttpClient.create();

    @BeforeEach
    void answer() {
        fake.when("callbackSucceeded", a -> null);
    }

    @AfterEach
    void close() {
        http.close();
        api.close();
    }

    @Test
    void aSignedRequestIsLetIn() throws IOException {
        assertThat(send(r -> {}, r -> r).statusCode()).isEqualTo(200);
        assertThat(fake.lastArguments("callbackSucceeded")).containsExactly(ID, "\"body\"");
    }

    @Test
    void anUnsignedPayloadIsLetIn() throws IOException {
        assertThat(send(r -> r.putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false), r -> r)
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(longs = {-14, 14})
    void aClockThatIsAFewMinutesOffIsLetIn(long minutes) throws IOException {
        assertThat(send(skewedBy(minutes), r -> r).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"-16, Signature expired", "16, Signature not yet current"})
    void aClockThatIsFarOffIsRefused(long minutes, String message) throws IOException {
        assertRefused(send(skewedBy(minutes), r -> r), "InvalidSignatureException", message);
    }

    @Test
    void aRequestWithoutASignatureIsRefused() throws IOException {
        HttpResponse<String> answer = api.send(HttpRequest.newBuilder(URI.create(api.server.baseUri() + "/favicon.ico"))
                .build());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("X-Amzn-ErrorType")).contains("MissingAuthenticationTokenException");
        assertThat(answer.body()).contains("\"message\":\"Missing Authentication Token\"");
    }

    @Test
    void anotherSecretIsRefused() {
        Credentials ours = api.credentials;
        refused(
                new Credentials(ours.region(), ours.accessKeyId(), "guess", ours.sessionToken()),
                "InvalidSignatureException");
    }

    @Test
    void anotherKeyAnotherTokenAndNoTokenAreNotRecognised() throws IOException {
        Credentials ours = api.credentials;
        refused(
                new Credentials(ours.region(), "AKIAIOSFODNN7EXAMPLE", ours.secretAccessKey(), ours.sessionToken()),
                "UnrecognizedClientException");
        refused(
                new Credentials(ours.region(), ours.accessKeyId(), ours.secretAccessKey(), "token"),
                "UnrecognizedClientException");
        assertRefused(
                send(AwsCredentialsIdentity.create(ours.accessKeyId(), ours.secretAccessKey()), r -> {}, r -> r),
                "UnrecognizedClientException",
                "security token");
    }

    @Test
    void theCredentialsOfAnEarlierEngineAreExpired() {
        refused(Credentials.generate("us-east-1"), "ExpiredTokenException");
    }

    @Test
    void anotherRegionOrServiceIsRefused() throws IOException {
        Credentials ours = api.credentials;
        refused(
                new Credentials("eu-west-1", ours.accessKeyId(), ours.secretAccessKey(), ours.sessionToken()),
                "InvalidSignatureException");
        assertRefused(
                send(r -> r.putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3"), r -> r),
                "InvalidSignatureException",
                "'lambda'");
    }

    @Test
    void aTamperedPathQueryHeaderOrMethodIsRefused() throws IOException {
        assertTampered(r -> r.encodedPath(r.encodedPath().replace("succeed", "fail")));
        assertTampered(r -> r.putRawQueryParameter("Qualifier", "1"));
        assertTampered(r -> r.putHeader("X-Amz-Date", "20260101T000000Z"));
        assertTampered(r -> r.method(SdkHttpMethod.PUT));
        assertTampered(r -> r.appendHeader("X-Amz-Invocation-Type", "Event"));
        assertTampered(r -> r.putHeader(
                "Authorization",
                r.firstMatchingHeader("Authorization")
                        .orElseThrow()
                        .replaceAll("Signature=.{8}", "Signature=00000000")));
        assertThat(fake.wasCalled("callbackSucceeded")).isFalse();
    }

    @Test
    void aTamperedBodyIsRefused() throws IOException {
        SdkHttpRequest signed = sign(session(), r -> {});

        assertRefused(send(signed, "\"other\""), "InvalidSignatureException", "does not match");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer abc",
                "AWS4-HMAC-SHA256 Credential=a",
                "AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=0",
                "AWS4-ECDSA-P256-SHA256 Credential=a, SignedHeaders=b, Signature=c"
            })
    void aMalformedAuthorizationIsRefused(String authorization) throws IOException {
        assertRefused(
                send(r -> {}, r -> r.putHeader("Authorization", authorization)), "IncompleteSignatureException", "");
    }

    @Test
    void presignedQueriesAreRefusedByName() throws IOException {
        assertRefused(
                send(
                        r -> r.putProperty(
                                        AwsV4FamilyHttpSigner.AUTH_LOCATION,
                                        AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                                .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, Duration.ofMinutes(5)),
                        r -> r),
                "IncompleteSignatureException",
                "Presigned queries are not accepted");
    }

    @Test
    void chunkedSignaturesAreRefusedByName() throws IOException {
        Answer answer = send(r -> r.putProperty(AwsV4HttpSigner.CHUNK_ENCODING_ENABLED, true), r -> r);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.errorType()).isEqualTo("InvalidRequestContentException");
        assertThat(answer.body()).contains("aws-chunked bodies");
    }

    @Test
    void aWorkerNeedsNoSignatureButItsPrefix() {
        assertThat(api.raw("POST", PATH, "1").statusCode()).isEqualTo(200);
        HttpResponse<String> guessed =
                api.send(HttpRequest.newBuilder(URI.create(api.server.baseUri() + "/w/guess/lambda" + PATH))
                        .POST(HttpRequest.BodyPublishers.ofString("1"))
                        .build());
        assertThat(guessed.statusCode()).isEqualTo(403);
    }

    @Test
    void credentialsShowNoSecretsAndAreDifferentEachTime() {
        Credentials credentials = Credentials.generate("eu-west-1");

        assertThat(credentials.toString())
                .contains("eu-west-1")
                .doesNotContain(credentials.secretAccessKey())
                .doesNotContain(credentials.sessionToken());
        assertThat(credentials.accessKeyId()).matches("[A-Z0-9]{20}");
        assertThat(credentials.secretAccessKey()).hasSize(40);
        assertThat(Credentials.generate("eu-west-1")).isNotEqualTo(credentials);
    }

    private void refused(Credentials credentials, String errorName) {
        try (LambdaClient client = ApiClients.lambda(api.server.baseUri(), credentials)) {
            LambdaException e = catchThrowableOfType(
                    LambdaException.class, () -> client.sendDurableExecutionCallbackSuccess(r -> r.callbackId(ID)));
            assertThat(e.statusCode()).isEqualTo(403);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(errorName);
            assertThat(e.awsErrorDetails().errorMessage()).isNotBlank();
        }
    }

    private void assertTampered(UnaryOperator<SdkHttpRequest.Builder> tampering) throws IOException {
        assertRefused(send(r -> {}, tampering), "InvalidSignatureException", "");
    }

    private static void assertRefused(Answer answer, String errorName, String message) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.errorType()).isEqualTo(errorName);
        assertThat(answer.body()).contains(message);
    }

    private record Answer(int statusCode, String errorType, String body) {}

    private static Consumer<SignRequest.Builder<AwsCredentialsIdentity>> skewedBy(long minutes) {
        return r ->
                r.putProperty(HttpSigner.SIGNING_CLOCK, Clock.offset(Clock.systemUTC(), Duration.ofMinutes(minutes)));
    }

    private AwsCredentialsIdentity session() {
        return AwsSessionCredentialsIdentity.create(
                api.credentials.accessKeyId(), api.credentials.secretAccessKey(), api.credentials.sessionToken());
    }

    private Answer send(
            Consumer<SignRequest.Builder<AwsCredentialsIdentity>> signing,
            UnaryOperator<SdkHttpRequest.Builder> tampering)
            throws IOException {
        return send(session(), signing, tampering);
    }

    private Answer send(
            AwsCredentialsIdentity identity,
            Consumer<SignRequest.Builder<AwsCredentialsIdentity>> signing,
            UnaryOperator<SdkHttpRequest.Builder> tampering)
            throws IOException {
        return send(tampering.apply(sign(identity, signing).toBuilder()).build(), "\"body\"");
    }

    private SdkHttpRequest sign(
            AwsCredentialsIdentity identity, Consumer<SignRequest.Builder<AwsCredentialsIdentity>> signing) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .uri(URI.create(api.server.baseUri() + PATH))
                .method(SdkHttpMethod.POST)
                .putHeader("Content-Type", "application/octet-stream")
                .putHeader("X-Amz-Meta", "two   spaces ")
                .build();
        SignRequest.Builder<AwsCredentialsIdentity> sign = SignRequest.builder(identity);
        sign.request(request)
                .payload(body("\"body\""))
                .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "lambda")
                .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1");
        signing.accept(sign);
        return AwsV4HttpSigner.create().sign(sign.build()).request();
    }

    private Answer send(SdkHttpRequest request, String body) throws IOException {
        HttpExecuteResponse response = http.prepareRequest(HttpExecuteRequest.builder()
                        .request(request.toBuilder()
                                .putHeader("Content-Length", String.valueOf(body.length()))
                                .build())
                        .contentStreamProvider(body(body))
                        .build())
                .call();
        return new Answer(
                response.httpResponse().statusCode(),
                response.httpResponse().firstMatchingHeader("X-Amzn-ErrorType").orElse(""),
                response.responseBody()
                        .map(in -> {
                            try (in) {
                                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                            } catch (IOException e) {
                                throw new AssertionError(e);
                            }
                        })
                        .orElse(""));
    }

    private static ContentStreamProvider body(String body) {
        return () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }
}
