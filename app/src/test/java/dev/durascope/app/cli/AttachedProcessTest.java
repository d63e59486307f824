package dev.durascope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.durascope.app.instance.Entry;
import dev.durascope.app.testing.HandlerJar;
import dev.durascope.engine.cloud.CallBudget;
import dev.durascope.engine.cloud.CloudActions;
import dev.durascope.engine.cloud.CloudConnection;
import dev.durascope.engine.cloud.CloudExecutions;
import dev.durascope.engine.cloud.CloudFault;
import dev.durascope.engine.cloud.CloudSource;
import dev.durascope.engine.cloud.CloudTarget;
import dev.durascope.engine.cloud.FollowListener;
import dev.durascope.engine.cloud.FollowStatus;
import dev.durascope.engine.cloud.FollowStatus.Phase;
import dev.durascope.engine.history.ExecutionFold;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionSummary;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventType;

/**
 * Attaching to {@code durascope serve} in another process, through a proxy that does what networks and AWS do. Limits are held
 * against the times at which calls came to the proxy, over stretches that leave room for calls that were late.
 */
@Tag("slow")
@Timeout(300)
class AttachedProcessTest {
    /** With the execution itself 3,000 operations, the most that AWS allows. */
    private static final int STEPS = 2_999;

    private static final int OF_EACH_VERSION = 110;
    private static final int VERSIONS = 2;
    private static final List<String> PROPERTIES =
            List.of("aws.accessKeyId", "aws.secretAccessKey", "aws.sessionToken");

    @TempDir
    static Path directory;

    private static CliProcess serve;
    private static CloudProxy.Upstream upstream;
    private static LambdaClient lambda;

    @BeforeAll
    static void startTheCloud() throws Exception {
        HandlerJar.make(
                directory.resolve("cloud.jar"),
                Map.of(
                        "Stepping",
                        Handlers.stepping(STEPS),
                        "Approval",
                        Handlers.APPROVAL,
                        "Quick",
                        HandlerJar.succeeding("Quick", "1")),
                Map.of());
        List<String> functions =
                new ArrayList<>(List.of(function("stepping", "Stepping"), function("orders", "Quick")));
        functions.add(function("approval", "Approval"));
        for (int version = 1; version <= VERSIONS; version++) {
            functions.add(function("orders-v" + version, "Quick"));
        }
        Path file = directory.resolve("functions.json");
        Files.writeString(file, "{\"functions\": {" + String.join(",", functions) + "}}");
        serve = CliProcess.start(directory, "serve", "--json", "--functions", file.toString());
        JsonNode said = new ObjectMapper().readTree(serve.firstLine());
        upstream = new CloudProxy.Upstream(
                URI.create(said.path("endpoint").asText()),
                said.path("region").asText(),
                AwsSessionCredentials.create(
                        said.path("accessKeyId").asText(),
                        said.path("secretAccessKey").asText(),
                        said.path("sessionToken").asText()));
        lambda = LambdaClient.builder()
                .endpointOverride(upstream.endpoint())
                .region(Region.of(upstream.region()))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(upstream.credentials()))
                .build();
        // The credentials of this JVM's user, as its environment would give them. What is behind the proxy has its own.
        PROPERTIES.forEach(name -> System.setProperty(name, "of-the-client"));
    }

    @AfterAll
    static void end() {
        PROPERTIES.forEach(System::clearProperty);
        if (lambda != null) {
            lambda.close();
        }
        if (serve != null) {
            serve.close();
        }
    }

    private static String function(String name, String handler) {
        return "\"" + name + "\": {\"code\": \"cloud.jar\", \"handler\": \"" + handler
                + "\", \"durable\": {\"executionTimeout\": 600, \"retentionDays\": 1}}";
    }

    private static ExecutionArn start(String function) {
        return ExecutionArn.parse(lambda.invoke(r -> r.functionName(function)
                        .qualifier("$LATEST")
                        .invocationType("Event")
                        .payload(SdkBytes.fromUtf8String("{}")))
                .durableExecutionArn());
    }

    private static boolean isSuspended(ExecutionArn arn) {
        return lambda.getDurableExecutionHistory(r -> r.durableExecutionArn(arn.toString())).events().stream()
                .anyMatch(event -> event.eventType() == EventType.INVOCATION_COMPLETED);
    }

    private static CloudConnection connect(CloudProxy proxy, String function) {
        return CloudConnection.open(
                CloudTarget.parse(
                        function,
                        new CloudTarget.Place(
                                upstream.region(), null, proxy.endpoint().toString()),
                        Map.of()),
                new CallBudget());
    }

    /** Folds what it hears. */
    private static final class Heard implements FollowListener {
        private final String id;
        private final List<FollowStatus> statuses = new CopyOnWriteArrayList<>();
        private ExecutionFold fold;

        Heard(String id) {
            this.id = id;
            this.fold = new ExecutionFold(id);
        }

        @Override
        public synchronized void appended(List<JournalRecord> records) {
            records.forEach(fold::apply);
        }

        @Override
        public synchronized void rebuilt(List<JournalRecord> records) {
            fold = new ExecutionFold(id);
            records.forEach(fold::apply);
        }

        @Override
        public void status(FollowStatus status) {
            statuses.add(status);
        }

        synchronized int operations() {
            return fold.now().operationCount();
        }

        Set<CloudFault.Kind> troubles() {
            return statuses.stream()
                    .filter(status -> status.phase() == Phase.TROUBLED)
                    .map(status -> status.trouble().kind())
                    .collect(Collectors.toSet());
        }
    }

    /** In every stretch of so many seconds: no more than so many in each, and those of one second more, which came late. */
    private static void assertAtMost(int perSecond, CloudProxy proxy, Predicate<CloudProxy.Call> which) {
        long stretch = TimeUnit.SECONDS.toNanos(5);
        List<CloudProxy.Call> calls = proxy.calls().stream().filter(which).toList();
        for (CloudProxy.Call first : calls) {
            assertThat(calls.stream()
                            .filter(call -> call.nanos() >= first.nanos() && call.nanos() < first.nanos() + stretch)
                            .count())
                    .isLessThanOrEqualTo(perSecond * 6L);
        }
    }

    @Test
    void threeThousandOperationsComeThroughWhateverANetworkAndAnAccountDo() throws Exception {
        ExecutionArn arn = start("stepping");
        CliProcess.await(
                "the execution's end",
                () -> lambda.getDurableExecution(r -> r.durableExecutionArn(arn.toString()))
                        .statusAsString()
                        .equals("SUCCEEDED"));
        Heard heard = new Heard(arn.id());
        try (CloudProxy proxy = new CloudProxy(upstream, "stepping", 0);
                CloudConnection connection = connect(proxy, "stepping")) {
            proxy.next(
                    CloudProxy.Fault.THROTTLED,
                    CloudProxy.Fault.NONE,
                    CloudProxy.Fault.LATE,
                    CloudProxy.Fault.FAILED,
                    CloudProxy.Fault.CUT,
                    CloudProxy.Fault.NONE,
                    CloudProxy.Fault.EXPIRED);
            try (CloudSource source = CloudSource.follow(connection, arn, true, heard)) {
                CliProcess.await("the session's end", () -> heard.troubles().contains(CloudFault.Kind.EXPIRED_TOKEN));
                source.pollNow();
                CliProcess.await("the end", () -> source.execution().status().isOver());

                assertThat(source.execution().status().phase()).isEqualTo(Phase.ENDED);
                assertThat(source.execution().status().missing()).isZero();
            }
            assertThat(heard.operations()).isEqualTo(STEPS + 1);
            assertThat(heard.troubles())
                    .containsExactlyInAnyOrder(
                            CloudFault.Kind.THROTTLED,
                            CloudFault.Kind.SERVICE_FAILED,
                            CloudFault.Kind.UNREACHABLE,
                            CloudFault.Kind.EXPIRED_TOKEN);
            // Seven for the pages, and one again for each that came to nothing.
            assertThat(proxy.calls()).hasSize(7 + 4).allMatch(CloudProxy.Call::isHistory);
            assertThat(connection.budget().spent().total()).isEqualTo(7 + 4);
            assertThat(connection.budget().spent().throttled()).isEqualTo(1);
            assertThat(connection.budget().spent().failed()).isEqualTo(2);
            assertAtMost(1, proxy, call -> true);
        }
    }

    @Test
    void hundredsOfExecutionsOfSeveralVersionsAreListedWhileOthersAreFollowedWithinOneBudget() throws Exception {
        List<ExecutionArn> waiting =
                IntStream.range(0, 4).mapToObj(i -> start("approval")).toList();
        waiting.forEach(arn -> CliProcess.await("a suspended execution", () -> isSuspended(arn)));
        Set<String> started = new HashSet<>();
        for (int i = 0; i < OF_EACH_VERSION; i++) {
            started.add(start("orders").id());
            for (int version = 1; version <= VERSIONS; version++) {
                started.add(start("orders-v" + version).id());
            }
        }
        try (CloudProxy proxy = new CloudProxy(upstream, "orders", VERSIONS);
                CloudConnection connection = connect(proxy, "orders")) {
            proxy.next(
                    CloudProxy.Fault.NONE,
                    CloudProxy.Fault.LATE,
                    CloudProxy.Fault.THROTTLED,
                    CloudProxy.Fault.NONE,
                    CloudProxy.Fault.FAILED,
                    CloudProxy.Fault.NONE,
                    CloudProxy.Fault.CUT,
                    CloudProxy.Fault.LATE);
            List<CloudSource> sources = waiting.stream()
                    .map(arn -> CloudSource.follow(connection, arn, true, new Heard(arn.id())))
                    .toList();
            try {
                CloudExecutions executions = new CloudExecutions(connection, CloudExecutions.Filter.ALL);
                do {
                    executions.loadMore();
                } while (executions.listing().more());
                List<ExecutionSummary> listed = executions.listing().executions();
                // Another test of this class may have started one as well.
                assertThat(listed.stream().map(summary -> summary.arn().id()))
                        .doesNotHaveDuplicates()
                        .containsAll(started);
                assertThat(listed.stream()
                                .map(summary -> summary.arn().qualifier())
                                .distinct())
                        .containsExactlyInAnyOrder("$LATEST", "1", "2");
                assertThat(listed).isSortedAccordingTo((a, b) -> b.start().compareTo(a.start()));

                String late = start("orders-v1").id();
                long until = System.nanoTime() + Duration.ofSeconds(15).toNanos();
                boolean seen = false;
                while (!seen || System.nanoTime() < until) {
                    LockSupport.parkNanos(executions.refresh().toNanos());
                    seen = executions
                            .listing()
                            .executions()
                            .getFirst()
                            .arn()
                            .id()
                            .equals(late);
                }
                assertFollowedLessAndLess(proxy, waiting, until);
            } finally {
                sources.forEach(CloudSource::close);
            }
            assertAtMost(5, proxy, call -> call.isHistory() || call.isList());
            for (ExecutionArn arn : waiting) {
                assertAtMost(1, proxy, call -> call.path().contains(arn.id()));
            }
            assertThat(connection.budget().spent().throttled()).isEqualTo(1);
            assertThat(connection.budget().spent().failed()).isEqualTo(2);
        }
    }

    private interface Deed {
        void run() throws Exception;
    }

    private static CloudFault fault(Deed deed) {
        return catchThrowableOfType(CloudFault.class, deed::run);
    }

    private static long startedAs(String name) {
        return lambda.listDurableExecutionsByFunction(
                        r -> r.functionName("approval").qualifier("$LATEST").durableExecutionName(name))
                .durableExecutions()
                .size();
    }

    @Test
    void whateverBecomesOfTheAnswerNothingIsDoneTwiceAndWhatIsNotKnownIsSaid() throws Exception {
        try (CloudProxy proxy = new CloudProxy(upstream, "approval", 0);
                CloudConnection connection = connect(proxy, "approval")) {
            connection.setReadOnly(false);
            CloudActions actions = new CloudActions(connection);
            proxy.nextAction(CloudProxy.Fault.THROTTLED, CloudProxy.Fault.EXPIRED, CloudProxy.Fault.FAILED);
            assertThat(fault(() -> actions.start("{}", "by-hand", false)).kind())
                    .isEqualTo(CloudFault.Kind.THROTTLED);
            assertThat(fault(() -> actions.start("{}", "by-hand", false)).kind())
                    .isEqualTo(CloudFault.Kind.EXPIRED_TOKEN);
            assertThat(fault(() -> actions.start("{}", "by-hand", false)).getMessage())
                    .contains(
                            "answered 503 to lambda:InvokeFunction.",
                            "It may have been started all the same, as by-hand");
            assertThat(startedAs("by-hand")).isZero();
            assertThat(proxy.calls()).as("a call for each that was asked for").hasSize(3);

            proxy.nextAction(CloudProxy.Fault.CUT);
            assertThat(fault(() -> actions.start("{}", "by-hand", false)).getMessage())
                    .contains("its answer broke off", "It may have been started all the same, as by-hand");
            assertThat(startedAs("by-hand")).as("it was, once").isEqualTo(1);
            ExecutionArn arn = actions.start("{}", "by-hand", false).arn();
            assertThat(startedAs("by-hand"))
                    .as("asked for again, it is the same")
                    .isEqualTo(1);

            CliProcess.await("its callback", () -> isSuspended(arn));
            String callback =
                    lambda.getDurableExecutionHistory(r -> r.durableExecutionArn(arn.toString())).events().stream()
                            .filter(event -> event.eventType() == EventType.CALLBACK_STARTED)
                            .map(event -> event.callbackStartedDetails().callbackId())
                            .findFirst()
                            .orElseThrow();
            int before = proxy.calls().size();
            proxy.nextAction(
                    CloudProxy.Fault.CUT, CloudProxy.Fault.THROTTLED, CloudProxy.Fault.CUT, CloudProxy.Fault.FAILED);
            assertThat(fault(() -> actions.callbackHeartbeat(callback)).getMessage())
                    .contains("It may have been taken all the same");
            assertThat(fault(() -> actions.callbackSucceeded(callback, "true")).kind())
                    .isEqualTo(CloudFault.Kind.THROTTLED);
            assertThat(fault(() -> actions.stop(arn, null)).getMessage())
                    .contains("It may have been stopped all the same");
            assertThat(fault(() -> actions.stop(arn, null)).kind()).isEqualTo(CloudFault.Kind.SERVICE_FAILED);
            assertThat(proxy.calls())
                    .as("not even one without a body is sent again")
                    .hasSize(before + 4);
            assertThat(lambda.getDurableExecution(r -> r.durableExecutionArn(arn.toString()))
                            .statusAsString())
                    .isEqualTo("STOPPED");
            assertThat(connection.budget().spent().total())
                    .isEqualTo(proxy.calls().size());
        }
    }

    /** What a command said, in this process. */
    private record Said(int exitCode, String out, String err) {}

    private static Said attach(CloudProxy proxy, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Shell shell = new Shell(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new Screen.Plain(false));
        List<String> all =
                new ArrayList<>(List.of("--endpoint", proxy.endpoint().toString(), "--region", upstream.region()));
        all.addAll(List.of(arguments));
        CommandLine command = new CommandLine(new AttachCommand(
                new WindowOpener(
                        shell,
                        (opening, apart) -> new Entry.Own(null, ""),
                        (opening, entry) -> {},
                        "there is no display"),
                shell,
                Map.of()));
        command.setExecutionExceptionHandler((e, line, result) -> {
            shell.say(e.getMessage());
            return e instanceof BadInput ? ExitCode.USAGE : -1;
        });
        int code = command.execute(all.toArray(String[]::new));
        return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void withoutAWindowAnExecutionIsFollowedInLinesOrToADocumentAndTheCallsAreToldThatWereMade() throws Exception {
        ExecutionArn done = start("orders");
        ExecutionArn waits = start("approval");
        CliProcess.await("a suspended execution", () -> isSuspended(waits));
        try (CloudProxy proxy = new CloudProxy(upstream, "orders", 0)) {
            proxy.next(CloudProxy.Fault.THROTTLED);
            Said succeeded = attach(proxy, done.toString(), "--follow");
            assertThat(succeeded.exitCode()).isEqualTo(ExitCode.SUCCEEDED);
            assertThat(succeeded.out())
                    .contains("SUCCEEDED in ", "1 invocation")
                    .endsWith("1\n");
            assertThat(succeeded.err())
                    .contains(
                            "durascope: " + proxy.calls().size() + " × lambda:GetDurableExecutionHistory; 1 throttled");

            Said left = attach(proxy, waits.toString(), "--follow", "--timeout", "2500ms");
            assertThat(left.exitCode()).isEqualTo(ExitCode.WAITING);
            assertThat(left.out()).contains("waits for an answer", "RUNNING");
            assertThat(left.err()).contains("it goes on, and nobody follows it any more: --timeout passed");

            Said whole = attach(proxy, done.toString(), "--follow", "--json");
            JsonNode document = new ObjectMapper().readTree(whole.out());
            assertThat(document.path("executionArn").asText()).isEqualTo(done.toString());
            assertThat(document.path("status").asText()).isEqualTo("SUCCEEDED");
            assertThat(document.path("events")).isNotEmpty();

            Said unknown = attach(proxy, done.functionArn() + "/durable-execution/never/was", "--follow");
            assertThat(unknown.exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(unknown.err()).contains("There is no execution");

            assertThat(attach(proxy, "orders", "--follow"))
                    .satisfies(said -> assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE))
                    .satisfies(said -> assertThat(said.err()).contains("--follow needs an execution's ARN"));
            assertThat(attach(proxy, "orders", "--json").err()).contains("give --follow too");
            assertThat(attach(proxy, "orders"))
                    .satisfies(said -> assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE))
                    .satisfies(said -> assertThat(said.err())
                            .isEqualTo("durascope: there is no display; with --follow, an execution is shown here in"
                                    + " lines, by its ARN.\n"));
            assertThat(proxy.calls()).allMatch(CloudProxy.Call::isHistory);
        }
    }

    /** Nobody answers the callbacks, so that each is asked for after 1, 1.5, 2¼, … seconds, whatever else was called for. */
    private static void assertFollowedLessAndLess(CloudProxy proxy, List<ExecutionArn> waiting, long until) {
        for (ExecutionArn arn : waiting) {
            assertThat(proxy.calls().stream()
                            .filter(call -> call.path().contains(arn.id()))
                            .filter(call -> call.nanos()
                                            > until - Duration.ofSeconds(10).toNanos()
                                    && call.nanos() < until)
                            .count())
                    .isLessThanOrEqualTo(5);
        }
    }
}
