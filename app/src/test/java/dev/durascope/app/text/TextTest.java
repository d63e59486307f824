package dev.durascope.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 ms",
        "999, 999 ms",
        "1000, 1.0 s",
        "1449, 1.4 s",
        "59900, 59.9 s",
        "59999, 1:00",
        "598000, 9:58",
        "3600000, 1:00:00",
        "86400000, 1 d",
        "187200000, 2 d 4 h",
        "-5, 0 ms"
    })
    void aDurationIsAsShortAsItsSizeAllows(long millis, String expected) {
        assertThat(Durations.taken(Duration.ofMillis(millis))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1, 1 s", "3999, 4 s", "4000, 4 s", "59001, 1:00", "598000, 9:58", "-1, 0 s"})
    void whatIsLeftIsRoundedUpToSeconds(long millis, String expected) {
        assertThat(Durations.left(Duration.ofMillis(millis))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "1023, 1023 B", "1024, 1 KB", "4198, 4.1 KB", "104857600, 100 MB", "1610612736, 1.5 GB"})
    void bytesStandInTheLargestUnitThatLeavesOne(long bytes, String expected) {
        assertThat(Sizes.bytes(bytes)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-21T09:30:05Z, 09:30:05", "2026-11-20T23:59:00Z, 20 Nov 23:59"})
    void anEarlierDayIsNamed(Instant instant, String expected) {
        assertThat(Times.recent(instant, LocalDate.of(2026, 11, 21), ZoneOffset.UTC))
                .isEqualTo(expected);
    }
}
