package dev.durascope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.time.TimeMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedCommandTest {

    private static TypedCommand answer(String name, String json) {
        return new TypedCommand.Answer(name, new CallbackAnswer.Succeed(json));
    }

    @Test
    void commandsAreReadWithWhatFollowsThem() {
        assertThat(TypedCommand.parse("next")).isEqualTo(new TypedCommand.Next());
        assertThat(TypedCommand.parse("  NEXT ")).isEqualTo(new TypedCommand.Next());
        assertThat(TypedCommand.parse("skip cool down")).isEqualTo(new TypedCommand.Skip("cool down"));
        assertThat(TypedCommand.parse("skip 'cool down'")).isEqualTo(new TypedCommand.Skip("cool down"));
        assertThat(TypedCommand.parse("skip it's over")).isEqualTo(new TypedCommand.Skip("it's over"));
        assertThat(TypedCommand.parse("time x60")).isEqualTo(new TypedCommand.Time(TimeMode.scaled(60)));
        assertThat(TypedCommand.parse("complete approval {\"a\": [1, \"b c\"]}"))
                .isEqualTo(answer("approval", "{\"a\": [1, \"b c\"]}"));
        assertThat(TypedCommand.parse("complete \"the approval\" \"yes\""))
                .isEqualTo(answer("the approval", "\"yes\""));
        assertThat(TypedCommand.parse("fail approval Rejected too dear"))
                .isEqualTo(new TypedCommand.Answer(
                        "approval", new CallbackAnswer.Fail(ErrorObject.of("Rejected", "too dear"))));
        assertThat(TypedCommand.parse("fail approval Rejected"))
                .isEqualTo(new TypedCommand.Answer(
                        "approval", new CallbackAnswer.Fail(ErrorObject.of("Rejected", "Failed by a command"))));
        assertThat(TypedCommand.parse("heartbeat approval")).isEqualTo(new TypedCommand.Heartbeat("approval"));
        assertThat(TypedCommand.parse("expire approval")).isEqualTo(new TypedCommand.Expire("approval"));
        assertThat(TypedCommand.parse("?")).isEqualTo(new TypedCommand.Help());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "frobnicate      | 'frobnicate' is not a command: use next, skip,",
                "next please     | 'next' stands alone, without 'please'.",
                "skip            | 'skip' needs a name, such as skip approval.",
                "time            | '' is not a time mode: use real,",
                "time fast       | 'fast' is not a time mode: use real,",
                "time scaled:0   | A factor of time must be from 0.001 to 1000000",
                "complete        | 'complete' needs a name and JSON",
                "complete a      | 'complete' needs a name and JSON",
                "complete a {b}  | The answer for a is not valid JSON",
                "complete a b 1  | a name with blanks in it stands in quotes.",
                "fail a          | 'fail' needs a name and an error type"
            })
    void whatCannotBeReadIsRefusedInALine(String line, String expected) {
        assertThatThrownBy(() -> TypedCommand.parse(line))
                .isInstanceOfSatisfying(
                        BadInput.class, bad -> assertThat(bad.lines()).hasSize(1))
                .hasMessageContaining(expected);
    }

    @Test
    void helpNamesEveryCommand() {
        assertThat(String.join(" ", TypedCommand.HELP))
                .contains(
                        "next",
                        "skip",
                        "time",
                        "complete",
                        "fail",
                        "heartbeat",
                        "expire",
                        "pause",
                        "resume",
                        "stop",
                        "status",
                        "help");
    }
}
