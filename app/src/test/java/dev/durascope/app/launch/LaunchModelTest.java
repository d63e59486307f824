package dev.durascope.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.notice.Notices;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Inline;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.time.TimeMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LaunchModelTest {
    private static final Path JAR = Path.of("orders.jar");
    private static final HandlerChoice ORDERS = new HandlerChoice("com.acme.Orders", true, "RequestStreamHandler");
    private static final HandlerChoice REFUNDS = new HandlerChoice("com.acme.Refunds", true, "RequestHandler");

    private final FakeExecutions executions = new FakeExecutions();
    private final Inline background = new Inline();
    private final TransientLaunches memory = new TransientLaunches();
    private final Map<String, String> samples = new LinkedHashMap<>();
    private final LaunchModel model = new LaunchModel(executions, this::read, memory, background, new Notices());

    private JarContents read(Path file) {
        if (!file.toString().endsWith(".jar")) {
            throw new IllegalArgumentException(file + " is no jar.");
        }
        return new JarContents(
                file, new Code.Archive(file), List.of(ORDERS, REFUNDS), "com.acme.Refunds", samples, "JDK 17");
    }

    private void open() {
        model.open(JAR, () -> {});
    }

    @Test
    void theHandlerThatTheJarNamesIsChosenFirst() {
        open();

        assertThat(model.handlerProperty().get()).isEqualTo(REFUNDS);
        assertThat(model.runnableProperty().get()).isTrue();
        assertThat(model.recents()).containsExactly(JAR);
    }

    @Test
    void theFirstSampleEventIsTheFirstInput() {
        samples.put("Small", "{\"a\":1}");
        open();

        assertThat(model.inputProperty().get()).isEqualTo("{\n  \"a\": 1\n}");
        model.useSample("[2]");
        assertThat(model.inputProperty().get()).isEqualTo("[\n  2\n]");
    }

    @Test
    void aFileThatIsNoJarIsSaidInPlaceAndWhatWasOpenStaysOpen() {
        open();
        model.open(Path.of("notes.txt"), () -> {
            throw new AssertionError("It must not open.");
        });

        assertThat(model.openProblemProperty().get()).isEqualTo("notes.txt is no jar.");
        assertThat(model.contentsProperty().get().file()).isEqualTo(JAR);
        assertThat(model.readingProperty().get()).isFalse();
    }

    @Test
    void theFileOpenedLastWinsHoweverLongTheOthersTake() {
        background.hold();
        List<String> opened = new ArrayList<>();
        model.open(Path.of("slow.jar"), () -> opened.add("slow"));
        model.open(JAR, () -> opened.add("orders"));
        background.release();

        assertThat(opened).containsExactly("orders");
        assertThat(model.contentsProperty().get().file()).isEqualTo(JAR);
    }

    @Test
    void inputThatIsNoJsonCannotBeRunAndSaysWhere() {
        open();
        model.inputProperty().set("{\"amount\": 99,99}");

        assertThat(model.inputProblemProperty().get().column()).isEqualTo(15);
        assertThat(model.runnableProperty().get()).isFalse();
        model.run(arn -> {
            throw new AssertionError("It must not run.");
        });
        assertThat(executions.asked()).isEmpty();
    }

    @Test
    void theInputIsKeptForEachHandler() {
        open();
        model.inputProperty().set("1");
        model.handlerProperty().set(ORDERS);
        model.inputProperty().set("2");
        model.handlerProperty().set(REFUNDS);
        assertThat(model.inputProperty().get()).isEqualTo("1");
        model.handlerProperty().set(ORDERS);
        assertThat(model.inputProperty().get()).isEqualTo("2");
    }

    @Test
    void aRunRegistersTheFunctionAndStartsIt() {
        open();
        model.inputProperty().set("{\"a\": 1}");
        model.timeModeProperty().set(TimeMode.REAL);
        model.environmentProperty().set("TABLE=orders\n# comment\n\nURL=a=b");
        model.systemPropertiesProperty().set("user.timezone=UTC");
        model.awsProfileProperty().set(" dev ");
        List<ExecutionArn> started = new ArrayList<>();
        model.run(started::add);

        assertThat(executions.asked()).containsExactly("start Refunds {\"a\": 1} REAL");
        assertThat(started).hasSize(1);
        FunctionConfig function = executions.functions().find("Refunds").orElseThrow();
        assertThat(function.environment()).containsExactlyInAnyOrderEntriesOf(Map.of("TABLE", "orders", "URL", "a=b"));
        assertThat(function.systemProperties()).containsEntry("user.timezone", "UTC");
        assertThat(function.awsProfile()).isEqualTo("dev");
        assertThat(function.javaHome()).isNull();
        assertThat(function.durable()).isNotNull();
    }

    @Test
    void whatWasRunIsThereAgainWhenTheJarIsOpenedAgain() {
        open();
        model.inputProperty().set("{\"kept\": true}");
        model.environmentProperty().set("B=2\nA=1");
        model.timeModeProperty().set(TimeMode.REAL);
        model.run(arn -> {});
        LaunchModel next = new LaunchModel(executions, this::read, memory, background, new Notices());
        next.open(JAR, () -> {});

        assertThat(next.inputProperty().get()).isEqualTo("{\"kept\": true}");
        assertThat(next.environmentProperty().get()).isEqualTo("A=1\nB=2");
        assertThat(next.timeModeProperty().get()).isEqualTo(TimeMode.REAL);
    }

    @Test
    void whatWasWithheldIsAskedForAgain() {
        LaunchMemory withholding = new LaunchMemory() {
            @Override
            public Optional<Kept> find(Path file, String handler) {
                return Optional.of(new Kept(
                        FunctionConfig.durable("Refunds", new Code.Archive(file), handler),
                        "{}",
                        TimeMode.SKIP,
                        List.of("API_TOKEN")));
            }

            @Override
            public void keep(Path file, FunctionConfig function, String input, TimeMode timeMode) {}

            @Override
            public List<Path> recentFiles() {
                return List.of();
            }

            @Override
            public void opened(Path file) {}

            @Override
            public void forget(Path file) {}
        };
        LaunchModel next = new LaunchModel(executions, this::read, withholding, background, new Notices());
        next.open(JAR, () -> {});

        assertThat(next.withheldProperty().get()).contains("API_TOKEN");
    }

    @Test
    void aVariableThatIsNoneIsSaidAndCannotBeRun() {
        open();
        model.environmentProperty().set("A=1\nnonsense");

        assertThat(model.optionsProblemProperty().get()).isEqualTo("Environment, line 2 is not NAME=VALUE: nonsense");
        assertThat(model.runnableProperty().get()).isFalse();
        model.environmentProperty().set("A=1");
        assertThat(model.runnableProperty().get()).isTrue();
    }

    @Test
    void aRefusedStartIsSaidInPlace() {
        open();
        executions.refuse(LambdaFault.invalid("The input is too large."));
        model.run(arn -> {
            throw new AssertionError("It must not start.");
        });

        assertThat(model.runProblemProperty().get()).isEqualTo("The input is too large.");
        assertThat(model.runnableProperty().get()).isTrue();
    }

    @Test
    void aHandlersNameMakesAFunctionName() {
        assertThat(new HandlerChoice("com.acme.Outer$Inner", true, "").functionName())
                .isEqualTo("Outer-Inner");
        assertThat(ORDERS.packageName()).isEqualTo("com.acme");
        assertThat(new HandlerChoice("Top", true, "").packageName()).isEmpty();
    }
}
