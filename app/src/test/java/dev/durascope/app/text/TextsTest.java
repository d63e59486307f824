package dev.durascope.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
    private final Texts english = new Texts(Locale.ROOT);

    @Test
    void aKeyThatNoBundleHasIsItsOwnText() {
        assertThat(Texts.text("nobody.wrote.this")).isEqualTo("nobody.wrote.this");
        assertThat(Texts.text("nobody.wrote.this", 1)).isEqualTo("nobody.wrote.this");
    }

    @Test
    void aLanguageThatIsMissingIsEnglishWhateverTheMachineSpeaks() {
        Texts klingon = new Texts(Locale.of("tlh", "AQ"));

        assertThat(klingon.of("search.nothing")).isEqualTo(english.of("search.nothing"));
    }

    @Test
    void aLineThatCannotBeReadIsLeftOut() {
        assertThat(Texts.parse("# a = comment\n\none = 1\\nl\ntwo = \\q\nthree = it's {0} = 3\r\n"))
                .containsOnly(Map.entry("one", "1\nl"), Map.entry("three", "it's {0} = 3"));
    }

    @Test
    void anApostropheInAChoiceStandsAsItIs() {
        assertThat(Texts.format("{0} {0,choice,0#don't|1#doesn't|1<don't}").format(new Object[] {1}))
                .isEqualTo("1 doesn't");
    }

    @Test
    void anApostropheStandsAsItIsWithArgumentsAndWithout() {
        assertThat(Texts.format("the debugger's address {0}").format(new Object[] {"here"}))
                .isEqualTo("the debugger's address here");
        assertThat(english.of("attach.copy", "127.0.0.1:5005", "debugger attached"))
                .isEqualTo("Copy the debugger's address 127.0.0.1:5005, debugger attached");
    }

    @Test
    void aNumberHasGroupsOnlyWhereItsPatternSaysSo() {
        assertThat(english.of("search.place", 1234, 5678L)).isEqualTo("1234 of 5678");
        assertThat(english.of("count.events", 1234)).isEqualTo("1,234 events");
    }

    @ParameterizedTest
    @CsvSource({"0, 0 events", "1, 1 event", "2, 2 events"})
    void aChoiceGoesByTheNumber(int count, String expected) {
        assertThat(english.of("count.events", count)).isEqualTo(expected);
    }
}
