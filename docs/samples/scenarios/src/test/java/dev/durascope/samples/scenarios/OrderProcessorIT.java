package dev.durascope.samples.scenarios;

import static dev.durascope.junit.DurableAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durascope.junit.DurableFunctionCloudTestRunner;
import dev.durascope.junit.DurableTestRunner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The order processor as its SAM template deploys it, on {@code durascope serve} and the real clock, with its table in
 * DynamoDB Local.
 */
@Tag("slow")
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT) // each test waits for ten seconds of the real clock
class OrderProcessorIT {
    private static final Path TEMPLATE = Path.of("../order-processor/template.yaml");
    private static final String TABLE = "OrdersTable";
    private static final Duration COOLING_OFF = Duration.ofSeconds(10);

    @TempDir
    static Path directory;

    private static DynamoDbLocal dynamoDb;
    private static Served served;

    @BeforeAll
    static void deploy() throws IOException {
        dynamoDb = DynamoDbLocal.start(directory);
        dynamoDb.createTable(TABLE);
        served = Served.start(
                directory,
                Map.of("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.endpoint().toString()),
                TEMPLATE);
    }

    @AfterAll
    static void remove() throws IOException {
        if (served != null) {
            served.close();
        }
        if (dynamoDb != null) {
            dynamoDb.close();
        }
    }

    private static DurableTestRunner runner(Served cloud, String function) {
        return DurableFunctionCloudTestRunner.forFunction(function + ":$LATEST")
                .region(cloud.region())
                .endpoint(URI.create(cloud.endpoint()))
                .credentials(cloud.credentials())
                .build();
    }

    private static Map<String, Object> order(String id, Object amount) {
        return Map.of("orderId", id, "amount", amount);
    }

    @Test
    void anOrderIsKeptInItsTableForThirtyDays() {
        try (var runner = runner(served, "OrderProcessor")) {
            var result = runner.run(order("order-1", 99.95));

            assertThat(result)
                    .succeeded()
                    .hasOperations("validate", "process-payment", "confirmation", "confirm", "persist");
            JsonNode answer = result.result(JsonNode.class);
            assertThat(answer.path("persistence").path("store").asText()).isEqualTo("dynamodb");
            assertThat(answer.path("persistence").path("place").asText()).isEqualTo(TABLE);

            Map<String, AttributeValue> item = dynamoDb.client()
                    .getItem(get -> get.tableName(TABLE).key(Map.of("orderId", AttributeValue.fromS("order-1"))))
                    .item();
            assertThat(item.get("amount").n()).isEqualTo("99.95");
            assertThat(item.get("status").s()).isEqualTo("CONFIRMED");
            assertThat(item.get("paymentId").s())
                    .isEqualTo(answer.path("paymentId").asText());
            Instant storedAt = Instant.parse(item.get("storedAt").s());
            assertThat(storedAt).isCloseTo(Instant.now(), within(5, ChronoUnit.MINUTES));
            Instant expiresAt =
                    Instant.ofEpochSecond(Long.parseLong(item.get("expiresAt").n()));
            assertThat(expiresAt).isEqualTo(storedAt.plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS));
        }
    }

    @Test
    void anInvalidOrderFailsAndNothingIsKept() {
        try (var runner = runner(served, "OrderProcessor")) {
            var result = runner.run(order("order-2", -5));

            assertThat(result).failed().hasErrorMessageContaining("amount must be more than 0");
            assertThat(result).hasStep("validate").thatFailed().withAttempts(1);
            assertThat(result).doesNotHaveOperation("process-payment");
            assertThat(dynamoDb.client()
                            .getItem(
                                    get -> get.tableName(TABLE).key(Map.of("orderId", AttributeValue.fromS("order-2"))))
                            .hasItem())
                    .isFalse();
        }
    }

    @Test
    void itTakesItsTenSecondsAndLittleMore() {
        try (var runner = runner(served, "OrderProcessor")) {
            var result = runner.run(order("order-3", 10));

            assertThat(result).succeeded();
            assertThat(result.getWait("confirmation").duration()).isGreaterThanOrEqualTo(COOLING_OFF);
            // The clock is real, so this proves that the wait is slept through once, and not that the machine is fast.
            assertThat(Duration.between(result.startTimestamp(), result.endTimestamp()))
                    .isBetween(COOLING_OFF, COOLING_OFF.multipliedBy(6));
        }
    }

    @Test
    void anApprovalComesFromOutside() {
        try (var runner = runner(served, "OrderProcessor")) {
            runner.runAsync(order("order-4", 2_499.5));
            String callback = runner.waitForCallback("approval");
            runner.sendCallbackSuccess(callback, Map.of("approved", false, "by", "Ann"));
            var result = runner.waitForResult();

            assertThat(result).succeeded().ranInOrder("confirmation", "approval", "refund", "persist");
            assertThat(result).doesNotHaveOperation("confirm");
            assertThat(dynamoDb.client()
                            .getItem(
                                    get -> get.tableName(TABLE).key(Map.of("orderId", AttributeValue.fromS("order-4"))))
                            .item()
                            .get("status")
                            .s())
                    .isEqualTo("REJECTED");
        }
    }

    @Test
    void aTableThatIsNotThereFailsThePersistingAndNamesIt() throws IOException {
        Path template = Files.writeString(
                directory.resolve("no-table.yaml"),
                Files.readString(TEMPLATE)
                        .replace("!Ref OrdersTable", "NoSuchTable")
                        .replace(
                                "target/order-processor.jar",
                                TEMPLATE.resolveSibling("target/order-processor.jar")
                                        .toAbsolutePath()
                                        .normalize()
                                        .toString()));
        try (Served without = Served.start(
                        Files.createDirectory(directory.resolve("no-table")),
                        Map.of("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.endpoint().toString()),
                        template,
                        "--time",
                        "skip");
                var runner = runner(without, "OrderProcessor")) {
            var result = runner.run(order("order-5", 10));

            assertThat(result).failed().hasErrorMessageContaining("NoSuchTable");
        }
    }
}
