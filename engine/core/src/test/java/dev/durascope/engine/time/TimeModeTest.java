package dev.durascope.engine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeModeTest {

    @ParameterizedTest
    @CsvSource({
        "real, REAL",
        "SKIP, SKIP",
        "Manual, MANUAL",
        "scaled:60, SCALED:60",
        "SCALED:0.5, SCALED:0.5",
        "scaled:1.50, SCALED:1.5",
        "scaled:x3600, SCALED:3600",
        "scaled:1000000, SCALED:1000000",
        "x60, SCALED:60",
        "60x, SCALED:60",
        "×60, SCALED:60",
        "' ×0.001 ', SCALED:0.001"
    })
    void aModeIsReadInAnyCaseAndWrittenInOne(String text, String name) {
        TimeMode mode = TimeMode.parse(text);

        assertThat(mode.name()).isEqualTo(name);
        assertThat(TimeMode.parse(mode.name())).isEqualTo(mode);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fast",
                "scaled",
                "scaled:",
                "scaled:fast",
                "x",
                "60",
                "-1x",
                "scaled:-1",
                "scaled:1e3",
                "scaled:NaN",
                "scaled:0x10",
                "scaled:60d",
                "xx60",
                "scaled:1,5"
            })
    void whatIsNoModeIsRefusedWithThoseThereAre(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeMode.parse(text))
                .withMessage("'" + text + "' is not a time mode: use real, skip, manual, or scaled:FACTOR such as"
                        + " scaled:60 for a minute a second.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scaled:0", "scaled:0.0009", "x1000001"})
    void aFactorOutsideItsBoundsIsRefusedWithThem(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeMode.parse(text))
                .withMessageContaining("must be from 0.001 to 1000000");
    }

    @Test
    void onlyScaledTimeHasAFactor() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TimeMode(TimeMode.Kind.SKIP, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> TimeMode.scaled(Double.NaN));
        assertThat(TimeMode.scaled(0.5).factorText()).isEqualTo("0.5");
    }
}
