package dev.durascope.engine.execution;

import static dev.durascope.engine.execution.EngineHarness.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.ExecutionSummary;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.InvocationType;
import dev.durascope.engine.store.SqliteStore;
import dev.durascope.engine.store.StoredExecution;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file that an earlier version wrote. */
@Timeout(60)
class OldStoreTest {
    /** Shortly after the file was written. */
    private static final InstantSource THEN = InstantSource.fixed(Instant.ofEpochMilli(1_795_243_700_000L));

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void writeFile() throws Exception {
        file = directory.resolve("durascope.db");
        String script;
        try (InputStream in = SqliteStore.class.getResourceAsStream("schema-1.sql")) {
            script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String each : script.split(";\n")) {
                statement.execute(each);
            }
        }
    }

    @Test
    void allThatItHoldsIsThereAndWhatItDidNotHoldIsTheLessStrict() {
        try (SqliteStore store = SqliteStore.open(file)) {
            assertThat(store.notice()).isEmpty();
            assertThat(store.executions())
                    .extracting(StoredExecution::summary)
                    .extracting(summary -> summary.arn().name(), ExecutionSummary::status)
                    .containsExactly(
                            tuple("waiting", ExecutionStatus.RUNNING), tuple("done", ExecutionStatus.SUCCEEDED));
            assertThat(store.executions()).allSatisfy(stored -> {
                assertThat(stored.invocationType()).isEqualTo(InvocationType.REQUEST_RESPONSE);
                assertThat(stored.config()).isEqualTo(new DurableConfig(86_400, 30));
            });
            assertThat(store.journal(store.executions().getLast().arn(), 0)).hasSize(14);
        }
        try (SqliteStore again = SqliteStore.open(file)) {
            assertThat(again.executions()).hasSize(2);
        }
    }

    @Test
    void whatRanInItGoesOnWithTheCallbackIdsOfItsTime() throws Exception {
        try (EngineHarness engine = new EngineHarness(ExecutorSettings.DEFAULT, SqliteStore.open(file), THEN)) {
            engine.durable(
                    "orders",
                    call -> succeeded(call.operation("approval").details().result()));
            ExecutionSummary waiting = engine.executor.executions().getFirst();
            HistoryEvent.CallbackStarted callback =
                    (HistoryEvent.CallbackStarted) engine.events(waiting.arn()).get(1);

            engine.executor.callbackSucceeded(callback.callbackId(), "\"yes\"");

            assertThat(engine.executor
                            .ended(waiting.arn())
                            .get(20, TimeUnit.SECONDS)
                            .facts()
                            .result()
                            .payload())
                    .isEqualTo("\"yes\"");
        }
    }
}
