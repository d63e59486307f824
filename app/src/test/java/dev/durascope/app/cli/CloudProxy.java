package dev.durascope.app.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/**
 * Stands between a client and a service as the network and AWS do: writes every call down, makes some late and some fail, and
 * presents functions called {@code NAME-vN} as the versions of the function NAME. Signs anew what it hands on.
 */
final class CloudProxy implements AutoCloseable {
    /** What becomes of a call. */
    enum Fault {
        NONE,
        LATE,
        THROTTLED,
        FAILED,
        /** Of an answer with a body, half arrives; of one to a call that does something, nothing. */
        CUT,
        EXPIRED
    }

    /** A call. */
    record Call(long nanos, String path, String query, Fault fault) {
        boolean isHistory() {
            return path.endsWith("/history");
        }

        boolean isList() {
            return path.endsWith("/durable-executions") && path.contains("/functions/");
        }
    }

    /** Where the service is, and how to sign for it. */
    record Upstream(URI endpoint, String region, AwsSessionCredentials credentials) {}

    private static final Duration LATENCY = Duration.ofMillis(1_200);

    private final Upstream upstream;
    private final String function;
    private final int versions;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newHttpClient();
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Queue<Fault> faults = new ArrayDeque<>();
    private final Queue<Fault> actionFaults = new ArrayDeque<>();

    /** @param versions how many versions of the function there are beside {@code $LATEST} */
    CloudProxy(Upstream upstream, String function, int versions) throws IOException {
        this.upstream = upstream;
        this.function = function;
        this.versions = versions;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The calls so far, in the order in which they came. */
    List<Call> calls() {
        return List.copyOf(calls);
    }

    /** What becomes of the next calls for a history or a list. */
    synchronized void next(Fault... what) {
        faults.addAll(List.of(what));
    }

    /** What becomes of the next calls that do something. */
    synchronized void nextAction(Fault... what) {
        actionFaults.addAll(List.of(what));
    }

    private synchronized Fault note(HttpExchange exchange) {
        Call call = new Call(
                System.nanoTime(),
                exchange.getRequestURI().getPath(),
                String.valueOf(exchange.getRequestURI().getQuery()),
                Fault.NONE);
        boolean acts = exchange.getRequestMethod().equals("POST");
        Fault fault = acts ? actionFaults.poll() : call.isHistory() || call.isList() ? faults.poll() : null;
        calls.add(fault == null ? call : new Call(call.nanos, call.path, call.query, fault));
        return fault == null ? Fault.NONE : fault;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            switch (note(exchange)) {
                case THROTTLED -> refuse(exchange, 429, "TooManyRequestsException", "Rate exceeded");
                case FAILED -> refuse(exchange, 503, "ServiceException", "Try later");
                case EXPIRED ->
                    refuse(
                            exchange,
                            403,
                            "ExpiredTokenException",
                            "The security token included in the request is expired");
                case CUT -> {
                    byte[] whole = upstream(exchange, body).body();
                    if (exchange.getRequestMethod().equals("POST")) {
                        return;
                    }
                    exchange.sendResponseHeaders(200, whole.length);
                    exchange.getResponseBody().write(whole, 0, whole.length / 2);
                    // Else nothing arrives at all, and the JDK's client asks again by itself.
                    exchange.getResponseBody().flush();
                }
                case LATE -> {
                    LockSupport.parkNanos(LATENCY.toNanos());
                    handOn(exchange, body);
                }
                case NONE -> handOn(exchange, body);
            }
        }
    }

    private static void refuse(HttpExchange exchange, int status, String type, String message) throws IOException {
        exchange.getResponseHeaders().set("X-Amzn-ErrorType", type);
        send(exchange, status, ("{\"message\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private void handOn(HttpExchange exchange, byte[] body) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/versions")) {
            List<String> names = new ArrayList<>(List.of("{\"Version\":\"$LATEST\"}"));
            for (int version = 1; version <= versions; version++) {
                names.add("{\"Version\":\"" + version + "\"}");
            }
            send(exchange, 200, ("{\"Versions\":" + names + "}").getBytes(StandardCharsets.UTF_8));
        } else if (path.endsWith("/aliases")) {
            send(exchange, 200, "{\"Aliases\":[]}".getBytes(StandardCharsets.UTF_8));
        } else {
            HttpResponse<byte[]> answer = upstream(exchange, body);
            for (String each : List.of("X-Amzn-ErrorType", "X-Amz-Durable-Execution-Arn")) {
                answer.headers()
                        .firstValue(each)
                        .ifPresent(value -> exchange.getResponseHeaders().set(each, value));
            }
            send(exchange, answer.statusCode(), presented(answer.body()));
        }
    }

    private HttpResponse<byte[]> upstream(HttpExchange exchange, byte[] body) throws IOException {
        String asked = exchange.getRequestURI().getRawPath()
                + (exchange.getRequestURI().getRawQuery() == null
                        ? ""
                        : "?" + exchange.getRequestURI().getRawQuery());
        SdkHttpRequest.Builder said = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(exchange.getRequestMethod()))
                .uri(URI.create(upstream.endpoint + meant(asked)));
        for (String each : List.of("X-Amz-Invocation-Type", "X-Amz-Durable-Execution-Name")) {
            String value = exchange.getRequestHeaders().getFirst(each);
            if (value != null) {
                said.putHeader(each, value);
            }
        }
        SdkHttpRequest request = said.build();
        SdkHttpRequest signed = signer.sign(r -> r.identity(upstream.credentials)
                        .request(request)
                        .payload(ContentStreamProvider.fromByteArray(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "lambda")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, upstream.region))
                .request();
        HttpRequest.Builder next = HttpRequest.newBuilder(signed.getUri())
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        for (Map.Entry<String, List<String>> header : signed.headers().entrySet()) {
            if (!header.getKey().equalsIgnoreCase("Host") && !header.getKey().equalsIgnoreCase("Content-Length")) {
                next.header(header.getKey(), header.getValue().getFirst());
            }
        }
        try {
            return client.send(next.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** What the service knows by the name of a function, the client asked for by a version. */
    private String meant(String asked) {
        String meant = asked;
        for (int version = 1; version <= versions; version++) {
            String own = function + "-v" + version;
            meant = meant.replace(function + "%3A" + version + "%2F", own + "%3A%24LATEST%2F");
            if (meant.endsWith("Qualifier=" + version) || meant.contains("Qualifier=" + version + "&")) {
                meant = meant.replace("/functions/" + function + "/", "/functions/" + own + "/")
                        .replace("Qualifier=" + version, "Qualifier=%24LATEST");
            }
        }
        return meant;
    }

    private byte[] presented(byte[] answer) {
        String text = new String(answer, StandardCharsets.UTF_8);
        for (int version = 1; version <= versions; version++) {
            text = text.replace(":" + function + "-v" + version + ":$LATEST", ":" + function + ":" + version);
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.shutdownNow();
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                throw new UncheckedIOException(new IOException("The proxy's calls do not end."));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
