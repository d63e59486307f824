package dev.durascope.engine.cloud;

import static dev.durascope.engine.execution.EngineHarness.await;
import static dev.durascope.engine.execution.EngineHarness.callback;
import static dev.durascope.engine.execution.EngineHarness.failed;
import static dev.durascope.engine.execution.EngineHarness.pending;
import static dev.durascope.engine.execution.EngineHarness.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durascope.engine.api.Credentials;
import dev.durascope.engine.execution.EngineHarness;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.json.Json;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationStatus;
import java.net.URI;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

class CloudActionsTest {
    private final EngineHarness engine = EngineHarness.skipping();
    private final CloudServer cloud = new CloudServer(engine.executor);
    private final CloudConnection connection = cloud.connect("orders", new FakeTicks());
    private final CloudActions actions = new CloudActions(connection);

    @BeforeEach
    void allowActing() {
        assertThat(connection.isReadOnly()).isTrue();
        connection.setReadOnly(false);
        engine.durable("orders", call -> {
            if (call.operation("approval") == null) {
                call.checkpoint(callback("approval", 600, 60));
                return pending();
            }
            Operation approval = call.operation("approval");
            return approval.status() == OperationStatus.SUCCEEDED ? succeeded("\"ok\"") : failed("Rejected", "no");
        });
        engine.durable("quick", call -> succeeded("42"));
    }

    @AfterEach
    void close() {
        connection.close();
        cloud.close();
        engine.close();
    }

    private CloudActions on(String function) {
        CloudConnection other = cloud.connect(function, new FakeTicks());
        other.setReadOnly(false);
        return new CloudActions(other);
    }

    private static CloudFault fault(ThrowingCallable call) {
        return catchThrowableOfType(CloudFault.class, call);
    }

    private String callbackId(ExecutionArn arn) {
        await("suspended", () -> engine.eventTypes(arn).contains("InvocationCompleted"));
        return engine.events(arn).stream()
                .filter(HistoryEvent.CallbackStarted.class::isInstance)
                .map(event -> ((HistoryEvent.CallbackStarted) event).callbackId())
                .findFirst()
                .orElseThrow();
    }

    private ExecutionStatus end(ExecutionArn arn) {
        return engine.executor.ended(arn).join().facts().status();
    }

    @Test
    void anExecutionIsStartedAndItsCallbackKeptAliveAndCompleted() throws Exception {
        CloudActions.Started started = actions.start("{\"id\": 1}", "run-7", false);
        String id = callbackId(started.arn());
        actions.callbackHeartbeat(id);
        actions.callbackSucceeded(id, "\"yes\"");

        assertThat(started.arn().name()).isEqualTo("run-7");
        assertThat(started.answer()).isNull();
        assertThat(end(started.arn())).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void aSynchronousStartAnswersWithTheResultOrTheError() throws Exception {
        CloudActions.Started started = on("quick").start("{}", CloudActions.newName(), true);
        assertThat(started.answer()).isEqualTo("42");
        assertThat(started.failed()).isFalse();
        assertThat(started.arn().name()).startsWith("durascope-");

        engine.durable("quick", call -> failed("Broken", "for good"));
        CloudActions.Started failing = on("quick").start("{}", CloudActions.newName(), true);
        assertThat(failing.failed()).isTrue();
        assertThat(failing.answer()).contains("for good");
    }

    @Test
    void aCallbackIsFailedAndAnExecutionStopped() throws Exception {
        ExecutionArn rejected =
                actions.start("{}", CloudActions.newName(), false).arn();
        actions.callbackFailed(callbackId(rejected), ErrorObject.of("Rejected", "too dear"));
        assertThat(end(rejected)).isEqualTo(ExecutionStatus.FAILED);

        ExecutionArn stopped =
                actions.start("{}", CloudActions.newName(), false).arn();
        assertThat(actions.stop(stopped, ErrorObject.of("Operator", "enough")).toEpochMilli())
                .isEqualTo(engine.executor.stop(stopped, null).toEpochMilli());
        assertThat(engine.executor.describe(stopped).facts().error().errorMessage())
                .isEqualTo("enough");
    }

    @Test
    void aReadOnlyConnectionRefusesWhateverWouldChangeSomething() {
        connection.setReadOnly(true);
        ExecutionArn arn = engine.start("orders", "{}");

        assertThat(fault(() -> actions.start("{}", CloudActions.newName(), false))
                        .getMessage())
                .contains("orders in us-east-1")
                .contains("is read-only: turn that off");
        assertThat(fault(() -> actions.stop(arn, null)).kind()).isEqualTo(CloudFault.Kind.READ_ONLY);
        assertThat(fault(() -> actions.callbackSucceeded("Y2I=", null)).kind()).isEqualTo(CloudFault.Kind.READ_ONLY);
        assertThat(fault(() -> actions.callbackFailed("Y2I=", ErrorObject.EMPTY))
                        .kind())
                .isEqualTo(CloudFault.Kind.READ_ONLY);
        assertThat(fault(() -> actions.callbackHeartbeat("Y2I=")).kind()).isEqualTo(CloudFault.Kind.READ_ONLY);
        assertThat(cloud.calls()).isEmpty();
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThat(fault(() -> on("nothing").start("{}", CloudActions.newName(), false))
                        .getMessage())
                .isEqualTo("There is no function nothing:$LATEST in us-east-1 at "
                        + cloud.target("x").endpoint()
                        + ": check its name, its version or alias, the account and the region.");
        ExecutionArn never = ExecutionArn.parse(
                "arn:aws:lambda:us-east-1:123456789012:function:orders:$LATEST/durable-execution/a/b");
        assertThat(fault(() -> actions.stop(never, null)).getMessage()).contains("There is no execution " + never);
        assertThat(fault(() -> actions.callbackHeartbeat("Y2I=")).getMessage()).contains("callback Y2I=");
    }

    @Test
    void aPlainFunctionIsNotRunByAMistake() {
        boolean[] ran = {false};
        engine.executor
                .functions()
                .register(FunctionConfig.plain(
                        "plain",
                        new Code.InProcess(invocation -> {
                            ran[0] = true;
                            return new byte[] {'1'};
                        }),
                        "script"));

        CloudFault fault = fault(() -> on("plain").start("{}", CloudActions.newName(), true));

        assertThat(fault.kind()).isIn(CloudFault.Kind.NOT_DURABLE, CloudFault.Kind.REFUSED);
        assertThat(ran[0]).isFalse();
    }

    @Test
    void aNameThatIsTakenByAnotherInputIsAConflictAndABadEventIsNotSent() throws Exception {
        actions.start("{\"id\": 1}", "run-7", false);

        assertThat(fault(() -> actions.start("{\"id\": 2}", "run-7", false)).kind())
                .isEqualTo(CloudFault.Kind.CONFLICT);
        int before = cloud.calls().size();
        LambdaFault malformed = catchThrowableOfType(
                LambdaFault.class, () -> actions.start("{\"id\": ", CloudActions.newName(), false));
        assertThat(malformed.getMessage()).contains("The event is not valid JSON");
        assertThat(cloud.calls()).hasSize(before);
    }

    @Test
    void aMissingPermissionIsNamedWithThePolicyThatGrantsIt() {
        cloud.inject(CloudServer.error(
                403, "AccessDeniedException", "User: x is not authorized to perform: lambda:InvokeFunction"));
        CloudFault fault = fault(() -> actions.start("{}", CloudActions.newName(), false));

        assertThat(fault.kind()).isEqualTo(CloudFault.Kind.NO_PERMISSION);
        assertThat(fault.getMessage()).contains("lambda:InvokeFunction");
        JsonNode statement =
                Json.parse(fault.policy(), "The policy").path("Statement").path(0);
        assertThat(statement.path("Action").asText()).isEqualTo("lambda:InvokeFunction");
        assertThat(statement.path("Resource").path(0).asText()).isEqualTo("arn:aws:lambda:us-east-1:*:function:orders");
        assertThat(statement.path("Resource").path(1).asText())
                .isEqualTo("arn:aws:lambda:us-east-1:*:function:orders:*");
    }

    @Test
    void credentialsThatAreForeignExpiredOrMissingAreToldApart() {
        Credentials expired = Credentials.generate(CloudServer.REGION);
        cloud.inject(CloudServer.error(403, "UnrecognizedClientException", "The security token is invalid."));
        assertThat(fault(() -> actions.start("{}", CloudActions.newName(), false))
                        .kind())
                .isEqualTo(CloudFault.Kind.WRONG_CREDENTIALS);
        cloud.inject(CloudServer.error(
                403, "ExpiredTokenException", "The security token included in the request is expired"));
        assertThat(fault(() -> actions.start("{}", CloudActions.newName(), false))
                        .kind())
                .isEqualTo(CloudFault.Kind.EXPIRED_TOKEN);
        CloudConnection foreign = cloud.connect("orders", new CallBudget(), expired);
        foreign.setReadOnly(false);
        assertThat(fault(() -> new CloudActions(foreign).start("{}", CloudActions.newName(), false))
                        .getMessage())
                .doesNotContain(expired.secretAccessKey())
                .doesNotContain(expired.sessionToken());

        CloudTarget target = cloud.target("orders");
        CloudConnection none = new CloudConnection(
                target,
                CloudClients.open(target, (AwsCredentialsProvider) () -> {
                    throw SdkClientException.create(
                            "Unable to load credentials from any of the providers in the chain");
                }),
                new CallBudget());
        none.setReadOnly(false);
        CloudFault missing = fault(() -> new CloudActions(none).start("{}", CloudActions.newName(), false));
        assertThat(missing.kind()).isEqualTo(CloudFault.Kind.NO_CREDENTIALS);
        assertThat(missing.getMessage()).contains("aws configure or aws sso login");
    }

    @Test
    void aLoginThatOnlyTheCommandLineCanUseIsToldWithTheWayAround() {
        CloudTarget target = CloudTarget.parse(
                "orders",
                new CloudTarget.Place(
                        CloudServer.REGION, "work", cloud.target("x").endpoint().toString()),
                Map.of());
        CloudConnection sso = new CloudConnection(
                target,
                CloudClients.open(target, (AwsCredentialsProvider) () -> {
                    throw new IllegalStateException("To use Sso related properties in the 'work' profile, the 'sso'"
                            + " service module must be on the class path.");
                }),
                new CallBudget());
        sso.setReadOnly(false);

        CloudFault fault = fault(() -> new CloudActions(sso).start("{}", CloudActions.newName(), false));

        assertThat(fault.kind()).isEqualTo(CloudFault.Kind.NO_CREDENTIALS);
        assertThat(fault.getMessage()).contains("aws configure export-credentials --profile work");
    }

    @Test
    void aWrongClockAWrongRegionAndAWrongHostAreTold() {
        cloud.inject(CloudServer.error(
                403,
                "InvalidSignatureException",
                "Signature expired: 20261121T100000Z is now earlier than 20261121T101500Z"));
        assertThat(fault(() -> actions.start("{}", CloudActions.newName(), false))
                        .getMessage())
                .contains("clock differs from AWS's");

        CloudTarget there = CloudTarget.parse(
                "orders",
                new CloudTarget.Place(
                        "eu-west-1", null, cloud.target("x").endpoint().toString()),
                Map.of());
        CloudConnection elsewhere = cloud.connectTo(there);
        elsewhere.setReadOnly(false);
        assertThat(fault(() -> new CloudActions(elsewhere).start("{}", CloudActions.newName(), false))
                        .getMessage())
                .startsWith("The region eu-west-1 is the wrong one: ");

        CloudTarget nowhere = new CloudTarget(
                "aws", "us-east-1", null, "orders", null, null, null, URI.create("http://lambda.nowhere.invalid"));
        CloudConnection unreachable = cloud.connectTo(nowhere);
        unreachable.setReadOnly(false);
        CloudFault fault = fault(() -> new CloudActions(unreachable).start("{}", CloudActions.newName(), false));
        assertThat(fault.kind()).isEqualTo(CloudFault.Kind.UNREACHABLE);
        assertThat(fault.getMessage()).contains("lambda.nowhere.invalid").contains("check the region us-east-1");
    }
}
