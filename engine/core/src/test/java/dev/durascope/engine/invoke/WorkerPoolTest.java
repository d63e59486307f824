package dev.durascope.engine.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.history.JournalEntry.ConsoleStream;
import dev.durascope.engine.invoke.InvocationOutcome.Cause;
import dev.durascope.engine.invoke.InvocationOutcome.Failed;
import dev.durascope.engine.invoke.handlers.ThrowsAtConstruction;
import dev.durascope.engine.invoke.handlers.Troubles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class WorkerPoolTest {
    private static final String TROUBLES = Troubles.class.getName();

    @TempDir
    Path directory;

    private Path jar;
    private FunctionConfig troubles;
    private PoolFixture fixture;

    @BeforeEach
    void open() throws IOException {
        jar = new TestJars()
                .with(TestJars.JAVA_17, Troubles.class)
                .with(TestJars.JAVA_17, ThrowsAtConstruction.class)
                .write(directory.resolve("troubles.jar"));
        troubles = function(TROUBLES, 60, Map.of());
        fixture = new PoolFixture(directory.resolve("cache"), UnaryOperator.identity());
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private FunctionConfig function(String handler, int timeoutSeconds, Map<String, String> environment) {
        return PoolFixture.function(new Code.Archive(jar), handler, timeoutSeconds, environment);
    }

    private static FunctionConfig named(String name, FunctionConfig like) {
        return new FunctionConfig(
                name,
                like.code(),
                like.handler(),
                like.timeoutSeconds(),
                like.memoryMb(),
                like.environment(),
                like.systemProperties(),
                null,
                null,
                null,
                false);
    }

    private void reopen(UnaryOperator<WorkerSettings> change) throws IOException {
        fixture.close();
        fixture = new PoolFixture(directory.resolve("cache"), change);
    }

    private static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000); // two cores are shared with the processes that are waited for
        }
    }

    private static String quoted(String order) {
        return '"' + order + '"';
    }

    private Failed failure(String order) throws Exception {
        return failure(troubles, order);
    }

    private Failed failure(FunctionConfig function, String order) throws Exception {
        return (Failed) fixture.invoke(function, quoted(order), null);
    }

    @Test
    void aWorkerIsKeptWarmForTheNextInvocation() throws Exception {
        Recorder first = new Recorder();
        Recorder second = new Recorder();
        String pid = PoolFixture.text(fixture.invoke(troubles, quoted("pid"), first));
        assertThat(PoolFixture.text(fixture.invoke(troubles, quoted("pid"), second)))
                .isEqualTo(pid);
        assertThat(first.placed)
                .singleElement()
                .asString()
                .matches("JDK .+, process " + pid.replace("\"", "") + ", cold");
        assertThat(second.placed).singleElement().asString().endsWith(", warm");
        assertThat(fixture.pool.size()).isEqualTo(1);
    }

    @Test
    void linesBelongToTheirInvocationAndArriveBeforeItsOutcome() throws Exception {
        for (int i = 0; i < 20; i++) {
            Recorder recorder = new Recorder();
            Invocation invocation = PoolFixture.invocation(troubles, quoted("say hello " + i), recorder);
            PoolFixture.await(fixture.pool.invoke(invocation));
            assertThat(recorder.lines(ConsoleStream.STDOUT)).containsExactly("hello " + i, "no line end");
            assertThat(recorder.lines(ConsoleStream.STDERR)).containsExactly("error: hello " + i);
            assertThat(recorder.printed).extracting(Recorder.Printed::requestId).containsOnly(invocation.requestId());
        }
    }

    @Test
    void whatAHandlerThrowsIsItsErrorAndTheWorkerGoesOn() throws Exception {
        Recorder recorder = new Recorder();
        Failed failed = (Failed) fixture.invoke(troubles, quoted("throw out of stock"), recorder);
        assertThat(failed.cause()).isEqualTo(Cause.HANDLER_ERROR);
        assertThat(failed.error().errorType()).isEqualTo("java.lang.IllegalArgumentException");
        assertThat(failed.error().errorMessage()).isEqualTo("out of stock");
        assertThat(failed.error().stackTrace()).first().asString().startsWith(TROUBLES + ".obey(Troubles.java:");
        assertThat(recorder.lines(ConsoleStream.STDERR).get(0))
                .isEqualTo("out of stock: java.lang.IllegalArgumentException");
        fixture.answer(troubles, quoted("fine"));
        assertThat(fixture.pool.size()).isEqualTo(1);
    }

    @Test
    void systemExitIsAFailedInvocation() throws Exception {
        Invocation invocation = PoolFixture.invocation(troubles, quoted("exit 7"), InvocationListener.NONE);
        Failed failed = (Failed) PoolFixture.await(fixture.pool.invoke(invocation));
        assertThat(failed.cause()).isEqualTo(Cause.EXITED);
        assertThat(failed.error().errorType()).isEqualTo("Runtime.ExitError");
        assertThat(failed.error().errorMessage())
                .isEqualTo("RequestId: " + invocation.requestId() + " Error: Runtime exited with error: exit status 7");
        assertThat(failure("exit 0").error().errorMessage())
                .endsWith("Error: Runtime exited without providing a reason");
        assertThat(failure("halt 139").error().errorMessage())
                .endsWith("Runtime exited with error: signal: segmentation fault");
        eventually(() -> fixture.pool.size() == 0);
        fixture.answer(troubles, quoted("fine"));
    }

    @Test
    void aHandlerThatHangsIsKilledAtItsTimeout() throws Exception {
        FunctionConfig quick = function(TROUBLES, 1, Map.of());
        Invocation invocation = PoolFixture.invocation(quick, quoted("hang"), InvocationListener.NONE);
        Failed failed = (Failed) PoolFixture.await(fixture.pool.invoke(invocation));
        assertThat(failed.cause()).isEqualTo(Cause.TIMED_OUT);
        assertThat(failed.error().errorType()).isEqualTo("Sandbox.Timedout");
        assertThat(failed.error().errorMessage())
                .isEqualTo("RequestId: " + invocation.requestId() + " Error: Task timed out after 1.00 seconds");
        eventually(() -> fixture.pool.size() == 0);
    }

    @Test
    void outOfMemoryIsToldFromOtherErrors() throws Exception {
        Failed failed = failure("hoard");
        assertThat(failed.cause()).isEqualTo(Cause.EXITED);
        assertThat(failed.error().errorType()).isEqualTo("Runtime.OutOfMemory");
        assertThat(failed.error().errorMessage()).isEqualTo("Java heap space");
        fixture.answer(troubles, quoted("fine"));
    }

    @Test
    void aHundredMegabytesOfOutputAreBoundedAndTheirEndIsKept() throws Exception {
        Recorder recorder = new Recorder();
        assertThat(PoolFixture.text(fixture.invoke(troubles, quoted("print 100000000"), recorder)))
                .isEqualTo(quoted("print"));
        List<String> lines = recorder.lines(ConsoleStream.STDOUT);
        assertThat(lines.stream().mapToInt(String::length).sum())
                .isLessThan(LineBudget.HEAD_BYTES + LineBudget.TAIL_BYTES);
        assertThat(lines).last().isEqualTo("that was all");
        assertThat(lines)
                .filteredOn(line -> line.startsWith("[Durascope"))
                .singleElement()
                .asString()
                .matches("\\[Durascope left out 9\\d\\.\\d MB of output here\\.]");
    }

    @Test
    void aResponseOfTenMegabytesIsRefusedInAwsWords() throws Exception {
        Failed failed = failure("return 10000000");
        assertThat(failed.error().errorType()).isEqualTo("Function.ResponseSizeTooLarge");
        assertThat(failed.error().errorMessage())
                .isEqualTo("Response payload size exceeded maximum allowed payload size (6291556 bytes).");
        assertThat(fixture.answer(troubles, quoted("return 6000000"))).hasSize(6_000_002);
    }

    @Test
    void evenAResponseThatNoServerWouldReadFailsAndNothingElse() throws Exception {
        assertThat(failure("return 60000000").error().errorType()).isEqualTo("Function.ResponseSizeTooLarge");
        fixture.answer(troubles, quoted("fine"));
    }

    @Test
    void closedPipesHarmNobody() throws Exception {
        assertThat(fixture.answer(troubles, quoted("closePipes"))).isEqualTo(quoted("closePipes"));
        Recorder recorder = new Recorder();
        fixture.invoke(troubles, quoted("say again"), recorder);
        assertThat(recorder.lines(ConsoleStream.STDOUT)).contains("again");
    }

    @Test
    void aHandlerThatThrowsAtConstructionIsAnInitError() throws Exception {
        Recorder recorder = new Recorder();
        Invocation invocation =
                PoolFixture.invocation(function(ThrowsAtConstruction.class.getName(), 60, Map.of()), "{}", recorder);
        Failed failed = (Failed) PoolFixture.await(fixture.pool.invoke(invocation));
        assertThat(failed.cause()).isEqualTo(Cause.INIT_ERROR);
        assertThat(failed.error().errorMessage()).isEqualTo("no database");
        assertThat(failed.error().errorType()).isEqualTo("java.lang.IllegalStateException");
        assertThat(recorder.printed)
                .contains(new Recorder.Printed(invocation.requestId(), ConsoleStream.STDOUT, "connecting"));
    }

    @Test
    void codeThatCannotBeRunIsToldInOneLine() throws Exception {
        Failed missing = failure(
                PoolFixture.function(new Code.Archive(directory.resolve("no.jar")), TROUBLES, 60, Map.of()), "x");
        assertThat(missing.cause()).isEqualTo(Cause.NOT_STARTED);
        assertThat(missing.error().errorMessage()).startsWith("No such file: ");

        Path future = new TestJars().with(120, Troubles.class).write(directory.resolve("future.jar"));
        Failed tooNew = failure(PoolFixture.function(new Code.Archive(future), TROUBLES, 60, Map.of()), "x");
        assertThat(tooNew.cause()).isEqualTo(Cause.NOT_STARTED);
        assertThat(tooNew.error().errorMessage()).startsWith("The handler's class files need Java 76");
        assertThat(failure(function("no.such.Handler", 60, Map.of()), "x")
                        .error()
                        .errorMessage())
                .isEqualTo("Class not found: no.such.Handler");
    }

    @Test
    void theEnvironmentIsLambdasWithTheLaunchConfigurationOverIt() throws Exception {
        FunctionConfig function = function(TROUBLES, 60, Map.of("TABLE", "orders", "AWS_REGION", "eu-west-1"));
        assertThat(fixture.answer(function, quoted("env TABLE"))).isEqualTo(quoted("orders"));
        assertThat(fixture.answer(function, quoted("env AWS_REGION"))).isEqualTo(quoted("eu-west-1"));
        assertThat(fixture.answer(function, quoted("env AWS_DEFAULT_REGION"))).isEqualTo(quoted("eu-central-1"));
        assertThat(fixture.answer(function, quoted("env _HANDLER"))).isEqualTo(quoted(TROUBLES));
        assertThat(fixture.answer(function, quoted("env AWS_ACCESS_KEY_ID"))).isNotEqualTo(quoted("null"));
        assertThat(fixture.answer(function, quoted("env AWS_ENDPOINT_URL_LAMBDA")))
                .matches("\"" + fixture.server.baseUri() + "/w/[A-Za-z0-9_-]{43}/lambda\"");
        assertThat(fixture.answer(function, quoted("property durascope.marks"))).isEqualTo(quoted("null"));
    }

    @Test
    void remainingTimeDoesNotCountTheColdStart() throws Exception {
        int remaining = Integer.parseInt(fixture.answer(function(TROUBLES, 900, Map.of()), quoted("remaining"))
                .replace("\"", ""));
        assertThat(remaining).isBetween(899_000, 900_000);
    }

    @Test
    void theContextCarriesTenantAndClientContext() throws Exception {
        Invocation plain = PoolFixture.invocation(troubles, quoted("context"), InvocationListener.NONE);
        String clientContext = java.util.Base64.getEncoder()
                .encodeToString("{\"custom\":\n{\"k\":\"ü\"}}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Invocation invocation = new Invocation(
                troubles,
                plain.functionArn(),
                plain.requestId(),
                plain.payload(),
                plain.deadline(),
                "blue",
                clientContext,
                null,
                InvocationListener.NONE);
        assertThat(PoolFixture.text(PoolFixture.await(fixture.pool.invoke(invocation))))
                .isEqualTo(quoted("blue {k=ü} " + plain.functionArn() + " 512"));
    }

    @Test
    void aChangedJarIsRunByANewWorker() throws Exception {
        String before = fixture.answer(troubles, quoted("pid"));
        new TestJars()
                .with(TestJars.JAVA_17, Troubles.class)
                .with("changed.txt", "changed")
                .write(jar);
        assertThat(fixture.answer(troubles, quoted("pid"))).isNotEqualTo(before);
        eventually(
                () -> ProcessHandle.of(Long.parseLong(before.replace("\"", ""))).isEmpty());
        assertThat(fixture.pool.size()).isEqualTo(1);
    }

    @Test
    void processesAreBoundedAndInvocationsWaitTheirTurn() throws Exception {
        reopen(settings -> settings.withMaxWorkers(2));
        List<CompletableFuture<InvocationOutcome>> outcomes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            outcomes.add(fixture.begin(named("function-" + i, troubles), quoted("pid")));
        }
        for (CompletableFuture<InvocationOutcome> outcome : outcomes) {
            PoolFixture.text(PoolFixture.await(outcome));
            assertThat(fixture.pool.size()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void anIdleWorkerIsEndedAfterAWhile() throws Exception {
        reopen(settings -> settings.withIdleTimeout(Duration.ofMillis(50)));
        long pid = Long.parseLong(fixture.answer(troubles, quoted("pid")).replace("\"", ""));
        eventually(() -> ProcessHandle.of(pid).isEmpty());
        assertThat(fixture.pool.size()).isZero();
    }

    @Test
    void aCancelledInvocationFreesItsProcess() throws Exception {
        Path begun = directory.resolve("begun");
        fixture.answer(troubles, quoted("create " + begun));
        assertThat(begun).exists();
        Recorder recorder = new Recorder();
        CompletableFuture<InvocationOutcome> hanging =
                fixture.pool.invoke(PoolFixture.invocation(troubles, quoted("hang"), recorder));
        eventually(() -> !recorder.placed.isEmpty());
        hanging.cancel(true);
        eventually(() -> fixture.pool.size() == 0);
    }

    @Test
    void aProcessThatIsKilledFromOutsideIsAFailedInvocation() throws Exception {
        long pid = Long.parseLong(fixture.answer(troubles, quoted("pid")).replace("\"", ""));
        Recorder recorder = new Recorder();
        CompletableFuture<InvocationOutcome> hanging =
                fixture.pool.invoke(PoolFixture.invocation(troubles, quoted("hang"), recorder));
        eventually(() -> !recorder.placed.isEmpty());
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        Failed failed = (Failed) PoolFixture.await(hanging);
        assertThat(failed.cause()).isEqualTo(Cause.EXITED);
        assertThat(failed.error().errorMessage()).endsWith("Runtime exited with error: signal: killed");
    }

    @Test
    void closingEndsWhatRuns() throws Exception {
        Recorder recorder = new Recorder();
        CompletableFuture<InvocationOutcome> hanging =
                fixture.pool.invoke(PoolFixture.invocation(troubles, quoted("hang"), recorder));
        eventually(() -> !recorder.placed.isEmpty());
        fixture.pool.close();
        assertThat(((Failed) PoolFixture.await(hanging)).cause()).isEqualTo(Cause.EXITED);
        assertThat(((Failed) fixture.invoke(troubles, quoted("pid"), null)).cause())
                .isEqualTo(Cause.NOT_STARTED);
    }

    @Test
    void aLambdaZipRunsFromItsUnpackedDirectory() throws Exception {
        Path zip = new TestJars()
                .with("lib/code.jar", new TestJars().with(TestJars.JAVA_17, Troubles.class))
                .with("config.json", "{}")
                .write(directory.resolve("code.zip"));
        FunctionConfig function = PoolFixture.function(new Code.Archive(zip), TROUBLES, 60, Map.of());
        String root = fixture.answer(function, quoted("env LAMBDA_TASK_ROOT")).replace("\"", "");
        assertThat(Files.readString(Path.of(root, "config.json"))).isEqualTo("{}");
    }
}
