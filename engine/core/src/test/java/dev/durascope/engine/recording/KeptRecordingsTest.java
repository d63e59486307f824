package dev.durascope.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.engine.execution.RecordedExecutions;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.LambdaFault;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files of every version of the format, written by hand and never written anew: what somebody has saved is read by every
 * later Durascope. A new version gets a file of its own here.
 */
class KeptRecordingsTest {

    private static Path file(int version) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(KeptRecordingsTest.class.getResource("version-" + version + ".durascope"))
                .toURI());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aRecordingOfEveryVersionUpToNowIsRead(int version) throws IOException, URISyntaxException {
        Recording recording = new RecordingReader().read(file(version), bytes -> {});

        assertThat(version).isLessThanOrEqualTo(RecordingFormat.VERSION);
        assertThat(recording.notes()).isEmpty();
        assertThat(recording.arn().name()).isEqualTo("order-4711");
        assertThat(recording.journal().stream()
                        .map(record -> record.entry().getClass())
                        .anyMatch(JournalEntry.Forked.class::equals))
                .isEqualTo(version == 2);
        assertThat(new RecordedExecutions(recording).executions())
                .singleElement()
                .satisfies(execution -> assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED));
    }

    @Test
    void aRecordingOfALaterVersionIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> new RecordingReader().read(file(RecordingFormat.VERSION + 1), bytes -> {}))
                .isInstanceOf(LambdaFault.class)
                .hasMessageContaining("is a recording of version 3, and this Durascope reads versions up to 2")
                .hasMessageContaining("open it with a newer Durascope");
    }
}
