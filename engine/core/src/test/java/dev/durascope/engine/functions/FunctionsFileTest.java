package dev.durascope.engine.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.DurableConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionsFileTest {

    @TempDir
    Path directory;

    private FileFixture files;

    @BeforeEach
    void layOutCode() throws IOException {
        files = new FileFixture(directory, "functions.json", "us-east-1");
        files.touch(
                "orders.jar",
                "orders.txt",
                "node/index.mjs",
                "classes/com/example/Orders.class",
                "classes/lib/b.jar",
                "classes/lib/a.jar");
        Files.createDirectories(directory.resolve("empty"));
    }

    @Test
    void everyMemberIsRead() throws Exception {
        FunctionsFile file = files.read("""
                {"functions": {
                  "orders": {"code": "orders.jar", "handler": "com.example.Orders::handle", "timeout": 30,
                             "environment": {"STAGE": "test", "LIMIT": 5, "DRY": true},
                             "durable": {"executionTimeout": 3600, "retentionDays": 7}, "tenantIsolation": true},
                  "mail": {"code": "node", "handler": "index.send"}}}
                """);

        assertThat(file.notes()).isEmpty();
        assertThat(file.functions())
                .containsExactly(
                        new FunctionConfig(
                                "orders",
                                new Code.Archive(directory.resolve("orders.jar")),
                                "com.example.Orders::handle",
                                30,
                                FunctionConfig.DEFAULT_MEMORY_MB,
                                Map.of("STAGE", "test", "LIMIT", "5", "DRY", "true"),
                                Map.of(),
                                null,
                                null,
                                new DurableConfig(3600, 7),
                                true),
                        FunctionConfig.plain("mail", new Code.NodeModule(directory.resolve("node")), "index.send"));
    }

    @Test
    void anEmptyDurableMeansDurableWithDefaults() throws Exception {
        FunctionsFile file =
                files.read("{\"functions\": {\"a\": {\"code\": \"orders.jar\", \"handler\": \"A\", \"durable\": {}}}}");

        assertThat(file.functions().getFirst().durable()).isEqualTo(DurableConfig.DEFAULT);
    }

    @Test
    void theSameFormIsReadFromYaml() throws Exception {
        Path file = directory.resolve("functions.yaml");
        Files.writeString(file, "functions:\n  a:\n    code: ./classes\n    handler: com.example.Orders\n");

        assertThat(FunctionsFile.read(file, "us-east-1", "123456789012", files.projects())
                        .functions())
                .containsExactly(FunctionConfig.plain(
                        "a",
                        new Code.ClassDirectory(
                                directory.resolve("classes"),
                                List.of(
                                        directory.resolve("classes/lib/a.jar"),
                                        directory.resolve("classes/lib/b.jar"))),
                        "com.example.Orders"));
    }

    @Test
    void severalMistakesAreToldAtOnce() {
        assertThat(files.mistakes("""
                {"functions": {
                  "a b": {"code": "orders.jar", "handler": "A"},
                  "c": {"code": "gone.jar", "handler": "A", "timeout": 901,
                        "durable": {"executionTimeout": 0, "retention": 3}},
                  "d": {"handlr": "A"}}}
                """))
                .containsExactly(
                        "DIR/functions.json: functions.a b (line 2): a function's name must be 1 to 64 letters, digits,"
                                + " hyphens and underscores, not \"a b\".",
                        "DIR/functions.json: functions.c.code (line 3): there is no DIR/gone.jar; build it first, or"
                                + " correct the path (relative ones start at DIR).",
                        "DIR/functions.json: functions.c.timeout (line 3): must be a whole number of seconds from 1 to"
                                + " 900, not 901.",
                        "DIR/functions.json: functions.c.durable.retention (line 4): \"retention\" is not known here;"
                                + " known are executionTimeout, retentionDays.",
                        "DIR/functions.json: functions.c.durable.executionTimeout (line 4): must be a whole number of"
                                + " seconds from 1 to 31622400, not 0.",
                        "DIR/functions.json: functions.d.handlr (line 5): \"handlr\" is not known here; known are code,"
                                + " handler, timeout, environment, durable, tenantIsolation.",
                        "DIR/functions.json: functions.d (line 5): needs \"handler\": PACKAGE.CLASS,"
                                + " PACKAGE.CLASS::METHOD or FILE.EXPORT.",
                        "DIR/functions.json: functions.d (line 5): needs \"code\": the path of a jar, a zip, a directory"
                                + " or a Node.js module.");
    }

    static Stream<Arguments> mistakesInTheFile() {
        return Stream.of(
                Arguments.of("", "is empty"),
                Arguments.of("{\"functions\": ", "line 1: is not JSON"),
                Arguments.of("{\"functions\": {}} {}", "more follows after the document's end"),
                Arguments.of("[1]", "must be an object, not a list"),
                Arguments.of("{\"function\": {}}", "has neither \"functions\" nor \"Resources\""),
                Arguments.of("{\"functions\": 3}", "functions (line 1): must be an object of functions by name, not 3"),
                Arguments.of("{\"functions\": {}}", "names no function"),
                Arguments.of("{\"functions\": {\"a\": {}, \"a\": {}}}", "\"a\" stands twice here"),
                Arguments.of("{\"functions\": {\"a\": null}}", "must be an object with code, handler"),
                Arguments.of(function("\"code\": \"empty\", \"handler\": \"A\""), "DIR/empty holds no jar"),
                Arguments.of(function("\"code\": \"orders.txt\", \"handler\": \"A\""), "is neither a jar nor a zip"),
                Arguments.of(function("\"code\": 3, \"handler\": \"A\""), "must be the path of a jar"),
                Arguments.of(
                        function("\"code\": \"node\", \"handler\": \"main.run\""),
                        "DIR/node holds no main.mjs, .cjs or .js"),
                Arguments.of(
                        function("\"code\": \"node\", \"handler\": \"index\""), "a Node.js handler is FILE.EXPORT"),
                Arguments.of(
                        function("\"code\": \"orders.jar\", \"handler\": \"com/example/A\""),
                        "a Java handler is PACKAGE.CLASS"),
                Arguments.of(
                        function("\"code\": \"orders.jar\", \"handler\": \"A\", \"timeout\": \"30s\""),
                        "functions.a.timeout (line 1): must be a whole number of seconds"),
                Arguments.of(
                        function("\"code\": \"orders.jar\", \"handler\": \"A\", \"environment\": {\"A-B\": \"c\"}"),
                        "an environment variable's name must be"),
                Arguments.of(
                        function("\"code\": \"orders.jar\", \"handler\": \"A\", \"environment\": {\"A\": null}"),
                        "an environment variable must be text, not null"),
                Arguments.of(
                        function("\"code\": \"orders.jar\", \"handler\": \"A\", \"durable\": true"),
                        "functions.a.durable (line 1): must be an object with executionTimeout"),
                Arguments.of(
                        function("\"code\": \"orders.jar\", \"handler\": \"A\", \"tenantIsolation\": \"yes\""),
                        "must be true or false"));
    }

    private static String function(String members) {
        return "{\"functions\": {\"a\": {" + members + "}}}";
    }

    @ParameterizedTest
    @MethodSource("mistakesInTheFile")
    void aMistakeIsNamedWithItsPlaceAndRule(String text, String expected) {
        assertThat(files.mistakes(text)).singleElement().asString().contains(expected);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path missing = directory.resolve("missing.json");

        assertThat(catchThrowableOfType(
                        FunctionsFileException.class,
                        () -> FunctionsFile.read(missing, "us-east-1", "123456789012", files.projects())))
                .hasMessage(missing + ": there is no such file.");
    }

    @Test
    void aDirectoryAndABinaryFileAreNamedAsSuch() throws Exception {
        Path binary = directory.resolve("binary.json");
        Files.write(binary, new byte[] {(byte) 0xC3, 0x28, 0});

        assertThat(catchThrowableOfType(
                        FunctionsFileException.class,
                        () -> FunctionsFile.read(directory, "us-east-1", "123456789012", files.projects())))
                .hasMessageContaining("is a directory; name the file in it.");
        assertThat(catchThrowableOfType(
                        FunctionsFileException.class,
                        () -> FunctionsFile.read(binary, "us-east-1", "123456789012", files.projects())))
                .hasMessageContaining("is not a text file in UTF-8");
    }

    @Test
    void brokenYamlAndEndlessYamlAreRefusedWithTheirLine() throws Exception {
        Path broken = directory.resolve("broken.yaml");
        Files.writeString(broken, "functions:\n  a: [1\n  b: 2\n");
        Path endless = directory.resolve("endless.yaml");
        Files.writeString(endless, "functions: &a\n  a: *a\n");

        assertThat(catchThrowableOfType(
                        FunctionsFileException.class,
                        () -> FunctionsFile.read(broken, "us-east-1", "123456789012", files.projects())))
                .hasMessageContaining("line 3: is not YAML: ");
        assertThat(catchThrowableOfType(
                        FunctionsFileException.class,
                        () -> FunctionsFile.read(endless, "us-east-1", "123456789012", files.projects())))
                .hasMessageContaining("an alias leads back");
    }
}
