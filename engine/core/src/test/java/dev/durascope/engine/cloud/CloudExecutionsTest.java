package dev.durascope.engine.cloud;

import static dev.durascope.engine.execution.EngineHarness.await;
import static dev.durascope.engine.execution.EngineHarness.callback;
import static dev.durascope.engine.execution.EngineHarness.pending;
import static dev.durascope.engine.execution.EngineHarness.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.durascope.engine.cloud.CloudExecutions.Filter;
import dev.durascope.engine.cloud.CloudExecutions.Listing;
import dev.durascope.engine.execution.EngineHarness;
import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.ExecutionSummary;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CloudExecutionsTest {
    private final EngineHarness engine = EngineHarness.skipping();
    private final CloudServer cloud = new CloudServer(engine.executor);
    private final FakeTicks ticks = new FakeTicks();
    private final CloudConnection connection = cloud.connect("orders", ticks);

    @AfterEach
    void close() {
        connection.close();
        cloud.close();
        engine.close();
    }

    private void started(int count) {
        engine.durable("orders", call -> succeeded("1"));
        for (int i = 0; i < count; i++) {
            ExecutionArn arn = engine.start("orders", "{}");
            engine.executor.ended(arn).join();
        }
    }

    private static void assertNewestFirst(Listing listing) {
        assertThat(listing.executions())
                .isSortedAccordingTo(
                        Comparator.comparing(ExecutionSummary::start).reversed());
    }

    private long lists() {
        return cloud.calls().stream()
                .filter(call -> call.path().endsWith("/durable-executions"))
                .count();
    }

    @Test
    void hundredsOfExecutionsAreLoadedPageByPageNewestFirst() throws Exception {
        started(250);
        CloudExecutions executions = new CloudExecutions(connection, Filter.ALL);

        executions.loadMore();
        assertThat(lists()).isEqualTo(1);
        assertThat(executions.listing().executions()).hasSizeBetween(90, 100);
        assertThat(executions.listing().more()).isTrue();
        executions.loadMore();
        executions.loadMore();

        assertThat(lists()).isEqualTo(3);
        assertThat(executions.listing().more()).isFalse();
        assertThat(executions.listing().executions())
                .extracting(ExecutionSummary::arn)
                .containsExactlyInAnyOrderElementsOf(engine.executor.executions().stream()
                        .map(ExecutionSummary::arn)
                        .toList());
        assertNewestFirst(executions.listing());
        assertThat(executions.listing().notes()).isEmpty();
        executions.loadMore();
        assertThat(lists()).isEqualTo(3);
    }

    @Test
    void newOnesAppearAndRunningOnesEndWhenItIsAskedAgain() throws Exception {
        engine.durable("orders", call -> {
            if (call.operation("approval") != null) {
                return succeeded("1");
            }
            call.checkpoint(callback("approval", 600, null));
            return pending();
        });
        ExecutionArn first = engine.start("orders", "{}");
        await("suspended", () -> engine.eventTypes(first).contains("InvocationCompleted"));
        CloudExecutions executions = new CloudExecutions(connection, Filter.ALL);
        executions.loadMore();
        assertThat(executions.listing().executions())
                .singleElement()
                .extracting(ExecutionSummary::status)
                .isEqualTo(ExecutionStatus.RUNNING);

        engine.executor.stop(first, null);
        started(230);
        Duration pause = executions.refresh();

        assertThat(pause).isEqualTo(Duration.ofSeconds(5));
        assertThat(executions.listing().executions()).hasSize(231);
        assertThat(executions.listing().executions().getLast().status()).isEqualTo(ExecutionStatus.STOPPED);
        long before = lists();
        executions.refresh();
        assertThat(lists()).isEqualTo(before + 1);
    }

    @Test
    void anExecutionThatRanAndIsNoLongerAmongTheNewestIsAskedForByItself() throws Exception {
        engine.durable("orders", call -> {
            call.checkpoint(callback("approval", 600, null));
            return pending();
        });
        ExecutionArn first = engine.start("orders", "{}");
        CloudExecutions executions =
                new CloudExecutions(connection, new Filter(Set.of(ExecutionStatus.RUNNING), null, null, null));
        executions.loadMore();
        assertThat(executions.listing().executions()).hasSize(1);

        engine.executor.stop(first, null);
        executions.refresh();

        assertThat(executions.listing().executions()).isEmpty();
        assertThat(connection.budget().spent().calls()).containsEntry(CloudCall.DESCRIBE, 1L);
    }

    @Test
    void statusNameAndTimeAreTheServicesToFilter() throws Exception {
        started(5);
        engine.executor.start(new StartRequest("orders", "$LATEST", "special", "{}", null, null));
        await(
                "ended",
                () -> engine.executor.executions().stream()
                        .noneMatch(summary -> summary.status() == ExecutionStatus.RUNNING));
        CloudExecutions named = new CloudExecutions(connection, new Filter(Set.of(), "special", null, null));
        named.loadMore();
        CloudExecutions failed = new CloudExecutions(
                connection, new Filter(Set.of(ExecutionStatus.FAILED, ExecutionStatus.STOPPED), null, null, null));
        failed.loadMore();
        CloudExecutions old = new CloudExecutions(
                connection,
                new Filter(
                        Set.of(),
                        null,
                        null,
                        engine.executor.executions().getLast().start().minusSeconds(1)));
        old.loadMore();

        assertThat(named.listing().executions())
                .singleElement()
                .extracting(summary -> summary.arn().name())
                .isEqualTo("special");
        assertThat(failed.listing().executions()).isEmpty();
        assertThat(old.listing().executions()).isEmpty();
    }

    @Test
    void aFunctionThatIsNotThereIsTold() {
        CloudExecutions executions = new CloudExecutions(connection, Filter.ALL);

        assertThatThrownBy(executions::loadMore)
                .isInstanceOf(CloudFault.class)
                .hasMessageContaining("There is no function orders:$LATEST in us-east-1");
    }

    @Test
    void theListsOfAllVersionsAreOneNewestFirstWithoutGaps() throws Exception {
        try (CloudServer versions = new CloudServer(credentials -> CloudExecutionsTest::versions);
                CloudConnection to = versions.connect("orders:prod", ticks)) {
            CloudExecutions executions = new CloudExecutions(to, Filter.ALL);
            executions.loadMore();
            List<String> asked = versions.calls().stream()
                    .filter(call -> call.path().endsWith("/durable-executions"))
                    .map(call -> call.query().replaceAll(".*Qualifier=([^&]*).*", "$1"))
                    .toList();
            assertThat(asked).startsWith("$LATEST", "2", "1", "ghost");
            assertNewestFirst(executions.listing());
            assertThat(executions.listing().notes()).anyMatch(note -> note.startsWith("ghost is not listed"));

            Set<String> seen = new HashSet<>();
            int loads = 0;
            while (executions.listing().more()) {
                List<String> shown = executions.listing().executions().stream()
                        .map(summary -> summary.arn().toString())
                        .toList();
                assertThat(shown).containsAll(seen);
                seen.addAll(shown);
                executions.loadMore();
                assertThat(++loads).isLessThan(20);
                List<ExecutionSummary> now = executions.listing().executions();
                // Whatever is shown later stands behind what was shown before: nothing appears in the middle.
                assertThat(now.subList(0, shown.size()))
                        .extracting(summary -> summary.arn().toString())
                        .containsExactlyElementsOf(shown);
            }
            assertThat(executions.listing().executions()).hasSize(3 * STUB_COUNT);
            assertThat(executions.listing().executions().stream()
                            .map(summary -> summary.arn().qualifier())
                            .collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder("$LATEST", "1", "2");
        }
    }

    private static final int STUB_COUNT = 240;

    /** A function with two versions, an alias of a listed one, and an alias of one that is no more. */
    private static void versions(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/versions")) {
            CloudServer.json(
                    exchange,
                    200,
                    "{\"Versions\":[{\"Version\":\"$LATEST\"},{\"Version\":\"1\"},{\"Version\":\"2\"}]}");
        } else if (path.endsWith("/aliases")) {
            CloudServer.json(
                    exchange,
                    200,
                    "{\"Aliases\":[{\"Name\":\"prod\",\"FunctionVersion\":\"2\"},"
                            + "{\"Name\":\"ghost\",\"FunctionVersion\":\"9\"}]}");
        } else {
            list(exchange);
        }
    }

    private static void list(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        String qualifier = query.replaceAll(".*Qualifier=([^&]*).*", "$1");
        int from = query.contains("Marker=") ? Integer.parseInt(query.replaceAll(".*Marker=([^&]*).*", "$1")) : 0;
        if (qualifier.equals("ghost")) {
            exchange.getResponseHeaders().set("X-Amzn-ErrorType", "ResourceNotFoundException");
            CloudServer.json(exchange, 404, "{\"Type\":\"User\",\"Message\":\"Function not found\"}");
            return;
        }
        int to = Math.min(from + 100, STUB_COUNT);
        // Versions follow each other in time, with overlaps.
        long newest = 1_795_262_400L - (qualifier.equals("1") ? 300 : qualifier.equals("2") ? 100 : 0);
        List<String> items = new ArrayList<>(IntStream.range(from, to)
                .mapToObj(i -> """
                        {"DurableExecutionArn": "arn:aws:lambda:us-east-1:123456789012:function:orders:%s/durable-execution/n%d/i%d",
                         "DurableExecutionName": "n%d", "FunctionArn": "f", "Status": "SUCCEEDED",
                         "StartTimestamp": %d.5, "EndTimestamp": %d.5}""".formatted(qualifier, i, i, i, newest - i, newest - i))
                .toList());
        CloudServer.json(
                exchange,
                200,
                "{\"DurableExecutions\": [" + String.join(",", items) + "]"
                        + (to < STUB_COUNT ? ", \"NextMarker\": \"" + to + "\"" : "") + "}");
    }
}
