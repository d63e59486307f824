package dev.durascope.samples.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** DynamoDB Local in a process and in memory of its own, with one table for everybody who asks. */
final class DynamoDbLocal implements AutoCloseable {
    private static final Path LIBRARIES = Path.of("../dynamodb-local/target/lib");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final URI endpoint;
    private final DynamoDbClient client;

    private DynamoDbLocal(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
        this.client = DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
    }

    /** Starts it and waits until it answers. */
    static DynamoDbLocal start(Path directory) throws IOException {
        int port = freePort();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(
                        java.toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-Dsqlite4java.library.path=" + LIBRARIES.toAbsolutePath(),
                        "-cp",
                        LIBRARIES.toAbsolutePath() + "/*",
                        "com.amazonaws.services.dynamodbv2.local.main.ServerRunner",
                        "-inMemory",
                        "-sharedDb",
                        "-disableTelemetry",
                        "-port",
                        Integer.toString(port))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("dynamodb.log").toFile())
                .start();
        DynamoDbLocal started = new DynamoDbLocal(process, URI.create("http://127.0.0.1:" + port));
        try {
            started.awaitAnswer();
        } catch (AssertionError e) {
            started.close();
            throw e;
        }
        return started;
    }

    /** The port is asked for by number, and only what has been bound is known to be free. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitAnswer() {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!answers()) {
            assertThat(process.isAlive()).as("DynamoDB Local runs").isTrue();
            assertThat(Instant.now()).as("DynamoDB Local answers").isBefore(deadline);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private boolean answers() {
        try {
            client.listTables();
            return true;
        } catch (SdkClientException e) {
            return false;
        }
    }

    URI endpoint() {
        return endpoint;
    }

    DynamoDbClient client() {
        return client;
    }

    /** Makes a table as the sample's template does. */
    void createTable(String name) {
        client.createTable(table -> table.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(a -> a.attributeName("orderId").attributeType(ScalarAttributeType.S))
                .keySchema(key -> key.attributeName("orderId").keyType(KeyType.HASH)));
        client.updateTimeToLive(ttl -> ttl.tableName(name)
                .timeToLiveSpecification(specification ->
                        specification.attributeName("expiresAt").enabled(true)));
    }

    @Override
    public void close() {
        client.close();
        process.destroyForcibly();
    }
}
