package dev.durascope.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.durascope.engine.conformance.Requirement.CallbackAction;
import dev.durascope.engine.conformance.Requirement.CallbackOperation;
import dev.durascope.engine.conformance.Requirement.ExpectedLog;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RequirementReaderTest {

    private static final String FILE = """
            # 4.1: a comment
            description: A callback
              over two lines
            handler: Whatever.
            AsyncInvoke: true
            Variables:
              NAME: ${GEN_STR:10}
            Input: ['${NAME}', '${OTHER}']
            ExpectedResult:
              ExecutionStatus: SUCCEEDED
              Result:
            CallbackActions:
              - CallbackName: ${NAME}
                Operation: success
                Payload: {id: 7}
                Delay: 1
              - CallbackName: ${NAME}
                Operation: heartbeat
            ExpectedExecutionHistory:
              - {EventId: 2, EventType: CallbackStarted}
            ExpectedLogs:
              - match: {message: '/x/'}
                count: 2
            """;

    @Test
    void aRequirementSaysAllThatIsPlayedAndExpected() throws IOException {
        Requirement requirement = RequirementReader.parse("4-1", FILE);

        assertThat(requirement).hasToString("4-1 A callback over two lines");
        assertThat(requirement.suite()).isEqualTo(4);
        assertThat(requirement.number()).isEqualTo(1);
        assertThat(requirement.asynchronous()).isTrue();
        assertThat(requirement.expectedResult().orElseThrow().status()).isEqualTo("SUCCEEDED");
        assertThat(requirement
                        .expectedResult()
                        .orElseThrow()
                        .result()
                        .orElseThrow()
                        .isNull())
                .isTrue();
        assertThat(requirement.callbackActions())
                .extracting(CallbackAction::operation, CallbackAction::delay)
                .containsExactly(
                        tuple(CallbackOperation.SUCCESS, Duration.ofSeconds(1)),
                        tuple(CallbackOperation.HEARTBEAT, Duration.ZERO));
        assertThat(requirement.expectedEvents()).hasSize(1);
        assertThat(requirement.expectedLogs()).containsExactly(new ExpectedLog("/x/", 2));
    }

    @Test
    void aKeyThatThePlayerDoesNotKnowIsRefused() {
        assertThatThrownBy(() -> RequirementReader.parse("9-1", "Surprise: 1"))
                .hasMessageContaining("requirement 9-1 has the key 'Surprise'");
    }

    @Test
    void variablesAreGeneratedOnceAndStandWhereverTheirNamesStood() throws IOException {
        Requirement requirement = RequirementReader.parse("4-1", FILE);
        Variables variables = Variables.generate(requirement.variables(), new Random(7));

        String name = variables.values().get("NAME");
        assertThat(name).matches("[a-zA-Z0-9]{10}");
        assertThat(variables.expand(requirement.input()))
                .containsExactly(TextNode.valueOf(name), TextNode.valueOf("${OTHER}"));
        assertThat(variables.expand("\"${NAME}\"")).isEqualTo('"' + name + '"');
        assertThat(Variables.generate(requirement.variables(), new Random(8)).values())
                .isNotEqualTo(variables.values());
    }
}
