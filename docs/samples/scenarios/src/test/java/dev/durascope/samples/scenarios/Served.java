package dev.durascope.samples.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** {@code durascope serve} of the distribution, in a process of its own: these tests' cloud. */
final class Served implements AutoCloseable {
    private static final Path DISTRIBUTION = Path.of("../../../app/target/durascope/bin/durascope");

    private final Process process;
    private final JsonNode access;

    private Served(Process process, JsonNode access) {
        this.process = process;
        this.access = access;
    }

    /**
     * Serves the functions of a file.
     *
     * @param directory for what the process keeps and prints
     * @param environment over this process's own
     */
    static Served start(Path directory, Map<String, String> environment, Path functions, String... options)
            throws IOException {
        assertThat(DISTRIBUTION).as("the distribution, which mvn package makes").isExecutable();
        List<String> command = new ArrayList<>(List.of(
                DISTRIBUTION.toAbsolutePath().normalize().toString(),
                "serve",
                "--json",
                "--functions",
                functions.toAbsolutePath().toString()));
        command.addAll(List.of(options));
        Path log = directory.resolve("serve.log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment().put("DURASCOPE_HOME", directory.resolve("home").toString());
        builder.environment().put("HOME", directory.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        if (line == null) {
            throw new IOException("durascope serve said: " + Files.readString(log));
        }
        return new Served(process, new ObjectMapper().readTree(line));
    }

    String endpoint() {
        return access.path("endpoint").asText();
    }

    String region() {
        return access.path("region").asText();
    }

    AwsCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsSessionCredentials.create(
                access.path("accessKeyId").asText(),
                access.path("secretAccessKey").asText(),
                access.path("sessionToken").asText()));
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS))
                    .as("the end of durascope serve")
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}
