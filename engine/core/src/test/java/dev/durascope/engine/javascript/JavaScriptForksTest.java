package dev.durascope.engine.javascript;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durascope.engine.execution.ForkRequest;
import dev.durascope.engine.export.HistoryFile;
import dev.durascope.engine.export.HistoryJson;
import dev.durascope.engine.fork.ForkPlan;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.replay.Comparison;
import dev.durascope.engine.time.TimeMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Executions of handlers on AWS's JavaScript SDK, forked after any event that AWS's history tells of them. */
@Timeout(180)
class JavaScriptForksTest {

    private static JavaScriptEngine engine;

    @BeforeAll
    static void open() {
        engine = JavaScriptEngine.open(TimeMode.SKIP);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "operations.map",
                "operations.parallel",
                "operations.condition",
                "combinations.nested",
                "combinations.largeMap",
                "combinations.retried"
            })
    void aForkAfterAnyEventComesToTheSameEnd(String scenario) throws Exception {
        Running original = engine.start(scenario, "{\"numbers\":[1,2,3],\"goal\":3}");
        JsonNode result = original.result();
        byte[] file = HistoryJson.of(original.events()).getBytes(StandardCharsets.UTF_8);
        List<JournalRecord> journal =
                HistoryFile.parse(file, "history.json", "production").records();
        for (JournalRecord cut : journal) {
            ForkPlan plan = ForkPlan.of(original.arn(), journal, cut.position(), List.of());
            ExecutionArn arn =
                    engine.service().fork(new ForkRequest(plan, original.arn().function(), null, null));
            Running fork = new Running(engine.service(), arn);
            assertThat(fork.result()).as("cut at %s", cut).isEqualTo(result);
            Comparison comparison =
                    Comparison.of(original.arn(), journal, arn, engine.service().journal(arn, 0));
            assertThat(comparison.isSame())
                    .as("cut at %s: %s %s", cut, comparison.firstDifference(), comparison.end())
                    .isTrue();
        }
    }
}
