package dev.durascope.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The player sees what is wrong: a judge that cannot say no proves nothing. */
@Timeout(60)
class RequirementPlayerTest {

    private static final String GREETING = """
            description: a greeting
            Input: World
            ExpectedResult: {ExecutionStatus: SUCCEEDED, Result: 'Hello, World!'}
            ExpectedExecutionHistory:
              - {EventId: 2, EventType: StepStarted, StepStartedDetails: {}}
              - {EventId: 3, EventType: StepSucceeded, Name: '*'}
            """;

    private static InProcessStage stage;
    private static RequirementPlayer player;

    @BeforeAll
    static void open() throws IOException {
        stage = new InProcessStage();
        player = new RequirementPlayer(stage);
    }

    @AfterAll
    static void close() {
        player.close();
        stage.close();
    }

    @Test
    void aHandlerThatDoesWhatIsRequiredPasses() throws IOException {
        Play play = play("1-2", GREETING);

        assertThat(play.passed()).as(play.describe()).isTrue();
        assertThat(play.history()).hasSize(5);
    }

    @Test
    void aMissingMemberIsADifference() throws IOException {
        assertThat(play("1-1", GREETING).differences())
                .containsExactly("event 3.Name: expected \"*\", but it is absent");
    }

    @Test
    void anotherResultIsADifferenceInTheAnswerAndInTheExecution() throws IOException {
        assertThat(play("1-2", GREETING.replace("Hello, World!", "Goodbye")).differences())
                .containsExactlyInAnyOrder(
                        "the execution's result is \"Hello, World!\", expected \"Goodbye\"",
                        "the invocation's answer is \"Hello, World!\", expected \"Goodbye\"");
    }

    @Test
    void anotherStatusIsADifference() throws IOException {
        assertThat(play("1-19", GREETING).differences())
                .anySatisfy(difference ->
                        assertThat(difference).startsWith("the execution's status is FAILED, expected SUCCEEDED"))
                .anySatisfy(difference ->
                        assertThat(difference).startsWith("the invocation's answer has the function error"));
    }

    @Test
    void anExecutionThatIsNotExpectedToEndIsStoppedWhenItsEventsAreThere() throws IOException {
        Play play = play("2-5", """
                description: an hour
                AsyncInvoke: true
                Input:
                ExpectedExecutionHistory:
                  - {EventId: 2, EventType: WaitStarted, WaitStartedDetails: {Duration: 3600}}
                  - {EventId: 3, EventType: InvocationCompleted}
                """);

        assertThat(play.passed()).as(play.describe()).isTrue();
    }

    private static Play play(String handler, String yaml) throws IOException {
        Requirement requirement = RequirementReader.parse(handler, yaml);
        return player.play(requirement, stage.functionFor(requirement).orElseThrow());
    }
}
