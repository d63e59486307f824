package dev.durascope.engine.api;

import dev.durascope.engine.execution.ExecutionService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** A server with the API at its two ways in, and clients for both. */
final class ApiFixture implements AutoCloseable {
    static final String WORKER_PREFIX = "/w/3f1c0a/lambda";
    static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:orders:$LATEST/durable-execution/run-1/"
            + "0b9f2a34-0000-4000-8000-000000000001";

    final LoopbackServer server;
    final Credentials credentials = Credentials.generate("us-east-1");
    final LambdaClient lambda;
    final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    ApiFixture(ExecutionService service) {
        this(service, CallerWait.WALL);
    }

    /** @param wait how the callers of synchronous invocations wait */
    ApiFixture(ExecutionService service, CallerWait wait) {
        LambdaApi api = new LambdaApi(service, wait);
        try {
            server = LoopbackServer.start(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.mount("/", api.forClients(credentials));
        server.mount(WORKER_PREFIX, api.forWorker(WORKER_PREFIX));
        lambda = ApiClients.lambda(server.baseUri(), credentials);
    }

    /** Sends what no SDK would, by the worker's way in. */
    HttpResponse<String> raw(String method, String path, String body) {
        return raw(method, path, HttpRequest.BodyPublishers.ofString(body));
    }

    HttpResponse<String> raw(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.baseUri() + WORKER_PREFIX + path))
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        lambda.close();
        http.close();
        server.close();
    }
}
