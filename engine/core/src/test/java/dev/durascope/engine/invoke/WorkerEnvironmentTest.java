package dev.durascope.engine.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkerEnvironmentTest {
    private static final Map<String, String> HOST = Map.of(
            "PATH", "/usr/bin",
            "LC_ALL", "C.UTF-8",
            "GITHUB_TOKEN", "secret",
            "AWS_ACCESS_KEY_ID", "AKIAREAL",
            "AWS_CONFIG_FILE", "/etc/aws",
            "AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:8000",
            "AWS_ENDPOINT_URL_LAMBDA", "http://127.0.0.1:3001",
            "JAVA_TOOL_OPTIONS", "-agentlib:ours");

    private static Map<String, String> environment(@Nullable String profile, Map<String, String> own) {
        FunctionConfig function = new FunctionConfig(
                "orders", new Code.Archive(Path.of("a.jar")), "a.B", 3, 256, own, Map.of(), profile, null, null, false);
        WorkerKey key = new WorkerKey(function, "7", null, CodeFingerprint.of(function.code()));
        return WorkerEnvironment.of(
                HOST,
                key,
                "eu-west-1",
                "java17",
                Path.of("/code"),
                URI.create("http://127.0.0.1:8080/w/s/runtime"),
                URI.create("http://127.0.0.1:8080/w/s/lambda"));
    }

    @Test
    void lambdasVariablesAreSetAndOursDoNotLeak() {
        assertThat(environment(null, Map.of()))
                .containsEntry("PATH", "/usr/bin")
                .containsEntry("LC_ALL", "C.UTF-8")
                .containsEntry("TZ", "UTC")
                .containsEntry("AWS_LAMBDA_FUNCTION_NAME", "orders")
                .containsEntry("AWS_LAMBDA_FUNCTION_VERSION", "7")
                .containsEntry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256")
                .containsEntry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/orders")
                .containsEntry("AWS_EXECUTION_ENV", "AWS_Lambda_java17")
                .containsEntry("AWS_REGION", "eu-west-1")
                .containsEntry("_HANDLER", "a.B")
                .containsEntry("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:8080/w/s/runtime")
                .containsEntry("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:8000")
                .containsEntry("AWS_ENDPOINT_URL_LAMBDA", "http://127.0.0.1:8080/w/s/lambda")
                .doesNotContainKeys("GITHUB_TOKEN", "AWS_CONFIG_FILE", "JAVA_TOOL_OPTIONS", "AWS_PROFILE")
                .doesNotContainValue("AKIAREAL")
                .containsKeys("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN");
    }

    @Test
    void aProfileTakesThePlaceOfTheDummyCredentials() {
        assertThat(environment("dev", Map.of()))
                .containsEntry("AWS_PROFILE", "dev")
                .containsEntry("AWS_CONFIG_FILE", "/etc/aws")
                .doesNotContainKeys("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN");
    }

    @Test
    void theLaunchConfigurationOverridesAllButTheWayBackToUs() {
        assertThat(environment(null, Map.of("TZ", "Europe/Berlin", "AWS_LAMBDA_RUNTIME_API", "elsewhere")))
                .containsEntry("TZ", "Europe/Berlin")
                .containsEntry("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:8080/w/s/runtime");
    }
}
