package dev.durascope.engine.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.api.LoopbackServer;
import dev.durascope.engine.history.JournalEntry.ConsoleStream;
import dev.durascope.engine.history.SourceLocation;
import dev.durascope.engine.model.OperationType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkerAgentTest {
    private static final String PREFIX = "/w/secret/runtime/durascope";

    private final HttpClient http = HttpClient.newHttpClient();
    private final WorkerAgent agent = WorkerAgent.expected(PREFIX);
    private final Listener listener = new Listener();
    private LoopbackServer server;
    private BufferedReader orders;

    @BeforeEach
    void serve() throws Exception {
        server = LoopbackServer.start(0);
        server.mount(PREFIX, agent);
    }

    @AfterEach
    void close() {
        agent.close();
        server.close();
    }

    /** Writes down what it hears, and asks to be asked about bodies. */
    private static final class Listener implements InvocationListener {
        final List<String> heard = new ArrayList<>();
        final CompletableFuture<Void> leave = new CompletableFuture<>();

        @Nullable
        InvocationWatch watch;

        @Nullable
        OperationSighting last;

        @Override
        public void placed(String description) {}

        @Override
        public void printed(@Nullable String requestId, ConsoleStream stream, String line) {}

        @Override
        public void watched(InvocationWatch hand) {
            watch = hand;
            hand.askAt(Set.of(HoldPoint.BODY, HoldPoint.CALL));
        }

        @Override
        public void unwatched(String why) {
            heard.add(why);
        }

        @Override
        public void seen(List<OperationSighting> operations) {
            heard.add("seen " + operations.size());
            last = operations.getLast();
        }

        @Override
        public CompletionStage<Void> reached(HoldPoint point, OperationSighting operation) {
            heard.add(point + " " + operation.name());
            return leave;
        }
    }

    private Invocation invocation() {
        FunctionConfig function =
                PoolFixture.function(new Code.ClassDirectory(Path.of("."), List.of()), "x.Handler", 60, Map.of());
        return PoolFixture.invocation(function, "{}", listener);
    }

    private URI at(String path) {
        return URI.create(server.baseUri() + PREFIX + path);
    }

    private void say(String... messages) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(at("/messages"))
                .POST(HttpRequest.BodyPublishers.ofString(String.join("\n", messages) + "\n"))
                .build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(204);
    }

    private String nextOrder() throws IOException, InterruptedException {
        if (orders == null) {
            HttpRequest request = HttpRequest.newBuilder(at("/orders")).build();
            orders = new BufferedReader(new InputStreamReader(
                    http.send(request, BodyHandlers.ofInputStream()).body(), StandardCharsets.US_ASCII));
        }
        return orders.readLine();
    }

    private static String seen(Invocation invocation, String id, String type) {
        return "{\"kind\":\"seen\",\"requestId\":\"" + invocation.requestId() + "\",\"id\":\"" + id
                + "\",\"name\":\"charge\",\"type\":\"" + type + "\",\"replayed\":true,\"class\":\"x.Orders\","
                + "\"method\":\"handle\",\"file\":\"Orders.java\",\"line\":7}";
    }

    private static String ask(Invocation invocation, int number, String id) {
        return "{\"kind\":\"ask\",\"requestId\":\"" + invocation.requestId() + "\",\"ask\":" + number
                + ",\"point\":\"BODY\",\"id\":\"" + id + "\"}";
    }

    @Test
    void anInvocationBringsItsFirstOrdersAndLaterOnesComeOnTheStream() throws Exception {
        say("{\"kind\":\"watching\"}");
        assertThat(agent.begin(invocation())).isEqualTo("1 CALL,BODY");
        listener.watch.askAt(Set.of());
        assertThat(nextOrder()).isEqualTo("orders 2 ");
        agent.end();
        listener.watch.askAt(Set.of(HoldPoint.BODY));
        agent.close();
        assertThat(nextOrder()).isNull();
    }

    @Test
    void whatWasSeenIsToldBeforeWhoWaitsAndTheOneWhoWaitsIsLetGoWhenItMay() throws Exception {
        say("{\"kind\":\"watching\"}");
        Invocation invocation = invocation();
        agent.begin(invocation);
        say(seen(invocation, "1", "STEP"), seen(invocation, "2", "STEP"), ask(invocation, 5, "2"));
        assertThat(listener.heard).containsExactly("seen 2", "BODY charge");
        assertThat(listener.last)
                .isEqualTo(new OperationSighting(
                        "2",
                        null,
                        "charge",
                        OperationType.STEP,
                        null,
                        true,
                        new SourceLocation("x.Orders", "handle", "Orders.java", 7)));
        listener.leave.complete(null);
        assertThat(nextOrder()).isEqualTo("run 5");
    }

    @Test
    void theEndOfAnInvocationLetsGoWhoWaitsAndLaterAsksOfItAreLetGoAtOnce() throws Exception {
        say("{\"kind\":\"watching\"}");
        Invocation invocation = invocation();
        agent.begin(invocation);
        say(seen(invocation, "1", "STEP"), ask(invocation, 1, "1"));
        agent.end();
        assertThat(nextOrder()).isEqualTo("run 1");
        agent.begin(invocation());
        say(seen(invocation, "1", "STEP"), ask(invocation, 2, "1"));
        assertThat(nextOrder()).isEqualTo("run 2");
        assertThat(listener.heard).containsExactly("seen 1", "BODY charge");
    }

    @Test
    void whatIsNotKnownIsPassedOver() throws Exception {
        say("{\"kind\":\"watching\"}");
        Invocation invocation = invocation();
        agent.begin(invocation);
        say(seen(invocation, "1", "DREAM"), "{\"kind\":\"song\"}", ask(invocation, 3, "unseen"));
        assertThat(nextOrder()).isEqualTo("run 3");
        assertThat(listener.heard).isEmpty();
    }

    @Test
    void anAgentThatIsBlindOrSilentWatchesNothing() throws Exception {
        assertThat(agent.begin(invocation())).isNull();
        say("{\"kind\":\"blind\",\"why\":\"No SDK.\"}");
        assertThat(agent.begin(invocation())).isNull();
        assertThat(listener.heard).containsExactly("The agent in the worker has not reported.", "No SDK.");
        assertThat(WorkerAgent.unwanted(PREFIX).begin(invocation())).isNull();
        assertThat(listener.heard).hasSize(2);
    }
}
