package dev.durascope.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.execution.ExecutionDescription;
import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.handlers.Greeting;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.time.TimeMode;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DurableWorkerTest {
    private static final String CLASS_FILE = Greeting.class.getName().replace('.', '/') + ".class";
    private static final byte JAVA_17 = 61;

    @TempDir
    Path directory;

    @Test
    void aDurableHandlerRunsInAJvmOfItsOwnAndCrossesItsWait() throws Exception {
        Code code = new Code.ClassDirectory(classes(), libraries());
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

    /** The handler's class, as if it had been compiled for Java 17. */
    private Path classes() throws IOException {
        Path file = directory.resolve("classes").resolve(CLASS_FILE);
        Files.createDirectories(file.getParent());
        try (InputStream in = Greeting.class.getClassLoader().getResourceAsStream(CLASS_FILE)) {
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
