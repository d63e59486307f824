package dev.durascope.engine.cloud;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.durascope.engine.api.Credentials;
import dev.durascope.engine.api.LambdaApi;
import dev.durascope.engine.api.LoopbackServer;
import dev.durascope.engine.execution.ExecutionService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** What the tests take for the cloud: the API over real HTTP, which counts its calls and fails as it is told to. */
final class CloudServer implements AutoCloseable {
    static final String REGION = "us-east-1";

    /** Answers a call in the service's place. */
    interface Injection {
        void answer(HttpExchange exchange) throws IOException;
    }

    /** A call as the server saw it. */
    record Call(String method, String path, String query) {
        boolean has(String parameter) {
            return List.of(query.split("&")).contains(parameter);
        }
    }

    private final LoopbackServer server;
    private final Credentials credentials = Credentials.generate(REGION);
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Deque<Injection> injections = new ConcurrentLinkedDeque<>();

    CloudServer(ExecutionService service) {
        this(new LambdaApi(service)::forClients);
    }

    /** @param api what answers, given the credentials that its clients sign with */
    CloudServer(Function<Credentials, HttpHandler> api) {
        try {
            server = LoopbackServer.start(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        HttpHandler service = api.apply(credentials);
        server.mount("/", exchange -> {
            String query = exchange.getRequestURI().getRawQuery();
            calls.add(new Call(
                    exchange.getRequestMethod(),
                    URLDecoder.decode(exchange.getRequestURI().getRawPath(), StandardCharsets.UTF_8),
                    query == null ? "" : URLDecoder.decode(query, StandardCharsets.UTF_8)));
            Injection injection = injections.pollFirst();
            if (injection == null) {
                service.handle(exchange);
            } else {
                exchange.getRequestBody().readAllBytes();
                injection.answer(exchange);
            }
        });
    }

    /** The calls so far. */
    List<Call> calls() {
        return calls;
    }

    /** The next calls are answered so. */
    void inject(Injection... next) {
        injections.addAll(List.of(next));
    }

    CloudTarget target(String function) {
        return CloudTarget.parse(
                function, new CloudTarget.Place(REGION, null, server.baseUri().toString()), Map.of());
    }

    /** A connection whose pauses take no time. */
    CloudConnection connect(String function, FakeTicks ticks) {
        return connect(function, new CallBudget(ticks, new Random(1)), credentials);
    }

    CloudConnection connect(String function, CallBudget budget) {
        return connect(function, budget, credentials);
    }

    CloudConnection connect(String function, CallBudget budget, Credentials with) {
        return connect(target(function), budget, with);
    }

    /** A connection to a target as it is, with the server's credentials. */
    CloudConnection connectTo(CloudTarget target) {
        return connect(target, new CallBudget(), credentials);
    }

    private static CloudConnection connect(CloudTarget target, CallBudget budget, Credentials with) {
        return new CloudConnection(
                target,
                CloudClients.open(
                        target,
                        StaticCredentialsProvider.create(AwsSessionCredentials.create(
                                with.accessKeyId(), with.secretAccessKey(), with.sessionToken()))),
                budget);
    }

    static Injection throttled() {
        return error(429, "TooManyRequestsException", "Rate exceeded");
    }

    static Injection error(int status, String type, String message) {
        return exchange -> {
            exchange.getResponseHeaders().set("X-Amzn-ErrorType", type);
            json(exchange, status, "{\"Type\":\"User\",\"message\":\"" + message + "\"}");
        };
    }

    /** An answer of which only the beginning arrives. */
    static Injection cutOff() {
        return exchange -> {
            byte[] part = "{\"Events\":[{\"EventType\":\"Exec".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 5_000);
            exchange.getResponseBody().write(part);
            exchange.getResponseBody().flush();
        };
    }

    static Injection answer(String body) {
        return exchange -> json(exchange, 200, body);
    }

    static void json(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.close();
    }
}
