package dev.durascope.app.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.notice.Notices;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Inline;
import dev.durascope.engine.history.JournalEntry.ConsoleStream;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.DebuggedHandlers;
import dev.durascope.engine.invoke.Development;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.InputExample;
import dev.durascope.engine.invoke.InvocationOutcome;
import dev.durascope.engine.invoke.Jdk;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.store.InputStore;
import dev.durascope.engine.store.RecentFile;
import dev.durascope.engine.time.TimeMode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaunchModelTest {
    private static final Path JAR = Path.of("orders.jar");
    private static final HandlerChoice ORDERS = new HandlerChoice("com.acme.Orders", true, "RequestStreamHandler");
    private static final HandlerChoice REFUNDS = new HandlerChoice("com.acme.Refunds", true, "RequestHandler");

    private static final Jdk JDK_17 = new Jdk(Path.of("/jdks/17"), 17, "17.0.15", "on the PATH");
    private static final Jdk JDK_25 = new Jdk(Path.of("/jdks/25"), 25, "25.0.1", "in /jdks");
    private static final Jdk JDK_11 = new Jdk(Path.of("/jdks/11"), 11, "11.0.2", "in /jdks");
    private static final JdkOffer JDKS = JdkOffer.of(List.of(JDK_11, JDK_17, JDK_25), 61, 61);

    private static final HandlerChoice PING = new HandlerChoice("com.acme.Ping", false, "RequestHandler");

    private static final FunctionConfig PING_FUNCTION =
            FunctionConfig.plain("ping", new Code.Archive(Path.of("ping.jar")), "com.acme.Ping");

    private List<HandlerChoice> handlers = List.of(ORDERS, REFUNDS);
    private JdkOffer jdks = JDKS;
    private final FakeExecutions executions = new FakeExecutions();
    private final Inline background = new Inline();
    private final TransientLaunches memory = new TransientLaunches();
    private final Map<String, String> samples = new LinkedHashMap<>();
    private final LaunchModel model =
            new LaunchModel(executions, new DebuggedHandlers(), this::read, memory, background, new Notices());

    private JarContents read(Path file) {
        if (!file.toString().endsWith(".jar")) {
            throw new IllegalArgumentException(file + " is no jar.");
        }
        return new JarContents(file, new Code.Archive(file), handlers, "com.acme.Refunds", samples, jdks);
    }

    private void open() {
        model.open(JAR, () -> {});
    }

    @Test
    void theHandlerThatTheJarNamesIsChosenFirst() {
        open();

        assertThat(model.handlerProperty().get()).isEqualTo(REFUNDS);
        assertThat(model.runnableProperty().get()).isTrue();
        assertThat(memory.recentFiles()).extracting(RecentFile::file).containsExactly(JAR);
    }

    @Test
    void theFirstSampleEventIsTheFirstInput() {
        samples.put("Small", "{\"a\":1}");
        open();

        assertThat(model.inputProperty().get()).isEqualTo("{\n  \"a\": 1\n}");
    }

    @Test
    void theFieldsOfItsInputAreTheFirstInputOfAHandlerWithoutSampleEvents() {
        InputExample example = new InputExample("Refund", "{\"id\":\"\"}");
        handlers = List.of(new HandlerChoice(REFUNDS.handler(), true, REFUNDS.kind(), null, example));
        open();

        assertThat(model.inputProperty().get()).isEqualTo("{\n  \"id\": \"\"\n}");
        model.chooser().open();
        assertThat(model.chooser().lines())
                .contains(new InputChooser.Sample("Fields of Refund", "{\"id\":\"\"}", "{\"id\": \"\"}"));
    }

    @Test
    void aHandlerIsFoundByItsSimpleNameUnlessSeveralHaveIt() {
        handlers = List.of(
                new HandlerChoice("a.Refunds", true, "x"),
                new HandlerChoice("b.Refunds", true, "x"),
                new HandlerChoice("b.Orders", true, "x"));
        JarContents contents = read(JAR);

        assertThat(contents.find("Orders").handler()).isEqualTo("b.Orders");
        assertThat(contents.find("b.Refunds").handler()).isEqualTo("b.Refunds");
        assertThat(contents.find("Refunds")).isNull();
        assertThat(NearNames.of("Ordres", List.of("x.Refunds", "x.Orders", "x.Old")))
                .containsExactly("x.Orders", "x.Old", "x.Refunds");
    }

    @ParameterizedTest
    @CsvSource({
        "orders.jar, orders.jar",
        "/shop/orders/target/classes, orders",
        "/shop/orders/build/classes/java/main, orders",
        "/shop/classes, classes",
        "/target/classes, classes"
    })
    void anOutputDirectoryIsCalledAfterItsProject(Path file, String name) {
        assertThat(new JarContents(file, new Code.Archive(file), List.of(), null, Map.of(), JDKS).name())
                .isEqualTo(name);
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
        model.run(false, arn -> {
            throw new AssertionError("It must not run.");
        });
        assertThat(executions.asked()).isEmpty();
    }

    private static HandlerChoice function(Map<String, String> environment) {
        return function(environment, 60);
    }

    private static HandlerChoice function(Map<String, String> environment, int timeoutSeconds) {
        FunctionConfig function = new FunctionConfig(
                "orders-test",
                new Code.Archive(Path.of("orders.jar")),
                "com.acme.Orders",
                timeoutSeconds,
                256,
                environment,
                Map.of(),
                null,
                null,
                new DurableConfig(3600, 1),
                true);
        return new HandlerChoice(
                "com.acme.Orders",
                true,
                "RequestStreamHandler",
                new HandlerOrigin(
                        "template.yaml",
                        Path.of("template.yaml"),
                        function.code(),
                        JDKS,
                        Map.of(),
                        function.name(),
                        function),
                null);
    }

    @Test
    void aFunctionOfATemplateIsRunAsThatSays() {
        handlers = List.of(function(Map.of("STAGE", "test")));
        open();

        assertThat(model.settings().limitsProperty().get())
                .isEqualTo("template.yaml says: an invocation may take 1 minute and has 256 MB; an execution may take"
                        + " 1 hour and is kept for 1 day; invocations name a tenant.");
        assertThat(model.chosenFunction()).isEqualTo(handlers.getFirst().function());
    }

    @Test
    void whatATemplateSaysNowCountsMoreThanWhatWasRunLastAndWhatItDoesNotNameStays() {
        handlers = List.of(function(Map.of("STAGE", "test")));
        open();
        model.settings().environmentProperty().set("STAGE=mine\nTRACE=1");
        model.run(false, arn -> {});

        handlers = List.of(function(Map.of("STAGE", "prod")));
        open();

        assertThat(model.settings().environmentProperty().get()).isEqualTo("STAGE=prod\nTRACE=1");
        LaunchModel later =
                new LaunchModel(executions, new DebuggedHandlers(), this::read, memory, background, new Notices());
        later.open(JAR, () -> {});
        assertThat(later.settings().environmentProperty().get()).isEqualTo("STAGE=prod\nTRACE=1");
    }

    @Test
    void aTemplateThatIsWrittenAgainCountsForWhatWasLaunchedAndForWhatIsEntered() {
        List<String> told = new ArrayList<>();
        model.onTemplateChanged((template, names) -> told.add(template + " " + names));
        handlers = List.of(function(Map.of("STAGE", "test", "REGION", "eu", "OLD", "1")));
        open();
        model.settings().environmentProperty().set("STAGE=test\nREGION=mine\nOLD=1\nTRACE=1");
        model.run(false, arn -> {});
        model.refresh();
        assertThat(told).as("it says the same").isEmpty();

        handlers = List.of(ORDERS); // it cannot be read while somebody writes at it
        model.refresh();
        handlers = List.of(function(Map.of("STAGE", "prod", "REGION", "eu"), 30));
        model.refresh();

        FunctionConfig launched = executions.functions().find("orders-test").orElseThrow();
        assertThat(launched.environment())
                .as("what was entered over what the template goes on saying stays")
                .isEqualTo(Map.of("STAGE", "prod", "REGION", "mine", "TRACE", "1"));
        assertThat(launched.timeoutSeconds()).isEqualTo(30);
        assertThat(model.settings().environmentProperty().get()).isEqualTo("REGION=mine\nSTAGE=prod\nTRACE=1");
        assertThat(model.chosenFunction()).isEqualTo(launched);
        assertThat(told).containsExactly("template.yaml [orders-test]");
    }

    @Test
    void aFunctionOfThatNameFromElsewhereIsNotChangedWithTheTemplate() {
        handlers = List.of(function(Map.of("STAGE", "test")));
        open();
        executions.functions().register(PING_FUNCTION.withName("orders-test"));

        handlers = List.of(function(Map.of("STAGE", "prod")));
        model.refresh();

        assertThat(executions.functions().find("orders-test")).contains(PING_FUNCTION.withName("orders-test"));
    }

    @Test
    void functionsThatATemplateNamesBesideAreRegisteredAndThoseThatSomebodyRegisteredStay() {
        HandlerChoice orders = function(Map.of());
        FunctionConfig mail = orders.function().withName("mail");
        handlers = List.of(
                orders,
                new HandlerChoice(
                        "com.acme.Orders",
                        true,
                        "RequestStreamHandler",
                        new HandlerOrigin(
                                "template.yaml", Path.of("template.yaml"), mail.code(), JDKS, Map.of(), "mail", mail),
                        null));
        open();
        model.run(false, arn -> {});
        assertThat(executions.functions().find("mail")).contains(mail);

        executions.functions().register(PING_FUNCTION.withName("mail"));
        model.run(false, arn -> {});
        assertThat(executions.functions().find("mail")).contains(PING_FUNCTION.withName("mail"));
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
        model.settings().environmentProperty().set("TABLE=orders\n# comment\n\nURL=a=b");
        model.settings().systemPropertiesProperty().set("user.timezone=UTC");
        model.settings().awsProfileProperty().set(" dev ");
        List<ExecutionArn> started = new ArrayList<>();
        model.run(false, started::add);

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
        model.settings().environmentProperty().set("B=2\nA=1");
        model.timeModeProperty().set(TimeMode.scaled(60));
        model.run(false, arn -> {});
        LaunchModel next =
                new LaunchModel(executions, new DebuggedHandlers(), this::read, memory, background, new Notices());
        next.open(JAR, () -> {});

        assertThat(next.inputProperty().get()).isEqualTo("{\"kept\": true}");
        assertThat(next.settings().environmentProperty().get()).isEqualTo("A=1\nB=2");
        assertThat(next.timeModeProperty().get()).isEqualTo(TimeMode.scaled(60));
    }

    @Test
    void newHandlersBeginWithTheTimeThatIsSetAndTheOthersKeepTheirOwn() {
        model.startWith(TimeMode.MANUAL);
        open();
        assertThat(model.timeModeProperty().get()).isEqualTo(TimeMode.MANUAL);
        model.timeModeProperty().set(TimeMode.REAL);
        model.handlerProperty().set(ORDERS);
        assertThat(model.timeModeProperty().get()).as("of another handler").isEqualTo(TimeMode.MANUAL);

        model.startWith(TimeMode.scaled(60));
        assertThat(model.timeModeProperty().get()).as("set while it is shown").isEqualTo(TimeMode.scaled(60));
        model.handlerProperty().set(REFUNDS);
        assertThat(model.timeModeProperty().get()).as("chosen before").isEqualTo(TimeMode.REAL);
        model.startWith(TimeMode.SKIP);
        assertThat(model.timeModeProperty().get()).as("chosen before").isEqualTo(TimeMode.REAL);
        model.handlerProperty().set(ORDERS);
        assertThat(model.timeModeProperty().get()).as("nothing chosen").isEqualTo(TimeMode.SKIP);

        model.run(false, arn -> {});
        model.startWith(TimeMode.MANUAL);
        assertThat(model.timeModeProperty().get()).as("run with it").isEqualTo(TimeMode.SKIP);
        LaunchModel next =
                new LaunchModel(executions, new DebuggedHandlers(), this::read, memory, background, new Notices());
        next.startWith(TimeMode.MANUAL);
        next.open(JAR, () -> {});
        assertThat(next.timeModeProperty().get()).as("never run").isEqualTo(TimeMode.MANUAL);
        next.handlerProperty().set(ORDERS);
        assertThat(next.timeModeProperty().get()).as("run before").isEqualTo(TimeMode.SKIP);
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
            public Optional<Kept> findFunction(String functionName) {
                return Optional.empty();
            }

            @Override
            public InputStore inputs() {
                return memory.inputs();
            }

            @Override
            public void ran(Path file, String handler, String input, @Nullable ExecutionArn execution) {}

            @Override
            public void ranAgain(FunctionConfig function, String input, ExecutionArn execution) {}

            @Override
            public void keep(Path file, String key, FunctionConfig function, String input, TimeMode timeMode) {}

            @Override
            public List<RecentFile> recentFiles() {
                return List.of();
            }

            @Override
            public List<RecentHandler> recentHandlers() {
                return List.of();
            }

            @Override
            public void forgetHandler(Path file, String handler) {}

            @Override
            public void forgetRecent() {}

            @Override
            public void opened(Path file) {}

            @Override
            public void forget(Path file) {}
        };
        LaunchModel next =
                new LaunchModel(executions, new DebuggedHandlers(), this::read, withholding, background, new Notices());
        next.open(JAR, () -> {});

        assertThat(next.settings().withheldProperty().get()).contains("API_TOKEN");
    }

    @Test
    void aVariableThatIsNoneIsSaidAndCannotBeRun() {
        open();
        model.settings().environmentProperty().set("A=1\nnonsense");

        assertThat(model.settings().problemProperty().get())
                .isEqualTo("Environment, line 2 is not NAME=VALUE: nonsense");
        assertThat(model.runnableProperty().get()).isFalse();
        model.settings().environmentProperty().set("A=1");
        assertThat(model.runnableProperty().get()).isTrue();
    }

    @Test
    void aRefusedStartIsSaidInPlace() {
        open();
        executions.refuse(LambdaFault.invalid("The input is too large."));
        model.run(false, arn -> {
            throw new AssertionError("It must not start.");
        });

        assertThat(model.runProblemProperty().get()).isEqualTo("The input is too large.");
        assertThat(model.runnableProperty().get()).isTrue();
    }

    @Test
    void aHandlerWithoutADurableBaseClassIsTakenForAPlainOneAndTheUserIsAsked() {
        handlers = List.of(PING);
        open();
        KindSelection kind = model.settings().kind();

        assertThat(kind.askedProperty().get()).isTrue();
        assertThat(kind.kindProperty().get()).isEqualTo(FunctionKind.PLAIN);
        assertThat(kind.reasonProperty().get()).contains("no durable base class");
    }

    @Test
    void aHandlerWithADurableBaseClassIsNotAskedAbout() {
        open();

        assertThat(model.settings().kind().askedProperty().get()).isFalse();
        assertThat(model.settings().kind().kindProperty().get()).isEqualTo(FunctionKind.DURABLE);
    }

    @Test
    void whatAFunctionWasChosenToBeIsRemembered() {
        handlers = List.of(PING);
        open();
        model.settings().kind().kindProperty().set(FunctionKind.DURABLE);
        model.run(false, arn -> {});
        assertThat(executions.asked()).containsExactly("start Ping {\n  \n} SKIP");
        LaunchModel next =
                new LaunchModel(executions, new DebuggedHandlers(), this::read, memory, background, new Notices());
        next.open(JAR, () -> {});

        assertThat(next.settings().kind().kindProperty().get()).isEqualTo(FunctionKind.DURABLE);
    }

    @Test
    void aPlainFunctionIsInvokedOnceAndSaysWhatItPrintedAndReturned() {
        handlers = List.of(PING);
        open();
        CompletableFuture<InvocationOutcome> answer =
                CompletableFuture.completedFuture(new InvocationOutcome.Returned("{\"pong\":1}".getBytes(UTF_8)));
        executions.answerPlain(answer);
        model.run(false, arn -> {
            throw new AssertionError("A plain run is no execution.");
        });
        executions.plainListener().placed("JDK 17.0.15, process 4711");
        executions.plainListener().printed(null, ConsoleStream.STDERR, "hello");
        model.frame();

        PlainRun run = model.plainRunProperty().get();
        assertThat(executions.asked()).containsExactly("invoke Ping {\n  \n}");
        assertThat(run.statusProperty().get()).isEqualTo(PlainRun.Status.SUCCEEDED);
        assertThat(run.result().text()).isEqualTo("{\"pong\":1}");
        assertThat(run.lines()).containsExactly(new PlainRun.Line(ConsoleStream.STDERR, "hello"));
        assertThat(run.placeProperty().get()).isEqualTo("JDK 17.0.15, process 4711");
        assertThat(run.diagnosisProperty().get()).isEmpty();
        assertThat(executions.functions().find("Ping").orElseThrow().durable()).isNull();
        assertThat(model.runnableProperty().get()).isTrue();
    }

    @Test
    void aPlainRunThatFailsSaysWhy() {
        handlers = List.of(PING);
        open();
        ErrorObject error = new ErrorObject("no such table", "java.sql.SQLException", null, List.of("Ping.handle"));
        executions.answerPlain(CompletableFuture.completedFuture(
                new InvocationOutcome.Failed(InvocationOutcome.Cause.HANDLER_ERROR, error)));
        model.run(false, arn -> {});

        PlainRun run = model.plainRunProperty().get();
        assertThat(run.statusProperty().get()).isEqualTo(PlainRun.Status.FAILED);
        assertThat(run.error()).isEqualTo(error);
        assertThat(run.diagnosisProperty().get()).isEmpty();
    }

    @Test
    void aDurableFunctionRunAsAPlainOneIsDiagnosedByItsAnswer() {
        assertThat(diagnosed(new InvocationOutcome.Returned("{\"Status\":\"PENDING\"}".getBytes(UTF_8))))
                .contains("Ping answered as a durable function does");
        ErrorObject error =
                ErrorObject.of("java.lang.IllegalArgumentException", "The event has no DurableExecutionArn.");
        assertThat(diagnosed(new InvocationOutcome.Failed(InvocationOutcome.Cause.HANDLER_ERROR, error)))
                .contains("Ping is a durable function");
        ErrorObject inSdk = new ErrorObject(
                "null", "NullPointerException", null, List.of("software.amazon.lambda.durable.DurableHandler.handle"));
        assertThat(diagnosed(new InvocationOutcome.Failed(InvocationOutcome.Cause.HANDLER_ERROR, inSdk)))
                .contains("Ping is a durable function");
    }

    private String diagnosed(InvocationOutcome outcome) {
        handlers = List.of(PING);
        open();
        model.settings().kind().kindProperty().set(FunctionKind.PLAIN);
        executions.answerPlain(CompletableFuture.completedFuture(outcome));
        model.run(false, arn -> {});
        return model.plainRunProperty().get().diagnosisProperty().get();
    }

    @Test
    void theJdksThatCanRunTheHandlerAreOfferedTheAutomaticChoiceFirst() {
        open();
        JdkSelection jdk = model.settings().jdk();

        assertThat(jdk.entries())
                .extracting(JdkEntry::text)
                .containsExactly("Automatic: JDK 17.0.15", "JDK 17.0.15 in /jdks/17", "JDK 25.0.1 in /jdks/25");
        jdk.chosenProperty().set(jdk.entries().getLast());
        model.run(false, arn -> {});
        assertThat(executions.functions().find("Refunds").orElseThrow().javaHome())
                .isEqualTo(Path.of("/jdks/25"));
        assertThat(jdk.sentenceProperty().get()).startsWith("JDK 25.0.1");
    }

    @Test
    void aDirectoryWithoutAJdkIsRefusedInPlaceAndWhatWasChosenStays(@TempDir Path empty) {
        open();
        JdkSelection jdk = model.settings().jdk();
        jdk.onTaken(home -> {
            throw new AssertionError(home + " must not be kept");
        });
        jdk.choose(empty);

        assertThat(jdk.problemProperty().get()).startsWith(empty + " holds no JDK");
        assertThat(jdk.chosenProperty().get().jdk()).isNull();
        assertThat(model.runnableProperty().get()).isTrue();
        jdk.chosenProperty().set(jdk.entries().getLast());
        assertThat(jdk.problemProperty().get()).isEmpty();
    }

    @Test
    void aJdkNamedByItsDirectoryIsTaken() {
        Path home = Path.of(System.getProperty("java.home"));
        open();
        JdkSelection jdk = model.settings().jdk();
        jdk.choose(home);

        assertThat(jdk.problemProperty().get()).isEmpty();
        assertThat(jdk.home()).isEqualTo(home);
        assertThat(jdk.entries()).hasSize(4);
    }

    @Test
    void nothingRunsWhereNoJdkIsNewEnoughUntilOneIsNamed() {
        jdks = JdkOffer.of(List.of(JDK_17), 200, 200);
        open();

        assertThat(model.settings().problemProperty().get())
                .contains("need Java 156")
                .contains("17.0.15");
        assertThat(model.runnableProperty().get()).isFalse();
    }

    @Test
    void whatWasEnteredForAHandlerIsThereAgainWhenItIsChosenAgain() {
        open();
        model.settings().environmentProperty().set("TABLE=refunds");
        model.handlerProperty().set(ORDERS);
        assertThat(model.settings().environmentProperty().get()).isEmpty();
        model.handlerProperty().set(REFUNDS);
        assertThat(model.settings().environmentProperty().get()).isEqualTo("TABLE=refunds");
    }

    @Test
    void aHandlersNameMakesAFunctionName() {
        assertThat(new HandlerChoice("com.acme.Outer$Inner", true, "").functionName())
                .isEqualTo("Outer-Inner");
        assertThat(ORDERS.packageName()).isEqualTo("com.acme");
        assertThat(new HandlerChoice("Top", true, "").packageName()).isEmpty();
    }

    @Test
    void aJdkChosenByHandIsToldToWhoeverKeepsIt() {
        open();
        List<Path> kept = new ArrayList<>();
        JdkSelection jdk = model.settings().jdk();
        jdk.onTaken(kept::add);
        Path own = Path.of(System.getProperty("java.home"));
        jdk.choose(own);
        assertThat(kept).containsExactly(own);
        assertThat(jdk.chosenProperty().get().home()).isEqualTo(own);
    }

    @Test
    void howTheHandlerIsDebuggedIsKeptWithItAndAWrongPortIsRefused() {
        open();
        DevelopmentSettings development = model.settings().development();
        development.portProperty().set("80800");
        assertThat(model.settings().problemProperty().get()).startsWith("Debug port: type a number from 1 to 65535");
        assertThat(model.runnableProperty().get()).isFalse();
        development.portProperty().set("5005");
        development.sourcesProperty().set("/src/a" + java.io.File.pathSeparator + " /src/b ");
        development.waitsProperty().set(false);
        assertThat(model.settings().problemProperty().get()).isEmpty();
        FunctionConfig function = model.chosenFunction();
        assertThat(function.development())
                .isEqualTo(new Development(false, 5005, false, List.of(Path.of("/src/a"), Path.of("/src/b"))));
        development.restore(Development.NONE);
        assertThat(development.sourcesProperty().get()).isEmpty();
        development.restore(function.development());
        assertThat(development.development(true))
                .isEqualTo(function.development().withDebugged(true));
    }

    @Test
    void aDebugPortOfAnotherProgramIsRefusedBeforeAnythingRuns() throws Exception {
        open();
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            model.settings().development().portProperty().set(String.valueOf(other.getLocalPort()));
            model.run(true, arn -> {
                throw new AssertionError("It runs.");
            });
            assertThat(model.runProblemProperty().get()).contains("another program has the port");
        }
    }
}
