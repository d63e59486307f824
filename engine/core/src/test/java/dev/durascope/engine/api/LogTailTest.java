package dev.durascope.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class LogTailTest {
    private final LogTail log = new LogTail();

    private String text() {
        return new String(Base64.getDecoder().decode(log.inBase64()), StandardCharsets.UTF_8);
    }

    @Test
    void aShortLogIsGivenWhole() {
        assertThat(text()).isEmpty();
        log.line("one");
        log.line("two");
        assertThat(text()).isEqualTo("one\ntwo\n");
    }

    @Test
    void ofALongOneTheLastFourKilobytes() {
        for (int i = 0; i < 10_000; i++) {
            log.line("line " + i);
        }
        assertThat(text()).hasSize(4096).endsWith("line 9998\nline 9999\n");
    }

    @Test
    void noCharacterIsCut() {
        log.line("ö".repeat(5_000));
        assertThat(text()).isEqualTo("ö".repeat(2_047) + "\n");
    }
}
