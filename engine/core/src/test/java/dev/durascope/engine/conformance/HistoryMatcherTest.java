package dev.durascope.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryMatcherTest {

    private static final String HISTORY = """
            - {EventId: 1, EventType: ExecutionStarted}
            - {EventId: 2, EventType: StepStarted, Id: abc, StepStartedDetails: {}}
            - EventId: 3
              EventType: StepFailed
              Id: abc
              StepFailedDetails:
                Error: {Payload: {ErrorType: com.example.TransientError, ErrorMessage: not yet}}
                RetryDetails: {CurrentAttempt: 1, NextAttemptDelaySeconds: 4}
            """;

    @Test
    void aHistoryThatHoldsWhatIsExpectedHasNoDifferences() throws IOException {
        assertThat(differences("""
                        - {EventId: 2, EventType: StepStarted, Id: '${ID1}', StepStartedDetails: {}}
                        - EventId: 3
                          Id: ${ID1}
                          StepFailedDetails:
                            Error: {Payload: {ErrorType: '${/.*TransientError$/}', ErrorMessage: '*'}}
                            RetryDetails: {CurrentAttempt: 1, NextAttemptDelaySeconds: '${/^[0-5]$/}'}
                        """)).isEmpty();
    }

    @Test
    void anExpectedEventIsFoundByItsIdAlone() throws IOException {
        assertThat(differences("- {EventId: 2, EventType: WaitStarted}"))
                .containsExactly("event 2.EventType: expected \"WaitStarted\", but it is \"StepStarted\"");
        assertThat(differences("- {EventId: 4, EventType: WaitStarted}"))
                .containsExactly("event 4 (WaitStarted) is not there");
    }

    @Test
    void aNameIsTheSameValueWhereverItStands() throws IOException {
        assertThat(differences("[{EventId: 2, Id: '${A}'}, {EventId: 3, EventType: '${A}'}]"))
                .containsExactly("event 3.EventType: expected \"abc\", which is ${A}, but it is \"StepFailed\"");
    }

    @Test
    void anyValueAndAnyObjectMustStillBeThere() throws IOException {
        assertThat(differences("- {EventId: 2, Name: '*', StepSucceededDetails: {}}"))
                .containsExactly(
                        "event 2.Name: expected \"*\", but it is absent",
                        "event 2.StepSucceededDetails: expected {}, but it is absent");
    }

    @Test
    void aNullSaysThatTheMemberIsAbsent() throws IOException {
        assertThat(differences("- {EventId: 2, Name: }")).isEmpty();
        assertThat(differences("- {EventId: 2, Id: }"))
                .containsExactly("event 2.Id: expected nothing, but it is \"abc\"");
    }

    @Test
    void retryDetailsWithADelayThatNobodyExpectsDiffer() throws IOException {
        assertThat(differences("- {EventId: 3, StepFailedDetails: {RetryDetails: {CurrentAttempt: 1}}}"))
                .containsExactly("event 3.StepFailedDetails.RetryDetails.NextAttemptDelaySeconds: expected nothing,"
                        + " but it is 4");
    }

    @Test
    void anExpressionThatDoesNotMatchDiffers() throws IOException {
        assertThat(differences("- {EventId: 3, StepFailedDetails: {RetryDetails: {CurrentAttempt: '${/^[2-9]$/}',"
                        + " NextAttemptDelaySeconds: 4}}}"))
                .containsExactly("event 3.StepFailedDetails.RetryDetails.CurrentAttempt: expected a match of"
                        + " /^[2-9]$/, but it is 1");
    }

    private static List<String> differences(String expected) throws IOException {
        return HistoryMatcher.differences(elements(expected), elements(HISTORY));
    }

    private static List<JsonNode> elements(String yaml) throws IOException {
        List<JsonNode> elements = new ArrayList<>();
        new YAMLMapper().readTree(yaml).forEach(elements::add);
        return elements;
    }
}
