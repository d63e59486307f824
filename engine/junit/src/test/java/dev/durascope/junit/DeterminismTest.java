package dev.durascope.junit;

import static dev.durascope.junit.DurableAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.engine.export.HistoryFile;
import dev.durascope.engine.export.HistoryJson;
import dev.durascope.engine.replay.DeterminismReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class DeterminismTest {
    private static DurableFunctionTestResult recorded;

    @BeforeAll
    static void record() {
        try (var runner =
                DurableFunctionTestRunner.forHandler(new RecordedOrder()).build()) {
            recorded = runner.run("o");
        }
    }

    @Test
    void aHandlerThatDoesWhatWasRecordedIsDeterministic() {
        String json = HistoryJson.of(recorded.events());
        HistoryFile history = HistoryFile.parse(json.getBytes(StandardCharsets.UTF_8), "history.json", "orders");
        DeterminismReport report = Determinism.of(RecordedOrder.class).against(history);
        assertThat(report).isDeterministic();
        assertThat(report.compared()).isEqualTo(3);
    }

    @Test
    void aHandlerThatPartsFromItIsToldWhereInItsSource() {
        DeterminismReport report = Determinism.of(RecordedOrder.Changed.class).against(recorded);
        assertThatThrownBy(() -> assertThat(report).isDeterministic())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("but it parts from it in one place")
                .hasMessageContaining("Step 'check' is now called 'validate'. (RecordedOrder.java:");
    }

    @Test
    void whatCannotBeReplayedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Determinism.of(org.junit.jupiter.api.Assertions.class))
                .withMessageContaining("lies in junit-jupiter-api-");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Determinism.of(Path.of("nothing.jar")))
                .withMessageContaining("nothing.jar cannot be run");
    }
}
