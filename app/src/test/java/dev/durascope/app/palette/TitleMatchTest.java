package dev.durascope.app.palette;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitleMatchTest {
    private static final String ELSEWHERE = "Debug F8 Go on to the next checkpoint in this context.";

    @ParameterizedTest
    @CsvSource({
        "step, 0",
        "STEP, 0",
        "'  step  ', 0",
        "over, 5-8",
        "'ov st', '0-1,5-6'",
        "tep, 1-3",
        "so, '0,5'",
        "stov, '0-1,5-6'",
        "'', ''"
    })
    void whatWasTypedIsMarked(String typed, String marked) {
        TitleMatch match = TitleMatch.of(typed, "Step Over", ELSEWHERE);
        assertThat(match).isNotNull();
        assertThat(match.marked()).isEqualTo(marked.equals("0") ? bits("0-3") : bits(marked));
    }

    @ParameterizedTest
    @CsvSource({"debug", "f8", "next", "'step checkpoint'"})
    void menuKeyAndDescriptionAreFoundToo(String typed) {
        assertThat(TitleMatch.of(typed, "Step Over", ELSEWHERE)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"stop", "'step x'", "po", "ext", "sv"})
    void whatFitsNowhereIsNoMatch(String typed) {
        assertThat(TitleMatch.of(typed, "Step Over", ELSEWHERE)).isNull();
    }

    @Test
    void theTitlesBeginningIsBestThenAWordsThenItsInsideThenItsInitialsThenAllElse() {
        assertThat(new int[] {cost("st"), cost("ov"), cost("tep"), cost("so"), cost("debug")})
                .isSorted()
                .doesNotHaveDuplicates();
    }

    private static int cost(String typed) {
        TitleMatch match = TitleMatch.of(typed, "Step Over", ELSEWHERE);
        assertThat(match).as(typed).isNotNull();
        return match.cost();
    }

    private static BitSet bits(String ranges) {
        BitSet bits = new BitSet();
        for (String range : ranges.isEmpty() ? new String[0] : ranges.split(",")) {
            String[] ends = range.split("-");
            bits.set(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]) + 1);
        }
        return bits;
    }
}
