package dev.durascope.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class RunNameTest {
    private static final LocalDateTime AT = LocalDateTime.of(2026, 11, 21, 9, 30, 5, 7_000_000);

    @Test
    void aRunIsNamedByItsFunctionAndItsTime() {
        assertThat(RunName.of("orders", AT)).isEqualTo("orders-1121-093005-007");
    }

    @Test
    void aLongNameIsCutToWhatAnExecutionsNameMayHave() {
        assertThat(RunName.of("f".repeat(64), AT)).hasSizeLessThanOrEqualTo(64).matches("[a-zA-Z0-9-_]+");
    }
}
