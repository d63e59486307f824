package dev.durascope.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.execution.ExecutionDescription;
import dev.durascope.engine.execution.ExecutionObserver;
import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.handlers.Greeting;
import dev.durascope.engine.invoke.handlers.Troubles;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.time.TimeMode;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;

@Timeout(120)
class EngineWorkerTest {
    private static final byte JAVA_17 = 61;

    @TempDir
    Path directory;

    @Test
    void aDurableHandlerRunsInAJvmOfItsOwnAndCrossesItsWait() throws Exception {
        Code code = new Code.ClassDirectory(classes(Greeting.class), libraries());
        EngineOptions options = EngineOptions.inMemory(
                ExecutorSettings.DEFAULT.withTimeMode(TimeMode.SKIP), directory.resolve("cache"));
        try (Engine engine = Engine.open(options)) {
            engine.functions().register(FunctionConfig.durable("greeting", code, Greeting.class.getName()));
            ExecutionArn arn = engine.executions().start(StartRequest.of("greeting", "\"Ada\""));
            ExecutionDescription ended = engine.executions().ended(arn).get(90, TimeUnit.SECONDS);
            assertThat(ended.facts().status()).as("%s", ended.facts()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(ended.facts().result().payload()).matches("\"Hello Ada from Java \\d+!\"");
        }
    }

    @Test
    void whatAPlainHandlerPrintsComesWithItsAnswerAndIsHeardByObservers() throws Exception {
        Code code = new Code.ClassDirectory(classes(Troubles.class), libraries());
        List<String> heard = new CopyOnWriteArrayList<>();
        try (Engine engine = Engine.open(EngineOptions.inMemory(ExecutorSettings.DEFAULT, directory.resolve("cache")));
                LambdaClient client = EngineTest.client(engine)) {
            engine.functions().register(FunctionConfig.plain("troubles", code, Troubles.class.getName()));
            engine.executions().observe(new ExecutionObserver() {
                @Override
                public void appended(ExecutionArn arn, List<JournalRecord> records) {}

                @Override
                public void plainPrinted(String functionName, JournalEntry.ConsoleLine line) {
                    heard.add(functionName + " " + line.stream() + " " + line.text());
                }
            });

            InvokeResponse answer = client.invoke(r ->
                    r.functionName("troubles").logType(LogType.TAIL).payload(SdkBytes.fromUtf8String("\"say hello\"")));

            assertThat(answer.payload().asUtf8String()).isEqualTo("\"say\"");
            assertThat(new String(Base64.getDecoder().decode(answer.logResult()), StandardCharsets.UTF_8).lines())
                    .containsExactlyInAnyOrder("hello", "error: hello", "no line end");
            assertThat(heard)
                    .containsExactlyInAnyOrder(
                            "troubles STDOUT hello", "troubles STDERR error: hello", "troubles STDOUT no line end");
        }
    }

    /** The handler's class, as if it had been compiled for Java 17. */
    private Path classes(Class<?> handler) throws IOException {
        String name = handler.getName().replace('.', '/') + ".class";
        Path file = directory.resolve("classes").resolve(name);
        Files.createDirectories(file.getParent());
        try (InputStream in = handler.getClassLoader().getResourceAsStream(name)) {
            byte[] bytes = in.readAllBytes();
            bytes[7] = JAVA_17;
            Files.write(file, bytes);
        }
        return directory.resolve("classes");
    }

    private static List<Path> libraries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .toList();
    }
}
