package dev.durascope.engine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.EventError;
import dev.durascope.engine.model.EventHeader;
import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.FaultType;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationDetails;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.model.RetryDetails;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireFormTest {
    private static final Instant AT = Instant.parse("2026-03-04T05:06:07.089Z");
    private static final EventHeader HEADER = new EventHeader(2, AT, "a1", null, null, "Step");

    @Test
    void aNullResultIsAnEmptyObjectAndAPayloadIsAccompaniedByTruncated() {
        assertThat(write(new HistoryEvent.StepSucceeded(HEADER, EventPayload.NONE, new RetryDetails(1, null))))
                .isEqualTo("{\"EventType\":\"StepSucceeded\",\"SubType\":\"Step\",\"EventId\":2,\"Id\":\"a1\","
                        + "\"EventTimestamp\":1772600767.089,"
                        + "\"StepSucceededDetails\":{\"Result\":{},\"RetryDetails\":{\"CurrentAttempt\":1}}}");
        assertThat(write(new HistoryEvent.ContextSucceeded(HEADER, EventPayload.of("1"))))
                .contains("\"Result\":{\"Payload\":\"1\",\"Truncated\":false}");
        assertThat(write(new HistoryEvent.ContextFailed(HEADER, EventError.of(ErrorObject.EMPTY))))
                .contains("\"Error\":{\"Payload\":{},\"Truncated\":false}");
    }

    @Test
    void emptyDetailsAreKept() {
        assertThat(write(new HistoryEvent.StepStarted(HEADER))).endsWith(",\"StepStartedDetails\":{}}");
        assertThat(write(new HistoryEvent.ContextStarted(HEADER))).endsWith(",\"ContextStartedDetails\":{}}");
    }

    @Test
    void timestampsAreMillisecondsSecondsOrIso() {
        HistoryEvent event = new HistoryEvent.StepStarted(HEADER);

        assertThat(Json.text(g -> HistoryEventJson.write(g, event, TimestampForm.EPOCH_MILLIS, true)))
                .contains("\"EventTimestamp\":1772600767089,");
        assertThat(Json.text(g -> HistoryEventJson.write(g, event, TimestampForm.ISO_8601, true)))
                .contains("\"EventTimestamp\":\"2026-03-04T05:06:07.089000+00:00\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1772600767.089",
                "1.772600767089E9",
                "\"2026-03-04T05:06:07.089Z\"",
                "\"2026-03-04T06:06:07.089000+01:00\""
            })
    void timestampsAreReadAsSecondsAndAsIso(String timestamp) {
        HistoryEvent event = HistoryEventJson.read(
                "",
                Json.parse("{\"EventType\":\"StepStarted\",\"EventId\":1,\"EventTimestamp\":" + timestamp + "}", "it"),
                TimestampForm.EPOCH_SECONDS);

        assertThat(event.header().timestamp()).isEqualTo(AT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e30", "1e999999999", "1e-999999999", "-1e20", "\"soon\"", "true", "{}"})
    void aTimestampThatIsNoneIsRefusedAtOnce(String timestamp) {
        JsonNode event =
                Json.parse("{\"EventType\":\"StepStarted\",\"EventId\":1,\"EventTimestamp\":" + timestamp + "}", "it");

        assertThatThrownBy(() -> HistoryEventJson.read("", event, TimestampForm.EPOCH_SECONDS))
                .isInstanceOf(LambdaFault.class)
                .hasMessageStartingWith("EventTimestamp must be a");
    }

    @Test
    void anUnknownEventIsCarriedRawThroughEveryForm() {
        String json =
                "{\"EventType\":\"MoonPhaseChanged\",\"EventId\":7,\"Id\":\"x\",\"EventTimestamp\":1772600767.089,"
                        + "\"MoonPhaseChangedDetails\":{\"Phase\":1.50,\"Result\":{\"Payload\":\"secret\",\"Truncated\":false},"
                        + "\"Flags\":[null,true,123456789012345678901234567890]}}";
        HistoryEvent read = HistoryEventJson.read("", Json.parse(json, "it"), TimestampForm.EPOCH_SECONDS);

        assertThat(read).isInstanceOf(HistoryEvent.Unknown.class);
        assertThat(read.header()).isEqualTo(new EventHeader(7, AT, "x", null, null, null));
        assertThat(((HistoryEvent.Unknown) read).eventType()).isEqualTo("MoonPhaseChanged");
        for (TimestampForm form : TimestampForm.values()) {
            String again = Json.text(g -> HistoryEventJson.write(g, read, form, true));
            assertThat(HistoryEventJson.read("", Json.parse(again, "it"), form)).isEqualTo(read);
        }
        assertThat(write(read)).isEqualTo(json);
        assertThat(Json.text(g -> HistoryEventJson.write(g, read, TimestampForm.EPOCH_SECONDS, false)))
                .doesNotContain("secret")
                .contains("\"Phase\":1.50");
    }

    @Test
    void anUnknownEventWithoutAnyUsualMemberIsNotRefused() {
        String json = "{\"EventType\":\"Odd\",\"EventId\":\"seven\",\"EventTimestamp\":[],\"Id\":5}";
        HistoryEvent read = HistoryEventJson.read("", Json.parse(json, "it"), TimestampForm.EPOCH_MILLIS);

        assertThat(write(read)).isEqualTo(json);
    }

    @Test
    void detailsOfAnOperationAreNeverLeftOutAndAbsentMembersAreNeverNull() {
        Operation wait = new Operation(
                "w",
                null,
                null,
                OperationType.WAIT,
                null,
                AT,
                null,
                OperationStatus.STARTED,
                new OperationDetails.Wait(null));

        assertThat(Json.text(g -> OperationJson.write(g, wait, TimestampForm.EPOCH_MILLIS)))
                .isEqualTo("{\"Id\":\"w\",\"Type\":\"WAIT\",\"StartTimestamp\":1772600767089,"
                        + "\"Status\":\"STARTED\",\"WaitDetails\":{}}");
    }

    @Test
    void anEnvelopeHasMillisecondsAndItsUpdatedIds() {
        InvocationEnvelope envelope =
                new InvocationEnvelope("arn", "QQ==", java.util.List.of(), java.util.List.of(), null);

        assertThat(new String(envelope.toJson(), StandardCharsets.UTF_8))
                .isEqualTo("{\"DurableExecutionArn\":\"arn\",\"CheckpointToken\":\"QQ==\",\"UpdatedOperationIds\":[],"
                        + "\"InitialExecutionState\":{\"Operations\":[]}}");
    }

    @Test
    void nullsInAHandlersOutputAreAccepted() {
        assertThat(output("{\"Status\":\"PENDING\",\"Result\":null,\"Error\":null}"))
                .isEqualTo(new HandlerOutput(HandlerOutput.Status.PENDING, null, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "just text"|The handler's output must be an object, not a string.
            null|The handler's output must be an object, not null.
            {}|The handler's output.Status is missing; it is required.
            {"Status":"DONE"}|The handler's output.Status must be one of SUCCEEDED, FAILED, PENDING; got 'DONE'.
            {"Status":"SUCCEEDED","Result":{"a":1}}|The handler's output.Result must be a string, not an object.
            {"Status":"FAILED","Error":"x"}|The handler's output.Error must be an object, not a string.
            {"Status":|The handler's output is not valid JSON: *
            ``|The handler's output is empty; send JSON.
            """)
    void anythingElseAHandlerReturnsIsRefusedByName(String json, String message) {
        assertThatThrownBy(() -> output(json == null ? "" : json))
                .isInstanceOf(LambdaFault.class)
                .satisfies(e -> assertThat(e.getMessage()).startsWith(message.replace("*", "")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"Type":"STEP","Action":"START"}|Operation update must have an Id. U[0].Id is missing.
            {"Id":"","Type":"STEP","Action":"START"}|U[0].Id must have 1 to 64 characters; got 0.
            {"Id":"a b","Type":"STEP","Action":"START"}|U[0].Id must match the pattern [a-zA-Z0-9-_]+; got 'a b'.
            {"Id":"a","Action":"START"}|U[0].Type is missing; it is required.
            {"Id":"a","Type":"STEP","Action":"GO"}|U[0].Action must be one of START, SUCCEED, FAIL, RETRY, CANCEL; got 'GO'.
            {"Id":"a","Type":3,"Action":"START"}|U[0].Type must be a string, not a number.
            {"Id":"a","Type":"STEP","Action":"START","Name":"é"}|U[0].Name must match the pattern [\\x20-\\x7E]+; got 'é'.
            {"Id":"a","Type":"STEP","Action":"START","SubType":"a b"}|U[0].SubType must match the pattern [a-zA-Z0-9-_]+; got 'a b'.
            {"Id":"a","Type":"WAIT","Action":"START","WaitOptions":{"WaitSeconds":0}}|U[0].WaitOptions.WaitSeconds must be from 1 to 31622400; got 0.
            {"Id":"a","Type":"WAIT","Action":"START","WaitOptions":{"WaitSeconds":1.5}}|U[0].WaitOptions.WaitSeconds must be a whole number, not 1.5.
            {"Id":"a","Type":"WAIT","Action":"START","WaitOptions":{"WaitSeconds":99999999999999999999}}|U[0].WaitOptions.WaitSeconds must be from 1 to 31622400; got 99999999999999999999.
            {"Id":"a","Type":"WAIT","Action":"START","WaitOptions":"5"}|U[0].WaitOptions must be an object, not a string.
            {"Id":"a","Type":"STEP","Action":"RETRY","StepOptions":{"NextAttemptDelaySeconds":31622401}}|U[0].StepOptions.NextAttemptDelaySeconds must be from 1 to 31622400; got 31622401.
            {"Id":"a","Type":"CALLBACK","Action":"START","CallbackOptions":{"TimeoutSeconds":-1}}|U[0].CallbackOptions.TimeoutSeconds must be from 0 to 99999999; got -1.
            {"Id":"a","Type":"CHAINED_INVOKE","Action":"START","ChainedInvokeOptions":{}}|U[0].ChainedInvokeOptions.FunctionName is missing; it is required.
            {"Id":"a","Type":"CONTEXT","Action":"SUCCEED","ContextOptions":{"ReplayChildren":"yes"}}|U[0].ContextOptions.ReplayChildren must be true or false, not a string.
            {"Id":"a","Type":"STEP","Action":"FAIL","Error":{"StackTrace":"x"}}|U[0].Error.StackTrace must be an array, not a string.
            {"Id":"a","Type":"STEP","Action":"FAIL","Error":{"StackTrace":["x",1]}}|U[0].Error.StackTrace[1] must be a string, not a number.
            [1]|U[0] must be an object, not an array.
            """)
    void aBadUpdateIsRefusedByFieldAndRule(String json, String message) {
        JsonNode node = Json.parse(json, "it");

        assertThatThrownBy(() -> OperationUpdateJson.read("U[0]", node))
                .isInstanceOfSatisfying(
                        LambdaFault.class, e -> assertThat(e.type()).isEqualTo(FaultType.INVALID_PARAMETER_VALUE))
                .hasMessage(message);
    }

    @Test
    void brokenJsonIsAnotherErrorThatNamesThePlace() {
        assertThatThrownBy(() -> CheckpointRequest.fromJson("{\n \"a\": ]".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        LambdaFault.class, e -> assertThat(e.type()).isEqualTo(FaultType.INVALID_REQUEST_CONTENT))
                .hasMessageStartingWith("The request body is not valid JSON: ")
                .hasMessageContaining("(line 2, column ");
        assertThatThrownBy(() -> Json.parse("{} {}", "It")).hasMessageStartingWith("It is not valid JSON");
        assertThatThrownBy(() -> Json.parse(new byte[] {'"', (byte) 0xC3, '"'}, "It"))
                .hasMessage("It is not UTF-8 text; send it in UTF-8.");
        assertThatThrownBy(() -> Json.parse("[".repeat(100_000), "It")).isInstanceOf(LambdaFault.class);
    }

    @Test
    void aTokenThatIsNotBase64IsRefused() {
        assertThatThrownBy(() ->
                        CheckpointRequest.fromJson("{\"CheckpointToken\":\"a.b\"}".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("CheckpointToken must match the pattern [A-Za-z0-9+/]+={0,2}; got 'a.b'.");
    }

    @Test
    void halfOfASurrogatePairIsReplacedSoThatItCanBeWritten() {
        ErrorObject error = ErrorObjectJson.read("", Json.parse("{\"ErrorMessage\":\"a\\ud83d\"}", "it"));

        assertThat(error.errorMessage()).isEqualTo("a\uFFFD");
    }

    private static HandlerOutput output(String json) {
        return HandlerOutput.fromJson(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String write(HistoryEvent event) {
        return Json.text(g -> HistoryEventJson.write(g, event, TimestampForm.EPOCH_SECONDS, true));
    }
}
