package dev.durascope.samples.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durascope.junit.DurableTest;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.SdkSystemSetting;

/** {@link ScenariosTest} in cloud mode, function by function, as a pipeline runs it after a deployment. */
@Tag("slow")
@Timeout(300)
class ServedScenariosIT {
    @TempDir
    static Path directory;

    private static Served served;

    @BeforeAll
    static void serve() throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode functions = json.createObjectNode();
        scenarios()
                .forEach(test -> functions
                        .putObject(test.function())
                        .put(
                                "code",
                                Path.of("target/scenarios.jar").toAbsolutePath().toString())
                        .put("handler", test.handler().getName())
                        .put("timeout", 60)
                        .putObject("durable"));
        Path file = directory.resolve("functions.json");
        Files.writeString(
                file, json.createObjectNode().set("functions", functions).toString());
        served = Served.start(directory, Map.of(), file, "--time", "skip");

        AwsSessionCredentials credentials =
                (AwsSessionCredentials) served.credentials().resolveCredentials();
        System.setProperty(SdkSystemSetting.AWS_ACCESS_KEY_ID.property(), credentials.accessKeyId());
        System.setProperty(SdkSystemSetting.AWS_SECRET_ACCESS_KEY.property(), credentials.secretAccessKey());
        System.setProperty(SdkSystemSetting.AWS_SESSION_TOKEN.property(), credentials.sessionToken());
    }

    @AfterAll
    static void end() throws IOException {
        Stream.of(
                        SdkSystemSetting.AWS_ACCESS_KEY_ID,
                        SdkSystemSetting.AWS_SECRET_ACCESS_KEY,
                        SdkSystemSetting.AWS_SESSION_TOKEN)
                .forEach(setting -> System.clearProperty(setting.property()));
        if (served != null) {
            served.close();
        }
    }

    private static Stream<DurableTest> scenarios() {
        return Arrays.stream(ScenariosTest.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(DurableTest.class))
                .map(method -> method.getAnnotation(DurableTest.class));
    }

    static Stream<String> functions() {
        return scenarios().map(DurableTest::function).distinct().sorted();
    }

    private static long testsOf(String function) {
        return Arrays.stream(ScenariosTest.class.getDeclaredMethods())
                .map((Method method) -> method.getAnnotation(DurableTest.class))
                .filter(test -> test != null && test.function().equals(function))
                .count();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void theSameSourceIsGreenAgainstTheDeployedFunction(String function) {
        Events tests = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(ScenariosTest.class))
                .configurationParameter("durascope.mode", "cloud")
                .configurationParameter("QUALIFIED_FUNCTION_NAME", function + ":$LATEST")
                .configurationParameter("LAMBDA_FUNCTION_TEST_NAME", function)
                .configurationParameter("AWS_REGION", served.region())
                .configurationParameter("LAMBDA_ENDPOINT", served.endpoint())
                .execute()
                .testEvents();

        long meant = testsOf(function);
        tests.assertStatistics(statistics -> statistics
                .started(meant)
                .succeeded(meant)
                .failed(0)
                .skipped(scenarios().count() - meant));
        assertThat(tests.skipped().stream()
                        .map(event -> event.getRequiredPayload(String.class))
                        .toList())
                .allSatisfy(reason -> assertThat(reason).contains(function));
    }
}
