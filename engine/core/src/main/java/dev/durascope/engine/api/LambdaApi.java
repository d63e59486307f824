package dev.durascope.engine.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.execution.HandlerCalls;
import dev.durascope.engine.model.FaultType;
import dev.durascope.engine.model.LambdaFault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The part of AWS's Lambda API that durable functions need, over an {@link ExecutionService} (protocol §2). It has two
 * ways in: below an unguessable prefix for the engine's own workers, and signed for everybody else.
 */
public final class LambdaApi {
    private static final String PARAMETER = "{}";

    /** Answers one operation of the API. */
    @FunctionalInterface
    private interface Endpoint {
        ApiResponse answer(ApiRequest request);
    }

    private record Route(String method, List<String> path, Endpoint endpoint) {
        static Route of(String method, String path, Endpoint endpoint) {
            return new Route(method, List.of(path.split("/")), endpoint);
        }

        boolean leadsTo(List<String> segments) {
            if (segments.size() != path.size()) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                if (!path.get(i).equals(PARAMETER) && !path.get(i).equals(segments.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Route> routes;

    public LambdaApi(ExecutionService service) {
        this(service, CallerWait.WALL);
    }

    LambdaApi(ExecutionService service, CallerWait wait) {
        FunctionResolver functions = new FunctionResolver(service);
        InvokeEndpoint invoke = new InvokeEndpoint(service, functions, wait);
        ExecutionEndpoints executions = new ExecutionEndpoints(service, functions);
        FunctionEndpoints lists = new FunctionEndpoints(service, functions);
        CallbackEndpoints callbacks = new CallbackEndpoints(service);
        List<Route> all = new ArrayList<>(ofHandlers(service));
        all.addAll(List.of(
                Route.of("POST", "2015-03-31/functions/{}/invocations", invoke::invoke),
                Route.of("GET", "2015-03-31/functions/{}/versions", lists::versions),
                Route.of("GET", "2015-03-31/functions/{}/aliases", lists::aliases),
                Route.of("GET", "2025-12-01/durable-executions/{}", executions::get),
                Route.of("GET", "2025-12-01/durable-executions/{}/history", executions::history),
                Route.of("POST", "2025-12-01/durable-executions/{}/stop", executions::stop),
                Route.of("GET", "2025-12-01/functions/{}/durable-executions", executions::list),
                Route.of("POST", "2025-12-01/durable-execution-callbacks/{}/succeed", callbacks::succeed),
                Route.of("POST", "2025-12-01/durable-execution-callbacks/{}/fail", callbacks::fail),
                Route.of("POST", "2025-12-01/durable-execution-callbacks/{}/heartbeat", callbacks::heartbeat)));
        this.routes = List.copyOf(all);
    }

    private LambdaApi(List<Route> routes) {
        this.routes = routes;
    }

    /** The part of it that a handler needs for its own execution; every other call is answered as not there. */
    public static LambdaApi forHandlersOf(HandlerCalls calls) {
        return new LambdaApi(ofHandlers(calls));
    }

    private static List<Route> ofHandlers(HandlerCalls calls) {
        HandlerEndpoints handlers = new HandlerEndpoints(calls);
        return List.of(
                Route.of("POST", "2025-12-01/durable-executions/{}/checkpoint", handlers::checkpoint),
                Route.of("GET", "2025-12-01/durable-executions/{}/state", handlers::state));
    }

    /**
     * The API for a worker, without signatures: knowing the prefix is the permission.
     *
     * @param prefix where it is mounted, such as {@code /w/secret/lambda}
     */
    public HttpHandler forWorker(String prefix) {
        return exchange -> serve(exchange, prefix, null);
    }

    /** The API at the server's root for outside clients, whose requests must be signed with these credentials. */
    public HttpHandler forClients(Credentials credentials) {
        SignatureCheck check = new SignatureCheck(credentials);
        return exchange -> serve(exchange, "", check);
    }

    private void serve(HttpExchange exchange, String prefix, @Nullable SignatureCheck check) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        refuseEncodings(exchange);
        if (check != null) {
            try {
                check.check(exchange.getRequestMethod(), exchange.getRequestURI(), exchange.getRequestHeaders(), body);
            } catch (SignatureCheck.RefusedException e) {
                Replies.error(exchange, 403, e.errorName(), "message", e.getMessage());
                return;
            }
        }
        String below = exchange.getRequestURI().getRawPath().substring(prefix.length());
        List<String> segments = segments(below);
        List<Route> matching =
                routes.stream().filter(route -> route.leadsTo(segments)).toList();
        if (matching.isEmpty()) {
            Replies.notFound(exchange);
            return;
        }
        for (Route route : matching) {
            if (route.method().equals(exchange.getRequestMethod())) {
                HeldReply reply = new HeldReply(exchange);
                Query query = Query.parse(exchange.getRequestURI().getRawQuery());
                try {
                    reply.send(route.endpoint()
                            .answer(new ApiRequest(
                                    segments, query, exchange.getRequestHeaders(), body, reply::signOfLife)));
                } catch (LambdaFault e) {
                    reply.refuse(e);
                }
                return;
            }
        }
        Replies.methodNotAllowed(exchange, matching.stream().map(Route::method).collect(Collectors.joining(", ")));
    }

    /** Split first, then decoded once: an ARN is one segment (protocol §1). */
    private static List<String> segments(String rawPath) {
        return Arrays.stream(rawPath.split("/")).skip(1).map(UriText::decode).toList();
    }

    private static void refuseEncodings(HttpExchange exchange) {
        String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
        String hash = exchange.getRequestHeaders().getFirst("X-Amz-Content-Sha256");
        if (hash != null && hash.startsWith("STREAMING-")) {
            throw new LambdaFault(
                    FaultType.INVALID_REQUEST_CONTENT,
                    "aws-chunked bodies (X-Amz-Content-Sha256: " + hash
                            + ") are not accepted; send the body as it is.");
        }
        if (encoding != null && !encoding.toLowerCase(Locale.ROOT).equals("identity")) {
            throw new LambdaFault(
                    FaultType.INVALID_REQUEST_CONTENT,
                    "Content-Encoding " + encoding + " is not accepted; send the body as it is.");
        }
    }
}
