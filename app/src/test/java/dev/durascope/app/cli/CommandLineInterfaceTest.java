package dev.durascope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.instance.Entry;
import dev.durascope.app.launch.SampleJar;
import dev.durascope.app.session.Opening;
import dev.durascope.app.session.Picture;
import dev.durascope.app.session.WantedHandler;
import dev.durascope.app.testing.ExecutionFiles;
import dev.durascope.app.testing.HandlerJar;
import dev.durascope.app.testing.Journals;
import dev.durascope.engine.export.HistoryJson;
import dev.durascope.engine.invoke.WorkerSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What is told before any engine is started. */
class CommandLineInterfaceTest {

    @TempDir
    static Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Opening> opened = new ArrayList<>();
    private final List<Opening> delivered = new ArrayList<>();
    private boolean windowIsOpen;
    private String standardInput = "";

    @BeforeAll
    static void makeJars() throws IOException {
        HandlerJar.make(
                directory.resolve("two.jar"),
                Map.of("A", HandlerJar.succeeding("A", "1"), "B", HandlerJar.succeeding("B", "2")),
                Map.of());
        HandlerJar.make(directory.resolve("one.jar"), Map.of("A", HandlerJar.succeeding("A", "1")), Map.of());
        HandlerJar.make(directory.resolve("none.jar"), Map.of("Util", "public class Util {}"), Map.of());
        HandlerJar.makeTooNew(directory.resolve("new.jar"), "A");
        Files.createDirectory(directory.resolve("project"));
        Files.writeString(directory.resolve("text.jar"), "I am a text.\n");
        Files.writeString(directory.resolve("notes.txt"), "I am a text.\n");
        Files.writeString(directory.resolve("bad.json"), "{\"a\": }");
        Files.writeString(directory.resolve("input.json"), "{\"orderId\": 4711}");
        Journals order =
                new Journals(Journals.arn("Orders", "order-1")).started("{}").succeeded("{}");
        Files.writeString(directory.resolve("one.json"), HistoryJson.of(order.events()));
        ExecutionFiles.recording(directory.resolve("one.durascope"), order);
        Files.writeString(
                directory.resolve("cut.json"), HistoryJson.of(order.events()).replaceFirst("}\\s*]\\s*}$", ""));
        Files.writeString(directory.resolve("newer.durascope"), "{\"durascope\":\"recording\",\"version\":9}");
    }

    private int execute(String... arguments) {
        String[] resolved = Stream.of(arguments)
                .map(a -> a.replace("DIR", directory.toString()))
                .toArray(String[]::new);
        return commandLine().execute(resolved);
    }

    private CommandLineInterface commandLine() {
        Shell shell = new Shell(
                new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new Screen.Plain(false));
        Engines engines = new Engines() {
            @Override
            public Path cache() {
                return directory.resolve("cache");
            }

            @Override
            public WorkerSettings workers() {
                return WorkerSettings.defaults(cache());
            }

            @Override
            public Running start(Wish wish) {
                throw new BadInput("started with " + wish);
            }
        };
        return new CommandLineInterface(
                shell,
                engines,
                this::enter,
                (opening, entry) -> opened.add(opening),
                CAMERA,
                done -> done.accept("nothing"),
                "there is no display here");
    }

    /** A window is open when the test says so. */
    private Entry enter(Opening opening, boolean apart) {
        if (windowIsOpen && !apart) {
            delivered.add(opening);
            return new Entry.Delivered(4711);
        }
        return new Entry.Own(null, windowIsOpen ? "Nothing of this one is kept." : "");
    }

    private static final Camera CAMERA = new Camera() {
        @Override
        public List<String> panes() {
            return List.of("operations", "history");
        }

        @Override
        public byte[] png(Picture picture) {
            throw new IllegalStateException(
                    "drawn with " + picture.recording().arn().name() + " at " + picture.eventId() + ", "
                            + picture.width() + " x " + picture.height());
        }
    };

    private String said() {
        return err.toString(StandardCharsets.UTF_8).replace(directory.toString(), "DIR");
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @TestFactory
    Stream<DynamicTest> everyCommandHasHelpAndAVersion() {
        return withSubcommands(commandLine().commands())
                .map(command -> command.getCommandSpec().qualifiedName())
                .map(command -> DynamicTest.dynamicTest(command, () -> hasHelpAndAVersion(command)));
    }

    private static Stream<CommandLine> withSubcommands(CommandLine command) {
        return Stream.concat(
                Stream.of(command),
                command.getSubcommands().values().stream().flatMap(CommandLineInterfaceTest::withSubcommands));
    }

    private void hasHelpAndAVersion(String command) {
        out.reset();
        err.reset();
        List<String> words = List.of(command.split(" "));
        List<String> arguments = words.subList(1, words.size());
        assertThat(execute(with(arguments, "--help"))).isZero();
        assertThat(printed()).startsWith("Usage: " + command).contains("Exit codes:");
        out.reset();
        assertThat(execute(with(arguments, "--version"))).isZero();
        assertThat(printed()).startsWith("durascope ");
        assertThat(said()).isEmpty();
    }

    private static String[] with(List<String> arguments, String last) {
        return Stream.concat(arguments.stream(), Stream.of(last)).toArray(String[]::new);
    }

    @Test
    void withoutADisplayTheSampleRunsInTheTerminalAndSaysSo() {
        System.setProperty(SampleJar.PROPERTY, directory.resolve("one.jar").toString());
        try {
            assertThat(execute("sample")).isEqualTo(2);
        } finally {
            System.clearProperty(SampleJar.PROPERTY);
        }

        assertThat(opened).isEmpty();
        assertThat(said())
                .startsWith(
                        "durascope: there is no display here; only the window needs one: use another command, such as durascope run, replay, export or serve.\ndurascope: so the sample runs here in the terminal")
                .contains("durascope: handler A (", "started with Wish[", "timeMode=REAL");
    }

    static Stream<Arguments> badInput() {
        return Stream.of(
                Arguments.of(List.of("run"), "Missing required parameter: 'JAR'"),
                Arguments.of(List.of("run", "--nonsense", "DIR/one.jar"), "Unknown option: '--nonsense'"),
                Arguments.of(List.of("frobnicate"), "Unmatched argument at index 0: 'frobnicate'"),
                Arguments.of(List.of("run", "DIR/one.jar", "--time", "fast"), "'fast' is not a time mode"),
                Arguments.of(List.of("run", "DIR/one.jar", "--timeout", "30"), "'30' is not a duration above zero"),
                Arguments.of(List.of("run", "DIR/gone.jar"), "DIR/gone.jar"),
                Arguments.of(List.of("run", "DIR/text.jar"), "DIR/text.jar"),
                Arguments.of(List.of("run", "DIR/none.jar"), "DIR/none.jar holds no handler"),
                Arguments.of(
                        List.of("run", "DIR/two.jar"),
                        "DIR/two.jar holds several handlers; name one of these:\n  A\n  B\n"),
                Arguments.of(
                        List.of("run", "DIR/one.jar", "--handler", "C"), "DIR/one.jar holds no handler C; it holds A."),
                Arguments.of(List.of("run", "DIR/new.jar"), "class file version 200"),
                Arguments.of(List.of("run", "DIR/one.jar", "--input", "{a}"), "The event of --input is not valid JSON"),
                Arguments.of(
                        List.of("run", "DIR/one.jar", "--input", "@DIR/bad.json"),
                        "The event from DIR/bad.json is not valid JSON"),
                Arguments.of(
                        List.of("run", "DIR/one.jar", "--input", "@DIR/gone.json"),
                        "--input: there is no file DIR/gone.json"),
                Arguments.of(
                        List.of("run", "DIR/one.jar", "--callback", "approval=yes"),
                        "The answer of --callback approval is not valid JSON"),
                Arguments.of(List.of("run", "DIR/one.jar", "--history", "DIR/gone/history.json"), "cannot be written"),
                Arguments.of(List.of("open", "DIR/gone.jar"), "there is no file DIR/gone.jar"),
                Arguments.of(List.of("DIR/one.jar"), "there is no display here; only the window needs one"),
                Arguments.of(
                        List.of("open", "DIR/one.jar"),
                        "there is no display here; only the window needs one: use another command, such as durascope run, replay, export or serve."),
                Arguments.of(
                        List.of("open", "order-1@3"),
                        "there is no display here; only the window needs one: use another command, such as durascope run, replay, export or serve."),
                Arguments.of(List.of("open", "order-1@3", "order-1@4"), "'order-1@4' is a second moment"),
                Arguments.of(List.of("open", "order-1@0"), "there is no file"),
                Arguments.of(List.of("ide"), "Say 'install' or 'print'."),
                Arguments.of(List.of("ide", "install", "DIR/gone"), "DIR: there is no DIR/gone"),
                Arguments.of(List.of("ide", "install", "DIR/one.jar"), "DIR: DIR/one.jar is no directory"),
                Arguments.of(List.of("ide", "print", "DIR", "--port", "0"), "--port: 0 is no port"),
                Arguments.of(List.of("ide", "print", "DIR", "--only", "emacs"), "'emacs'"),
                Arguments.of(
                        List.of("ide", "print", "DIR", "--intellij-config", "DIR/gone"),
                        "--intellij-config: there is no"),
                Arguments.of(List.of("open", "arn:aws:sqs:a:b:c"), "The ARN 'arn:aws:sqs:a:b:c' has 6 parts"),
                Arguments.of(List.of("open", "DIR/one.jar", "--debug-port", "70000"), "--debug-port: 70000 is no port"),
                Arguments.of(
                        List.of("open", "order-1@3", "--handler", "A"), "--handler and --debug-port are about code"),
                Arguments.of(
                        List.of(),
                        "there is no display here; only the window needs one: use another command, such as durascope run, replay, export or serve."),
                Arguments.of(List.of("snapshot", "DIR/one.json"), "Missing required option: '--png=OUT'"),
                Arguments.of(snapshot("DIR/gone.json"), "there is no file DIR/gone.json, and no execution"),
                Arguments.of(snapshot("DIR"), "DIR is a directory; name a file, or an execution."),
                Arguments.of(snapshot("DIR/notes.txt"), "notes.txt is not valid JSON"),
                Arguments.of(snapshot("DIR/bad.json"), "bad.json is not valid JSON"),
                Arguments.of(snapshot("DIR/input.json"), "input.json is JSON, but no history: it has no Events."),
                Arguments.of(snapshot("DIR/one.json", "--at", "7"), "order-1 has no event 7; its newest is 2."),
                Arguments.of(snapshot("DIR/one.json", "--at", "order-1@7"), "order-1 has no event 7"),
                Arguments.of(snapshot("DIR/one.json", "--at", "other@1"), "the execution is order-1"),
                Arguments.of(snapshot("DIR/one.json", "--at", "first"), "'first' is no position"),
                Arguments.of(snapshot("DIR/one.json", "--pane", "x"), "no pane 'x'; name one of operations, history."),
                Arguments.of(snapshot("DIR/one.json", "--theme", "pink"), "'pink' is neither light nor dark"),
                Arguments.of(snapshot("DIR/one.json", "--size", "9x9"), "'9x9' is not WIDTHxHEIGHT, each from 200"),
                Arguments.of(snapshot("DIR/one.json", "--scale", "3"), "'3' is neither 1 nor 2"),
                Arguments.of(
                        List.of("snapshot", "DIR/one.json", "--png", "DIR/gone/a.png"),
                        "--png: DIR/gone/a.png cannot be written; name a file in a directory that can be"),
                Arguments.of(snapshot("DIR/one.json", "--at", "2"), "drawn with order-1 at 2, 1280 x 800"),
                Arguments.of(snapshot("DIR/one.durascope", "--at", "2"), "drawn with order-1 at 2, 1280 x 800"),
                Arguments.of(snapshot("DIR/newer.durascope"), "newer.durascope is a recording of version 9, and this"),
                Arguments.of(List.of("serve", "--port", "many"), "'many' is not an int"),
                Arguments.of(List.of("serve", "--account", "12"), "--account must be 12 digits"),
                Arguments.of(List.of("serve", "--region", "moon"), "--region must be a region such as us-east-1"),
                Arguments.of(List.of("serve", "--function", "orders"), "must be NAME=JAR or NAME=JAR#HANDLER"),
                Arguments.of(List.of("serve", "--function", "a b=DIR/one.jar"), "Function name 'a b' must be"),
                Arguments.of(List.of("serve", "--function", "a=DIR/one.jar#C"), "DIR/one.jar holds no handler C"),
                Arguments.of(List.of("serve", "--functions", "DIR/gone.json"), "DIR/gone.json: there is no such file."),
                Arguments.of(List.of("serve", "--functions", "DIR/bad.json"), "DIR/bad.json: line 1: is not JSON"));
    }

    private static List<String> snapshot(String... more) {
        return Stream.concat(Stream.of("snapshot", "--png", "DIR/out.png"), Stream.of(more))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("badInput")
    void badInputIsToldInALineWithoutAStackTraceAndExitsWithTwo(List<String> arguments, String expected) {
        assertThat(execute(arguments.toArray(String[]::new))).isEqualTo(2);

        assertThat(said()).startsWith("durascope: ").contains(expected).doesNotContain("\tat ", "Exception");
        assertThat(said().lines().filter(line -> line.startsWith("durascope: ")))
                .hasSize(1);
        assertThat(printed()).isEmpty();
        assertThat(opened).isEmpty();
    }

    @Test
    void aWindowThatIsOpenTakesOverWhatIsOpenedAlsoWithoutADisplay() {
        windowIsOpen = true;
        String function = "arn:aws:lambda:eu-west-1:123456789012:function:orders";
        assertThat(execute()).isZero();
        assertThat(execute("open", "DIR/one.jar", "--handler", "A", "--debug-port", "5005"))
                .isZero();
        assertThat(execute("open", "order-1@3")).isZero();
        assertThat(execute("open", function)).isZero();
        assertThat(execute("attach", function + ":prod")).isZero();

        assertThat(delivered.getFirst()).isEqualTo(Opening.WELCOME);
        assertThat(delivered.get(1))
                .isEqualTo(
                        new Opening(List.of(directory.resolve("one.jar")), null, null, new WantedHandler("A", 5005)));
        assertThat(delivered.get(2).position()).hasToString("order-1@3");
        assertThat(delivered.get(3).target().function()).isEqualTo("orders");
        assertThat(delivered.get(4).target().qualifier()).isEqualTo("prod");
        assertThat(said().lines()).hasSize(5).allMatch(line -> line.contains("open already (process 4711)."));
        assertThat(opened).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text.jar | DIR/text.jar is ",
                "newer.durascope | newer.durascope is a recording of version 9, and this Durascope reads ",
                "bad.json | bad.json is not valid JSON",
                "input.json | input.json is JSON, but no history: it has no Events."
            })
    void whatCannotBeOpenedIsNotHandedOver(String file, String why) {
        windowIsOpen = true;

        assertThat(execute("open", "DIR/" + file)).isEqualTo(2);

        assertThat(said()).startsWith("durascope: " + why).hasLineCount(1);
        assertThat(delivered).isEmpty();

        assertThat(execute("DIR/" + file)).as("double-clicked").isZero();
        assertThat(delivered).hasSize(1);
    }

    @Test
    void whatMayBeOpenedIsHandedOver() {
        windowIsOpen = true;

        assertThat(execute("open", "DIR/one.durascope", "DIR/cut.json", "DIR/new.jar", "DIR/project", "DIR/notes.txt"))
                .as(said())
                .isZero();
        assertThat(delivered.getFirst().files()).hasSize(5);
    }

    @Test
    void anIdeIsToldOnceAndAnythingItCannotReadIsLeftAlone() throws Exception {
        Path project = Files.createDirectories(directory.resolve("shop"));
        Path idea = Files.createDirectories(directory.resolve("IntelliJIdea2026.2"));
        String[] install = {
            "ide",
            "install",
            "DIR/shop",
            "--code",
            "../two.jar",
            "--handler",
            "A",
            "--intellij-config",
            "DIR/IntelliJIdea2026.2"
        };
        assertThat(execute(Stream.concat(Stream.of(install), Stream.of("--dry-run"))
                        .toArray(String[]::new)))
                .as(said())
                .isZero();
        assertThat(said()).contains("nothing was written");
        assertThat(project).isEmptyDirectory();
        assertThat(idea).isEmptyDirectory();

        assertThat(execute(install)).isZero();
        assertThat(project.resolve(".vscode/tasks.json")).content().contains("Durascope: Debug A");
        assertThat(project.resolve(".vscode/launch.json")).content().contains("Durascope A");
        assertThat(project.resolve(".run/Durascope A.run.xml")).exists();
        assertThat(idea.resolve("tools/Durascope.xml")).exists();
        out.reset();
        assertThat(execute(install)).isZero();
        assertThat(printed().lines()).hasSize(4).allMatch(line -> line.endsWith(" has it already."));

        Path attach = project.resolve(".run/Durascope A.run.xml");
        Files.writeString(attach, Files.readString(attach).replace("5005", "6006"));
        assertThat(execute(install)).isZero();
        assertThat(attach).content().contains("6006").doesNotContain("5005");

        Files.writeString(project.resolve(".vscode/tasks.json"), "{ mine");
        out.reset();
        assertThat(execute(install)).isEqualTo(1);
        assertThat(printed()).contains("tasks.json is left alone. It cannot be read: in line 1 ");
        assertThat(said()).contains("'durascope ide print' prints what to add.");
        assertThat(project.resolve(".vscode/tasks.json")).hasContent("{ mine");

        out.reset();
        err.reset();
        assertThat(execute("ide", "print", "DIR/shop", "--only", "vscode")).isZero();
        assertThat(said()).contains("so nothing is written to attach to its handlers", "--handler");
        assertThat(printed())
                .startsWith("=== ")
                .contains("\"Durascope: Open Project\"")
                .doesNotContain(".run");
    }

    @Test
    void aProjectThatIsNotBuiltGetsItsTasksAndADirectoryThatIsNoneIsRefused() throws Exception {
        Path unbuilt = Files.createDirectories(directory.resolve("unbuilt"));
        Files.createDirectories(unbuilt.resolve("src"));
        assertThat(execute("ide", "install", "DIR/unbuilt", "--only", "vscode"))
                .as(said())
                .isZero();
        assertThat(said().lines().filter(line -> line.contains("holds no jar")))
                .singleElement()
                .asString()
                .startsWith("durascope: DIR/unbuilt holds no jar; ");
        assertThat(unbuilt.resolve(".vscode/tasks.json")).content().contains("Durascope: Open Project");
        assertThat(unbuilt.resolve(".vscode/launch.json")).doesNotExist();

        Path empty = Files.createDirectories(directory.resolve("empty"));
        Files.writeString(empty.resolve("notes.txt"), "no project");
        err.reset();
        out.reset();
        assertThat(execute("ide", "install", "DIR/empty")).isEqualTo(ExitCode.USAGE);
        assertThat(said()).startsWith("durascope: DIR/empty is no project, ").hasLineCount(1);
        assertThat(printed()).isEmpty();
        assertThat(empty.toFile().list()).containsExactly("notes.txt");
    }

    @Test
    void toolsOfAnIntelliJThatIsNotFoundArePrintedToPaste() throws Exception {
        Files.createDirectories(directory.resolve("elsewhere/src"));
        String home = System.getProperty("user.home");
        System.setProperty("user.home", directory.toString());
        try {
            assertThat(execute("ide", "print", "DIR/elsewhere", "--only", "intellij"))
                    .isZero();
            assertThat(printed())
                    .contains("IntelliJIdeaVERSION", "tools", "Durascope.xml is new.", "<toolSet name=\"Durascope\">");
            assertThat(said()).contains("in place of IntelliJIdeaVERSION");
        } finally {
            System.setProperty("user.home", home);
        }
    }

    @Test
    void anIdeIsToldOfHandlersOfOneSimpleNameByTheirFullNames() throws Exception {
        Path project = Files.createDirectories(directory.resolve("alike"));
        String base = "dev.durascope.handler.DurableHandler";
        HandlerJar.make(
                project.resolve("alike.jar"),
                Map.of(
                        base,
                        "package dev.durascope.handler; public abstract class DurableHandler {}",
                        "a.Handler",
                        "package a; public class Handler extends " + base + " {}",
                        "b.Handler",
                        "package b; public class Handler extends " + base + " {}",
                        "b.Orders",
                        "package b; public class Orders extends " + base + " {}"),
                Map.of());
        String[] install = {"ide", "install", "DIR/alike", "--code", "alike.jar", "--intellij-config", "DIR/alike"};
        assertThat(execute(install)).as(said()).isZero();
        assertThat(project.resolve(".run").toFile().list())
                .containsExactlyInAnyOrder(
                        "Durascope a.Handler.run.xml", "Durascope b.Handler.run.xml", "Durascope Orders.run.xml");
        assertThat(project.resolve(".vscode/tasks.json"))
                .content()
                .contains("Durascope: Debug a.Handler", "Durascope: Debug b.Handler", "Durascope: Debug Orders");
    }

    @Test
    void anIdeIsToldNothingOfDebuggingNodeJs() throws Exception {
        Path project = Files.createDirectories(directory.resolve("module"));
        Files.writeString(
                project.resolve("index.mjs"),
                "import { withDurableExecution } from '@aws/durable-execution-sdk-js';\n"
                        + "export const handler = withDurableExecution(async () => 1);\n");
        assertThat(execute("ide", "install", "DIR/module", "--intellij-config", "DIR/module"))
                .as(said())
                .isZero();
        assertThat(said()).contains("DIR/module is Node.js code, which Java debuggers do not attach to");
        assertThat(project.resolve(".run")).doesNotExist();
        assertThat(project.resolve(".vscode/launch.json")).doesNotExist();
        assertThat(project.resolve(".vscode/tasks.json")).content().doesNotContain("Durascope: Debug");
    }

    @Test
    void aNewWindowIsNotHandedOver() {
        windowIsOpen = true;
        assertThat(execute("open", "DIR/one.jar", "--new-window")).isEqualTo(2);
        assertThat(said()).contains("Nothing of this one is kept.", "there is no display here");
        assertThat(delivered).isEmpty();
    }

    @Test
    void ofAHistoryThatBreaksOffWhatIsThereIsDrawnAndTheRestIsNamed() {
        execute(snapshot("DIR/cut.json").toArray(String[]::new));

        assertThat(said())
                .contains("cut.json: It breaks off in line ", ": what comes after event 1 is missing.", "drawn with");
    }

    @Test
    void severalMistakesAreToldAtOnce() throws IOException {
        Files.writeString(directory.resolve("functions.json"), """
                {"functions": {"a": {"code": "text.jar", "handler": "A"}, "b": {"code": "one.jar", "handler": "C"},
                               "c": {"code": "one.jar", "handler": "A"}}}
                """);

        assertThat(execute("serve", "--functions", "DIR/functions.json", "--function", "d=DIR/gone.jar"))
                .isEqualTo(2);
        assertThat(said().lines().filter(line -> !line.contains("function c:")))
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).contains("functions.json: function a: DIR/text.jar"))
                .anySatisfy(
                        line -> assertThat(line).contains("functions.json: function b: DIR/one.jar holds no handler C"))
                .anySatisfy(line -> assertThat(line).contains("--function d=DIR/gone.jar: "));
    }

    @Test
    void aFunctionGivenTwiceIsRefused() {
        assertThat(execute("serve", "--function", "a=DIR/one.jar", "--function", "a=DIR/two.jar#B"))
                .isEqualTo(2);
        assertThat(said()).contains("function a is given twice");
    }

    @Test
    void whatIsChosenIsSaidBeforeTheEngineStarts() {
        standardInput = "{\"orderId\": 1}";

        execute("run", "DIR/one.jar", "--input", "@-");

        assertThat(said())
                .contains("durascope: handler A (its only handler)\n")
                .contains("durascope: event from standard input\n")
                .contains("durascope: runs on JDK ")
                .contains("timeMode=SKIP");
    }

    @Test
    void aJarThatNamesItsHandlerAndEventsNeedsNothingElse() throws IOException {
        HandlerJar.make(
                directory.resolve("both.jar"),
                Map.of("A", HandlerJar.succeeding("A", "1"), "B", HandlerJar.succeeding("B", "2")),
                Map.of("META-INF/durascope.json", """
                        {"handler": "B", "events": [{"name": "Small order", "payload": {"amount": 1}}]}
                        """));

        execute("run", "DIR/both.jar");

        assertThat(said())
                .contains("durascope: handler B (its default)\n")
                .contains("durascope: event its sample \"Small order\"\n");
    }

    @Test
    void aHandlerIsNamedByItsClassWithoutThePackageOrByItsFunction() throws IOException {
        HandlerJar.make(
                directory.resolve("shop.jar"),
                Map.of(
                        "a.Orders", "package a;\n" + HandlerJar.succeeding("Orders", "1"),
                        "b.Refunds", "package b;\n" + HandlerJar.succeeding("Refunds", "2"),
                        "c.Refunds", "package c;\n" + HandlerJar.succeeding("Refunds", "3")),
                Map.of("META-INF/durascope.json", """
                        {"functions": {"pay-back": "b.Refunds"}}
                        """));

        execute("run", "DIR/shop.jar", "--handler", "Orders");
        execute("run", "DIR/shop.jar", "--handler", "pay-back");
        execute("run", "DIR/shop.jar", "--handler", "Orders::handleRequest");
        execute("serve", "--function", "o=DIR/shop.jar#Orders");
        assertThat(said())
                .contains(
                        "durascope: handler a.Orders (as asked)\n",
                        "durascope: handler b.Refunds (as asked)\n",
                        "durascope: handler a.Orders::handleRequest (as asked)\n",
                        "durascope: function o: a.Orders, plain");

        err.reset();
        assertThat(execute("run", "DIR/shop.jar", "--handler", "Refunds")).isEqualTo(2);
        assertThat(said())
                .isEqualTo(
                        "durascope: DIR/shop.jar holds several handlers Refunds; name one in full:\n  b.Refunds\n  c.Refunds\n");
    }

    @Test
    void ofManyHandlersTheNearestAreNamedALineEach() throws IOException {
        Map<String, String> sources = new HashMap<>();
        for (int i = 10; i < 46; i++) {
            sources.put("many.Example" + i, "package many;\n" + HandlerJar.succeeding("Example" + i, "1"));
        }
        HandlerJar.make(directory.resolve("many.jar"), sources, Map.of());

        assertThat(execute("run", "DIR/many.jar", "--handler", "Exmple42")).isEqualTo(2);
        assertThat(said().lines())
                .hasSize(12)
                .startsWith("durascope: DIR/many.jar holds no handler Exmple42; name one of these:", "  many.Example42")
                .endsWith("  … and 26 more");
    }

    @Test
    void attachTellsWhichPartOfATargetIsWrongAndNeedsADisplay() {
        assertThat(execute("attach", "arn:aws:lambda:us-east-1:12345:function:orders"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(said())
                .contains("The account '12345' of 'arn:aws:lambda:us-east-1:12345:function:orders' must match");
        assertThat(execute("attach", "orders:prod", "--qualifier", "3")).isEqualTo(ExitCode.USAGE);
        assertThat(said()).contains("The qualifier 3 contradicts the target's, prod");
        assertThat(execute("attach", "orders", "--endpoint", "ftp://x")).isEqualTo(ExitCode.USAGE);
        assertThat(said()).contains("The endpoint must be an address such as http://127.0.0.1:9001");
        assertThat(execute("attach", "orders", "--region", "us-east-1")).isEqualTo(ExitCode.USAGE);
        assertThat(said()).contains("there is no display here; with --follow, an execution is shown here in lines");
        assertThat(opened).isEmpty();
    }

    private int export(String... more) {
        return execute(Stream.concat(
                        Stream.of(
                                "export",
                                "DIR/one.durascope",
                                "--junit",
                                "DIR/project",
                                "--handler",
                                "com.example.Orders"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void anExecutionIsExportedAsATestAndWhatIsThereIsNotReplacedUnseen() throws IOException {
        Path test = directory.resolve("project/src/test/java/com/example/OrdersOrder1Test.java");

        assertThat(export()).isZero();
        assertThat(printed()).contains(test.toString(), "project/src/test/resources/com/example/OrdersOrder1Test.json");
        assertThat(export()).as("the same again").isZero();
        Files.writeString(test, Files.readString(test).replace("succeedsAsRecorded", "ours"));
        out.reset();

        assertThat(export()).isEqualTo(1);
        assertThat(printed()).contains("-    void ours() {", "+    void succeedsAsRecorded() {");
        assertThat(said()).contains("is there and would change, as shown; --force replaces it");
        assertThat(test).content().contains("void ours()");
        assertThat(export("--force")).isZero();
        assertThat(test).content().contains("void succeedsAsRecorded()");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--class Order-Test   | Class name 'Order-Test' is no Java name",
                "--class class        | 'class' is a word of the language",
                "--package com.1st    | Package 'com.1st' is no Java name: '1st' in it must begin with a letter",
                "--style junit4       | 'junit4' is no style of a test: use durascope, aws, replay",
                "--style aws          | name the jar that holds the handler, or the type itself",
                "--assert everything  | 'everything' cannot be asserted: name status, result",
                "--no-redact pasword  | 'pasword' is no rule of redaction: name one of password",
                "--templates DIR/gone | There is no directory DIR/gone with templates"
            })
    void whatCannotBeExportedIsRefusedWithTheRule(String options, String rule) {
        assertThat(export(options.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(said()).contains(rule);
    }

    @Test
    void anExportWithoutAHandlerSaysHowToNameOne() {
        assertThat(execute("export", "DIR/one.durascope", "--junit", "DIR/project"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(said()).contains("the history does not say which class ran: name it with --handler");
        assertThat(execute("export", "DIR/one.durascope")).isEqualTo(ExitCode.USAGE);
        assertThat(said()).contains("with --junit, the project to write the test into");
    }

    @Test
    void noProjectIsMadeOfAMistypedName() {
        assertThat(execute("export", "DIR/one.durascope", "--junit", "DIR/projetc", "--handler", "com.example.Orders"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(said()).contains("There is no directory DIR/projetc: name that of a project that is there");
        assertThat(directory.resolve("projetc")).doesNotExist();
    }

    @Test
    void templatesAreWrittenToBeEdited() {
        assertThat(execute("export", "--write-templates", "DIR/templates")).isZero();
        assertThat(printed()).contains("durascope.mustache", "aws.mustache", "replay.mustache");
        assertThat(export("--templates", "DIR/templates", "--class", "WithTemplates"))
                .isZero();
    }
}
