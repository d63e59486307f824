package dev.durascope.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.time.TimeMode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteInputStoreTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String ORDERS = "/home/me/orders.jar#com.example.Orders";

    @TempDir
    Path directory;

    private SqliteStore store;
    private InputStore inputs;

    @BeforeEach
    void open() {
        store = SqliteStore.open(file());
        inputs = store.launches().inputs();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Path file() {
        return directory.resolve("durascope.db");
    }

    private void reopen() {
        close();
        open();
    }

    private void keep(String... texts) {
        for (String text : texts) {
            inputs.keep(ORDERS, new KeptInput(text, NOON, null));
        }
    }

    @Test
    void inputsComeBackAfterReopeningTheNewestFirstEachHandlersOwn() {
        ExecutionArn arn = Journals.execution(1).arn();
        KeptInput last = new KeptInput("{\"name\": \"Zoë 🚀\"}", NOON.plusSeconds(60), arn);
        keep("1");
        inputs.keep(ORDERS, last);
        inputs.keep("other", new KeptInput("3", NOON, null));
        reopen();

        assertThat(inputs.inputs(ORDERS)).containsExactly(last, new KeptInput("1", NOON, null));
        assertThat(inputs.inputs("other")).extracting(KeptInput::text).containsExactly("3");
        assertThat(inputs.inputs("unknown")).isEmpty();
    }

    @Test
    void theSameTextMovesToTheTopAndStandsThereOnce() {
        keep("1", "2", "3", "1");

        assertThat(inputs.inputs(ORDERS)).extracting(KeptInput::text).containsExactly("1", "3", "2");
    }

    @Test
    void theNewestIsFirstHoweverTheClockWasSet() {
        keep("1");
        inputs.keep(ORDERS, new KeptInput("2", NOON.minusSeconds(3_600), null));

        assertThat(inputs.inputs(ORDERS)).extracting(KeptInput::text).containsExactly("2", "1");
    }

    @Test
    void theOldestAreForgottenWhereThereAreTooMany() {
        IntStream.range(0, InputStore.MOST + 5).forEach(i -> keep(String.valueOf(i)));

        assertThat(inputs.inputs(ORDERS))
                .hasSize(InputStore.MOST)
                .extracting(KeptInput::text)
                .startsWith("34", "33")
                .endsWith("5");
    }

    @Test
    void theOldestAreForgottenWhereTheyAreTooLargeTogetherAndOneThatIsTooLargeIsNotKept() {
        keep("\"small\"");
        for (int i = 0; i < 4; i++) {
            keep("\"" + "é".repeat(InputStore.MOST_BYTES / 2 - 2) + i + "\"");
        }
        keep("\"" + "é".repeat(InputStore.MOST_BYTES / 2) + "\"");

        assertThat(inputs.inputs(ORDERS))
                .hasSize(4)
                .allSatisfy(kept -> assertThat(kept.text()).contains("é"));
        assertThat(InputStore.isKept("x".repeat(InputStore.MOST_BYTES))).isTrue();
        assertThat(InputStore.isKept("x".repeat(InputStore.MOST_BYTES + 1))).isFalse();
        assertThat(InputStore.isKept("é".repeat(InputStore.MOST_BYTES / 2 + 1))).isFalse();
    }

    @Test
    void oneInputIsForgottenOrAllOfAHandlerWithItsConfiguration() {
        keep("1", "2", "3");
        inputs.keep("other", new KeptInput("2", NOON, null));
        inputs.forget(ORDERS, "2");
        inputs.forget(ORDERS, "unknown");
        assertThat(inputs.inputs(ORDERS)).extracting(KeptInput::text).containsExactly("3", "1");
        inputs.forgetAll(ORDERS);
        assertThat(inputs.inputs(ORDERS)).isEmpty();
        assertThat(inputs.inputs("other")).hasSize(1);
        store.launches().delete("other");
        assertThat(inputs.inputs("other")).isEmpty();
    }

    @Test
    void whatIsForgottenIsNotInTheLaunchConfigurationEither() {
        store.launches().save(launch("2"));
        keep("1", "2");
        inputs.forget(ORDERS, "1");
        assertThat(configuration().input()).isEqualTo("2");
        inputs.forget(ORDERS, "2");
        assertThat(configuration()).isEqualTo(launch(""));
        store.launches().save(launch("3"));
        inputs.forgetAll(ORDERS);
        assertThat(configuration()).isEqualTo(launch(""));
    }

    private LaunchConfiguration configuration() {
        return store.launches().configuration(ORDERS).orElseThrow();
    }

    private static LaunchConfiguration launch(String input) {
        FunctionConfig function = FunctionConfig.durable(
                "Orders", new Code.Archive(Path.of("/home/me/orders.jar")), "com.example.Orders");
        return LaunchConfiguration.of(ORDERS, function, input, TimeMode.SKIP, NOON);
    }

    @Test
    void aStoreOfAnEarlierVersionBeginsWithTheInputThatEachHandlerWasRunWithLast() throws Exception {
        store.launches().save(launch("{\"orderId\": 4711}"));
        close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE input");
            statement.execute("ALTER TABLE execution DROP COLUMN original");
            statement.execute("ALTER TABLE launch DROP COLUMN listed");
            statement.execute("INSERT INTO launch VALUES ('broken', 1, '{')");
            statement.execute("PRAGMA user_version = 2");
        }
        open();

        assertThat(inputs.inputs(ORDERS)).containsExactly(new KeptInput("{\"orderId\": 4711}", NOON, null));
        assertThat(inputs.inputs("broken")).isEmpty();
        keep("2");
        assertThat(inputs.inputs(ORDERS)).hasSize(2);
    }
}
