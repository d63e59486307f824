package dev.durascope.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import dev.durascope.engine.model.LambdaFault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LoopbackServerTest {
    private static final HttpHandler ECHO =
            exchange -> Replies.json(exchange, 200, exchange.getRequestBody().readAllBytes());

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private LoopbackServer server;

    @BeforeEach
    void start() throws IOException {
        server = LoopbackServer.start(0);
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    @Test
    void theLongestPrefixOfWholeSegmentsWins() throws Exception {
        server.mount("/", answer("root"));
        server.mount("/w", answer("w"));
        server.mount("/w/secret/lambda", answer("lambda"));

        assertThat(get("/w/secret/lambda").body()).isEqualTo("lambda");
        assertThat(get("/w/secret/lambda/2025-12-01/x").body()).isEqualTo("lambda");
        assertThat(get("/w/secret/lambdas").body()).isEqualTo("w");
        assertThat(get("/w/secret%2Flambda/x").body()).isEqualTo("w");
        assertThat(get("/wide").body()).isEqualTo("root");
        assertThat(get("/").body()).isEqualTo("root");
    }

    @Test
    void aClosedMountIsServedNoLonger() throws Exception {
        LoopbackServer.Mount mount = server.mount("/a", answer("a"));
        assertThat(mount.uri()).isEqualTo(URI.create(server.baseUri() + "/a"));
        assertThatThrownBy(() -> server.mount("/a", answer("b"))).isInstanceOf(IllegalStateException.class);

        mount.close();

        HttpResponse<String> answer = get("/a");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("X-Amzn-ErrorType")).contains("UnknownOperationException");
        assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
    }

    @Test
    void aPortInUseIsRefusedWithAClearMessage() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> LoopbackServer.start(taken.getLocalPort()))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("Port " + taken.getLocalPort() + " on 127.0.0.1 cannot be used (")
                    .hasMessageEndingWith("choose another one, or 0 for any that is free.");
        }
        assertThatThrownBy(() -> LoopbackServer.start(70_000)).hasMessageContaining("70000 is not a port");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:PORT", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.evil:PORT"})
    void aForeignHostIsRefused(String host) throws Exception {
        server.mount("/", answer("secret"));

        String answer = raw("GET / HTTP/1.1\r\nHost: " + withPort(host) + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 403 ").doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:PORT", "localhost:PORT", "LocalHost:PORT", "[::1]:PORT"})
    void ourOwnHostsAreServed(String host) throws Exception {
        server.mount("/", answer("hello"));

        assertThat(raw("GET / HTTP/1.1\r\nHost: " + withPort(host) + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .endsWith("hello");
    }

    @Test
    void aRequestWithoutOrWithTwoOrWithContradictingHostsIsRefused() throws Exception {
        server.mount("/", answer("secret"));
        String own = withPort("127.0.0.1:PORT");

        assertThat(raw("GET / HTTP/1.1\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 40");
        assertThat(raw("GET / HTTP/1.1\r\nHost: " + own + "\r\nHost: evil\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 40");
        assertThat(raw("GET http://evil/ HTTP/1.1\r\nHost: " + own + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403 ");
    }

    @Test
    void aRequestFromAWebPageIsRefusedAndNoOriginIsEverAllowed() throws Exception {
        server.mount("/", answer("secret"));
        HttpRequest request = HttpRequest.newBuilder(server.baseUri())
                .header("Origin", "https://evil.example")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .build();

        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Origin").doesNotContain("secret");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rubbish\r\n\r\n",
                "GET\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: HOST\r\n\r\n",
                "GET mailto:a@b HTTP/1.1\r\nHost: HOST\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: HOST\r\nContent-Length: -5\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: HOST\r\nContent-Length: many\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: rot13\r\n\r\n"
            })
    void malformedRequestsAreNeverAServerError(String request) throws Exception {
        server.mount("/", ECHO);

        String answer = raw(request.replace("HOST", withPort("127.0.0.1:PORT")));

        assertThat(answer).doesNotStartWith("HTTP/1.1 500").doesNotStartWith("HTTP/1.1 2");
    }

    @Test
    void aBodyBeyondTheBoundIsRefusedAndTheConnectionGoesOn() throws Exception {
        server.mount("/", ECHO);

        HttpResponse<String> refused = post("/", new byte[(int) BoundedBody.MAX_BYTES + 1]);

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.headers().firstValue("X-Amzn-ErrorType")).contains("RequestTooLargeException");
        assertThat(post("/", new byte[3]).statusCode()).isEqualTo(200);
    }

    @Test
    void bodiesThatAHandlerDoesNotReadDoNotDisturbTheNextRequestOfTheConnection() throws Exception {
        server.mount("/", answer("unread"));
        server.mount("/fault", exchange -> {
            throw LambdaFault.invalid("The field is wrong.");
        });
        byte[] body = new byte[1 << 20];
        String host = withPort("127.0.0.1:PORT");

        String answer = raw("POST / HTTP/1.1\r\nHost: " + host + "\r\nContent-Length: " + body.length + "\r\n\r\n"
                + new String(body, StandardCharsets.ISO_8859_1) + "POST /fault HTTP/1.1\r\nHost: " + host
                + "\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n" + "GET / HTTP/1.1\r\nHost: " + host
                + "\r\nConnection: close\r\n\r\n");

        assertThat(answer.split("HTTP/1.1 ")).hasSize(4);
        assertThat(answer).contains("HTTP/1.1 400 ").contains("The field is wrong.");
    }

    @Test
    void aClientThatExpectsToContinueIsToldTo() throws Exception {
        server.mount("/", ECHO);
        HttpRequest request = HttpRequest.newBuilder(server.baseUri())
                .expectContinue(true)
                .POST(HttpRequest.BodyPublishers.ofString("{\"a\":1}"))
                .build();

        assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .isEqualTo("{\"a\":1}");
    }

    @Test
    void manyRequestsAreServedAtOnceAndASlowOneDelaysNobody() throws Exception {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        server.mount("/slow", exchange -> {
            gate.join();
            Replies.json(exchange, 200, "slow".getBytes(StandardCharsets.UTF_8));
        });
        server.mount("/", ECHO);
        List<CompletableFuture<HttpResponse<String>>> slow = IntStream.range(0, 100)
                .mapToObj(i -> client.sendAsync(
                        HttpRequest.newBuilder(URI.create(server.baseUri() + "/slow"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString()))
                .toList();

        for (int i = 0; i < 200; i++) {
            assertThat(post("/", ("" + i).getBytes(StandardCharsets.UTF_8)).body())
                    .isEqualTo("" + i);
        }

        gate.complete(null);
        assertThat(slow).allSatisfy(f -> assertThat(f.join().body()).isEqualTo("slow"));
    }

    @Test
    void aFailureOfOursIsAServiceException() throws Exception {
        server.mount("/", exchange -> {
            throw new IllegalStateException("a bug");
        });

        HttpResponse<String> answer = get("/");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("X-Amzn-ErrorType")).contains("ServiceException");
        assertThat(answer.body()).contains("\"Type\":\"Server\"").doesNotContain("a bug");
    }

    private static HttpHandler answer(String text) {
        return exchange -> Replies.json(exchange, 200, text.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.baseUri() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, byte[] body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.baseUri() + path))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String withPort(String host) {
        return host.replace("PORT", String.valueOf(server.baseUri().getPort()));
    }

    private String raw(String request) throws IOException {
        return RawHttp.exchange(server.baseUri(), request);
    }
}
