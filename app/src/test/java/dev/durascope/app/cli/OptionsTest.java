package dev.durascope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.time.TimeMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class OptionsTest {

    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "30s,PT30S", "5m,PT5M", "1h30m,PT1H30M", "2d,PT48H", "PT1M,PT1M", "pt2s,PT2S", "1H,PT1H"
    })
    void aDurationIsReadWithItsUnitOrInIso8601(String text, Duration expected) {
        assertThat(new DurationOption().convert(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "", "0s", "PT0S", "-5s", "PT-1S", "5 minutes", "1.5h", "s", "P", "99999999999s"})
    void aDurationWithoutUnitOrBelowZeroIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> new DurationOption().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("such as 30s, 5m or PT1M");
    }

    @Test
    void timeModesAreReadInAnyCaseAndOthersRefused() {
        assertThat(new TimeModeOption().convert("Skip")).isEqualTo(TimeMode.SKIP);
        assertThat(new TimeModeOption().convert("real")).isEqualTo(TimeMode.REAL);
        assertThat(new TimeModeOption().convert("manual")).isEqualTo(TimeMode.MANUAL);
        assertThat(new TimeModeOption().convert("scaled:60")).isEqualTo(TimeMode.scaled(60));
        assertThatThrownBy(() -> new TimeModeOption().convert("fast"))
                .hasMessage(
                        "'fast' is not a time mode: use real, skip, manual, or scaled:FACTOR such as scaled:60 for a minute a"
                                + " second.");
    }

    @Test
    void anAnswerIsAResultOrAnError() {
        assertThat(CallbackAnswer.parse("approval={\"a\": 1}"))
                .isEqualTo(new CallbackAnswer.Named("approval", new CallbackAnswer.Succeed("{\"a\": 1}")));
        assertThat(CallbackAnswer.parse("a=\"x=y\""))
                .isEqualTo(new CallbackAnswer.Named("a", new CallbackAnswer.Succeed("\"x=y\"")));
        assertThat(CallbackAnswer.parse("approval=fail:Rejected"))
                .isEqualTo(new CallbackAnswer.Named(
                        "approval",
                        new CallbackAnswer.Fail(ErrorObject.of("Rejected", "Failed by --callback approval"))));
        assertThat(CallbackAnswer.parse("approval=fail:Rejected:too: dear"))
                .isEqualTo(new CallbackAnswer.Named(
                        "approval", new CallbackAnswer.Fail(ErrorObject.of("Rejected", "too: dear"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "approval            | must be NAME=JSON or NAME=fail:TYPE",
                "=1                  | must be NAME=JSON or NAME=fail:TYPE",
                "approval=           | The answer of --callback approval is empty",
                "approval=yes        | The answer of --callback approval is not valid JSON",
                "approval=fail:      | needs the error's type"
            })
    void anAnswerThatIsNeitherIsRefused(String text, String expected) {
        assertThatThrownBy(() -> CallbackAnswer.parse(text))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(expected);
    }

    @Test
    void severalAnswersForOneNameAreGivenInOrderAndTheLastGoesOn() {
        CallbackAnswer.Book book =
                new CallbackAnswer.Book(List.of(CallbackAnswer.parse("a=1"), CallbackAnswer.parse("a=2")));

        assertThat(book.take(List.of("b", "a"))).contains(new CallbackAnswer.Succeed("1"));
        assertThat(book.take(List.of("a"))).contains(new CallbackAnswer.Succeed("2"));
        assertThat(book.take(List.of("a"))).contains(new CallbackAnswer.Succeed("2"));
        assertThat(book.take(List.of("c"))).isEmpty();
        assertThat(book.complaint()).isNull();
    }

    @Test
    void aNameThatNothingWasCalledByIsToldAtTheEnd() {
        CallbackAnswer.Book book = new CallbackAnswer.Book(List.of(CallbackAnswer.parse("aproval=1")));
        assertThat(book.complaint()).isEqualTo("--callback aproval answered nothing: nothing waited for an answer.");

        book.take(List.of("approval", "approval-callback"));
        assertThat(book.complaint())
                .isEqualTo("--callback aproval answered nothing: what waited for an answer was \"approval\".");
    }

    @Test
    void aMissingDisplayIsToldInASentence() {
        assertThat(Display.missing(Map.of(), "Linux", null))
                .isEqualTo("there is no display to open a window on: DISPLAY is not set");
        assertThat(Display.missing(Map.of("WAYLAND_DISPLAY", "wayland-0"), "Linux", null))
                .contains("JavaFX needs Xwayland");
        assertThat(Display.missing(Map.of("DISPLAY", ":0"), "Linux", null)).isNull();
        assertThat(Display.missing(Map.of(), "Mac OS X", null)).isNull();
        assertThat(Display.missing(Map.of(), "Windows 11", null)).isNull();
        assertThat(Display.missing(Map.of(), "Linux", "Headless")).isNull();
    }

    @Test
    void aStoreThatIsAnotherKindOfFileIsRefusedAndLeftAlone(@TempDir Path directory) throws Exception {
        Path notes = Files.writeString(directory.resolve("notes.txt"), "Keep me.");

        assertThatThrownBy(() -> ProcessEngines.refuseForeignFile(notes))
                .hasMessage("--store: " + notes + " is not a store; name another file, or one that is not there.");
        assertThatThrownBy(() -> ProcessEngines.refuseForeignFile(directory))
                .hasMessage("--store: " + directory + " is a directory; name a file.");
        assertThat(notes).hasContent("Keep me.");
        ProcessEngines.refuseForeignFile(directory.resolve("new.db"));
        ProcessEngines.refuseForeignFile(
                Files.writeString(directory.resolve("old.db"), "SQLite format 3\0and the rest"));
    }
}
