package dev.durascope.engine.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpHandler;
import dev.durascope.engine.cloud.CloudLogs.Invocation;
import dev.durascope.engine.cloud.CloudLogs.Output;
import dev.durascope.engine.execution.EngineHarness;
import dev.durascope.engine.json.Json;
import dev.durascope.engine.model.ExecutionArn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against a stub of CloudWatch over HTTP, with AWS's client. */
class CloudLogsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String TEXT_FORMAT =
            "{\"FunctionName\":\"orders\",\"LoggingConfig\":{\"LogFormat\":\"Text\",\"LogGroup\":\"/aws/lambda/orders\"}}";
    private static final String A = id(1);
    private static final String B = id(2);
    private static final String FOREIGN = id(99);

    private final FakeTicks ticks = new FakeTicks();
    private final List<AutoCloseable> open = new ArrayList<>();
    private CloudConnection connection;

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    private static String id(int number) {
        return "11111111-2222-4333-8444-%012d".formatted(number);
    }

    private CloudServer serve(HttpHandler service) {
        CloudServer cloud = new CloudServer(credentials -> service);
        open.add(cloud);
        connection = cloud.connect("orders", ticks);
        open.add(connection);
        return cloud;
    }

    private CloudLogs logs() {
        CloudLogs logs = CloudLogs.open(connection);
        open.add(logs);
        return logs;
    }

    private static long at(int second) {
        return NOON.plusSeconds(second).toEpochMilli();
    }

    private static Invocation invocation(String requestId, int from, int to) {
        return new Invocation(requestId, NOON.plusSeconds(from), NOON.plusSeconds(to));
    }

    private static List<String> linesOf(Output output, String requestId) {
        return output.lines().stream()
                .filter(line -> requestId.equals(line.line().requestId()))
                .map(line -> line.line().text())
                .toList();
    }

    @Test
    void linesThatNameNoRequestBelongToTheOneThatTheirStreamIsAt() throws Exception {
        LogsService service = new LogsService(TEXT_FORMAT);
        service.wrote("env-1", at(0), "INIT_START Runtime Version: java:21.v40\tRuntime Version ARN: arn:x\n");
        service.wrote("env-1", at(0), "loading classes\n");
        service.wrote("env-1", at(1), "START RequestId: " + A + " Version: 7\n");
        service.wrote("env-1", at(2), "charging\n");
        service.wrote("env-2", at(2), "START RequestId: " + FOREIGN + " Version: 7\n");
        service.wrote("env-2", at(2), "somebody else's\n");
        service.wrote(
                "env-1", at(3), "java.lang.IllegalStateException: no\n\tat com.example.Orders.charge(Orders.java:4)\n");
        service.wrote("env-1", at(4), "END RequestId: " + A + "\n");
        service.wrote("env-1", at(4), "REPORT RequestId: " + A + "\tDuration: 3000.00 ms\n");
        service.wrote("env-1", at(5), "START RequestId: " + FOREIGN + " Version: 7\n");
        service.wrote("env-1", at(5), "not asked for\n");
        service.wrote("env-1", at(6), "REPORT RequestId: " + FOREIGN + "\tDuration: 1000.00 ms\n");
        serve(service);

        Output output = logs().read(List.of(invocation(A, 1, 4)), "7");

        assertThat(output.logGroup()).isEqualTo("/aws/lambda/orders");
        assertThat(output.notes()).isEmpty();
        assertThat(linesOf(output, A))
                .containsExactly(
                        "INIT_START Runtime Version: java:21.v40\tRuntime Version ARN: arn:x",
                        "loading classes",
                        "START RequestId: " + A + " Version: 7",
                        "charging",
                        "java.lang.IllegalStateException: no",
                        "\tat com.example.Orders.charge(Orders.java:4)",
                        "END RequestId: " + A,
                        "REPORT RequestId: " + A + "\tDuration: 3000.00 ms");
        assertThat(output.lines()).hasSize(8);
        assertThat(output.lines().get(3).at()).isEqualTo(NOON.plusSeconds(2));
        assertThat(service.requests()).hasSize(2);
        assertThat(service.requests().get(0).path("filterPattern").asText()).isEqualTo("?\"" + A + "\"");
        assertThat(service.requests().get(1).path("logStreamNames")).hasSize(1);
        assertThat(connection.budget().spent().total()).isEqualTo(1);
        assertThat(connection.budget().logs().spent().total()).isEqualTo(2);
    }

    @Test
    void linesThatNameTheirRequestBelongToItWhateverTheStreamIsAt() throws Exception {
        LogsService service = new LogsService(TEXT_FORMAT);
        service.wrote("env", at(1), "START RequestId: " + A + " Version: 7");
        service.wrote("env", at(2), "2026-11-21T12:00:02.000Z\t" + B + "\tINFO\tof Node.js");
        service.wrote("env", at(3), "[INFO]\t2026-11-21T12:00:03.000Z\t" + B + "\tof Python");
        service.wrote("env", at(4), "2026-11-21T12:00:04.000Z " + B + " Task timed out after 3.00 seconds");
        service.wrote("env", at(5), "RequestId: " + B + " Error: Runtime exited with error: signal: killed");
        service.wrote("env", at(6), "compared with " + B);
        service.wrote("other", at(6), "an old one said " + B);
        serve(service);

        Output output = logs().read(List.of(invocation(A, 1, 6), invocation(B, 2, 6)), null);

        assertThat(linesOf(output, A)).containsExactly("START RequestId: " + A + " Version: 7", "compared with " + B);
        assertThat(linesOf(output, B))
                .hasSize(5)
                .contains("2026-11-21T12:00:02.000Z\t" + B + "\tINFO\tof Node.js", "an old one said " + B);
    }

    @Test
    void jsonLinesAreReadByTheirMembers() throws Exception {
        LogsService service = new LogsService("""
                {"FunctionName": "orders", "LoggingConfig": {"LogFormat": "JSON", "LogGroup": "/team/orders"}}""");
        service.wrote("env", at(0), """
                {"time":"2026-11-21T12:00:00Z","type":"platform.initStart","record":{"initializationType":"on-demand"}}""");
        service.wrote("env", at(1), """
                {"time":"2026-11-21T12:00:01Z","type":"platform.start","record":{"requestId":"%s","version":"7"}}""".formatted(A));
        service.wrote("env", at(2), """
                {"timestamp":"2026-11-21T12:00:02Z","level":"INFO","requestId":"%s","message":"charging"}""".formatted(A));
        service.wrote("env", at(3), """
                {"timestamp":"2026-11-21T12:00:03Z","level":"WARN","message":{"left":2},"AWSRequestId":"%s","orderId":"o-1"}""".formatted(A));
        service.wrote("env", at(3), "{not json after all");
        service.wrote("env", at(3), "{\"own\": true}");
        service.wrote("env", at(4), """
                {"time":"2026-11-21T12:00:04Z","type":"platform.report","record":{"requestId":"%s","status":"success"}}""".formatted(A));
        service.wrote("env", at(5), "of nobody");
        serve(service);

        Output output = logs().read(List.of(invocation(A, 1, 4)), null);

        assertThat(output.logGroup()).isEqualTo("/team/orders");
        assertThat(service.requests().getFirst().path("logGroupName").asText()).isEqualTo("/team/orders");
        assertThat(linesOf(output, A))
                .containsExactly(
                        "platform.initStart {\"initializationType\":\"on-demand\"}",
                        "platform.start {\"version\":\"7\"}",
                        "INFO charging",
                        "WARN {\"left\":2} {\"orderId\":\"o-1\"}",
                        "{not json after all",
                        "{\"own\":true}",
                        "platform.report {\"status\":\"success\"}");
    }

    @Test
    void invocationsThatAreNearShareAWindowAndOthersAreReadByThemselves() throws Exception {
        LogsService service = new LogsService(TEXT_FORMAT).pagesOf(3);
        for (int i = 0; i < 4; i++) {
            int second = i < 2 ? i * 10 : 86_400 + i * 10;
            service.wrote("env", at(second), "START RequestId: " + id(i) + " Version: 7");
            service.wrote("env", at(second + 1), "line of " + i);
            service.wrote("env", at(second + 2), "REPORT RequestId: " + id(i) + "\tDuration: 1 ms");
        }
        serve(service);
        List<Invocation> wanted = List.of(
                invocation(id(3), 86_430, 86_432),
                invocation(id(0), 0, 2),
                invocation(id(1), 10, 12),
                invocation(id(2), 86_420, 86_422));

        Output output = logs().read(wanted, null);

        assertThat(output.lines().stream().map(line -> line.line().text()).filter(text -> text.startsWith("line")))
                .containsExactly("line of 0", "line of 1", "line of 2", "line of 3");
        assertThat(service.requests().stream()
                        .map(request -> request.path("startTime").asLong())
                        .distinct())
                .containsExactly(at(-15), at(86_405));
        assertThat(service.requests()).hasSize(2 * (2 + 2));
    }

    @Test
    void manyInvocationsAreLookedForSoManyAtATimeAsAPatternHolds() {
        List<Invocation> wanted = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            wanted.add(invocation(id(i), i, i + 1));
        }

        List<LogWindow> windows = LogWindow.over(wanted);

        assertThat(windows).extracting(window -> window.requestIds().size()).containsExactly(20, 20, 10);
        assertThat(windows).allSatisfy(window -> assertThat(window.pattern()).hasSizeLessThanOrEqualTo(1_024));
    }

    @Test
    void outputIsCutAtItsBoundsAndThatIsTold() throws Exception {
        LogsService lines = new LogsService(TEXT_FORMAT);
        lines.wrote("env", at(1), "START RequestId: " + A + " Version: 7");
        lines.wrote("env", at(2), "x\n".repeat(CloudLogs.MOST_LINES + 5));
        lines.wrote("env", at(100), "START RequestId: " + B + " Version: 7");
        serve(lines);
        Output cut = logs().read(List.of(invocation(A, 1, 2), invocation(B, 100, 101)), null);
        assertThat(cut.lines()).hasSize(CloudLogs.MOST_LINES);
        assertThat(cut.unread()).containsExactlyInAnyOrder(A, B);
        assertThat(cut.notes())
                .containsExactly(
                        "The output is cut: it ends after 10000 lines, 10063 characters and 2 calls, and that of 2"
                                + " of 2 invocations is missing or incomplete. Ask for fewer invocations.");

        LogsService calls = new LogsService(TEXT_FORMAT).pagesOf(1);
        calls.wrote("env", at(1), "START RequestId: " + A + " Version: 7");
        for (int i = 0; i < 100; i++) {
            calls.wrote("env", at(2), "line " + i);
        }
        serve(calls);
        Duration before = ticks.elapsed();
        Output few = logs().read(List.of(invocation(A, 1, 2)), null);
        assertThat(calls.requests()).hasSize(CloudLogs.MOST_CALLS);
        assertThat(few.lines()).hasSize(CloudLogs.MOST_CALLS - 1);
        assertThat(few.unread()).containsExactly(A);
        assertThat(ticks.elapsed().minus(before)).isEqualTo(Duration.ofSeconds(CloudLogs.MOST_CALLS / 2 - 1));

        LogsService long_ = new LogsService(TEXT_FORMAT);
        long_.wrote("env", at(1), "START RequestId: " + A + " Version: 7");
        for (int i = 0; i < 10; i++) {
            long_.wrote("env", at(2), "y".repeat(250_000));
        }
        serve(long_);
        Output wide = logs().read(List.of(invocation(A, 1, 2)), null);
        assertThat(wide.lines()).hasSize(9);
        assertThat(wide.unread()).containsExactly(A);
    }

    @Test
    void whereThereIsNoLineYetThatIsTold() throws Exception {
        LogsService service = new LogsService(TEXT_FORMAT);
        serve(service);

        Output output = logs().read(List.of(invocation(A, 1, 2)), null);

        assertThat(output.lines()).isEmpty();
        assertThat(output.notes()).singleElement().asString().startsWith("Of 1 invocation there is no line in");
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void aFunctionWhoseConfigurationIsNotToldIsTakenToLogWhereFunctionsDo() throws Exception {
        LogsService service = new LogsService(null);
        service.wrote("env", at(1), "START RequestId: " + A + " Version: 7");
        CloudServer cloud = serve(service);
        cloud.inject(CloudServer.error(
                403, "AccessDeniedException", "not authorized to perform: lambda:GetFunctionConfiguration"));

        for (int i = 0; i < 2; i++) {
            Output output = logs().read(List.of(invocation(A, 1, 2)), null);
            assertThat(output.lines()).hasSize(1);
            assertThat(output.notes()).isEmpty();
        }
        assertThat(logs().read(List.of(invocation(B, 1, 2)), null).notes())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("The function may log elsewhere: ");
    }

    private static CloudServer.Injection refused(String type, String message) {
        return exchange ->
                CloudServer.json(exchange, 400, "{\"__type\":\"" + type + "\",\"message\":\"" + message + "\"}");
    }

    private CloudFault fault(CloudServer cloud, CloudServer.Injection... next) {
        cloud.inject(CloudServer.answer(TEXT_FORMAT));
        cloud.inject(next);
        return catchThrowableOfType(CloudFault.class, () -> logs().read(List.of(invocation(A, 1, 2)), null));
    }

    @Test
    void aMissingPermissionAndAMissingGroupAreToldAndDisturbNothingElse() {
        CloudServer cloud = serve(new LogsService(TEXT_FORMAT));

        CloudFault denied = fault(
                cloud, refused("AccessDeniedException", "User: x is not authorized to perform: logs:FilterLogEvents"));
        assertThat(denied.kind()).isEqualTo(CloudFault.Kind.NO_PERMISSION);
        assertThat(denied.getMessage()).contains("may not call logs:FilterLogEvents for log group /aws/lambda/orders");
        JsonNode statement =
                Json.parse(denied.policy(), "The policy").path("Statement").path(0);
        assertThat(statement.path("Action").asText()).isEqualTo("logs:FilterLogEvents");
        assertThat(statement.path("Resource").path(1).asText())
                .isEqualTo("arn:aws:logs:us-east-1:*:log-group:/aws/lambda/orders:*");

        CloudFault missing =
                fault(cloud, refused("ResourceNotFoundException", "The specified log group does not exist."));
        assertThat(missing.kind()).isEqualTo(CloudFault.Kind.NOT_FOUND);
        assertThat(missing.getMessage()).startsWith("There is no log group /aws/lambda/orders in us-east-1");

        CloudServer.Injection throttled = refused("ThrottlingException", "Rate exceeded");
        CloudFault tired = fault(cloud, throttled, throttled, throttled, throttled, throttled);
        assertThat(tired.kind()).isEqualTo(CloudFault.Kind.THROTTLED);
        assertThat(connection.budget().logs().spent().throttled()).isEqualTo(5);
        assertThat(connection.budget().spent().throttled()).isZero();
        assertThat(connection.budget().spent().backoff()).isZero();
    }

    @Test
    void aServiceWithoutLogsSaysSo() throws Exception {
        try (EngineHarness engine = EngineHarness.skipping();
                CloudServer cloud = new CloudServer(engine.executor);
                CloudConnection there = cloud.connect("orders", ticks);
                CloudLogs logs = CloudLogs.open(there)) {
            CloudFault fault =
                    catchThrowableOfType(CloudFault.class, () -> logs.read(List.of(invocation(A, 1, 2)), null));

            assertThat(fault.kind()).isEqualTo(CloudFault.Kind.REFUSED);
            assertThat(fault.getMessage()).endsWith(" does not offer logs:FilterLogEvents.");
        }
    }

    @Test
    void theInvocationsOfAJournalAreThoseThatItSaysHaveEnded() throws Exception {
        try (EngineHarness engine = EngineHarness.skipping();
                CloudServer cloud = new CloudServer(engine.executor);
                CloudConnection there = cloud.connect("orders", ticks)) {
            engine.durable("orders", call -> EngineHarness.succeeded("1"));
            ExecutionArn arn = engine.start("orders", "{}");
            engine.executor.ended(arn).join();
            FollowedExecution followed = new FollowedExecution(there, arn, true, ticks, new Heard(arn.id()));
            followed.poll();

            List<Invocation> invocations = CloudLogs.invocations(followed.journal());

            assertThat(invocations).hasSize(1);
            assertThat(invocations.getFirst().requestId()).isNotBlank();
            assertThat(invocations.getFirst().end())
                    .isAfterOrEqualTo(invocations.getFirst().start());
        }
    }
}
