package dev.durascope.worker;

import dev.durascope.worker.agent.Agent;
import dev.durascope.worker.wire.HttpConnection;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** The worker's end of the Lambda Runtime API, version 2018-06-01 (Lambda Developer Guide, "Runtime API"). */
final class RuntimeApiClient {
    private static final String VERSION = "/2018-06-01/runtime";
    private static final byte[] NOTHING = {};
    private static final String ERROR_TYPE_HEADER = "Lambda-Runtime-Function-Error-Type";

    private final HttpConnection connection;
    private final String base;

    RuntimeApiClient(URI server) {
        this.connection = new HttpConnection(server);
        String path = server.getRawPath() == null ? "" : server.getRawPath();
        this.base = (path.endsWith("/") ? path.substring(0, path.length() - 1) : path) + VERSION;
    }

    /** Waits for the next invocation. */
    NextInvocation next() throws IOException {
        HttpConnection.Response response = connection.send("GET", base + "/invocation/next", Map.of(), NOTHING);
        if (response.status() != 200) {
            throw new IOException("The Runtime API answered " + response.status() + " to /invocation/next.");
        }
        Map<String, String> headers = response.headers();
        String requestId = headers.get("Lambda-Runtime-Aws-Request-Id");
        if (requestId == null) {
            throw new IOException("The Runtime API's invocation has no Lambda-Runtime-Aws-Request-Id.");
        }
        return new NextInvocation(
                requestId,
                Long.parseLong(headers.getOrDefault("Lambda-Runtime-Deadline-Ms", Long.toString(Long.MAX_VALUE))),
                headers.get("Lambda-Runtime-Invoked-Function-Arn"),
                headers.get("Lambda-Runtime-Trace-Id"),
                headers.get("Lambda-Runtime-Client-Context"),
                headers.get("Lambda-Runtime-Cognito-Identity"),
                headers.get("Lambda-Runtime-Aws-Tenant-Id"),
                headers.get(Agent.ORDERS_HEADER),
                response.body());
    }

    /** Reports a result. The server judges it: a refusal is the invocation's failure, and known there. */
    void respond(String requestId, byte[] result) throws IOException {
        Map<String, String> headers = Map.of("Content-Type", "application/json");
        connection.send("POST", base + "/invocation/" + requestId + "/response", headers, result);
    }

    /** Reports that the handler threw. */
    void fail(String requestId, ErrorReport error) throws IOException {
        connection.send(
                "POST",
                base + "/invocation/" + requestId + "/error",
                Map.of("Content-Type", "application/json", ERROR_TYPE_HEADER, "Runtime.UserException"),
                error.toJson());
    }

    /** Reports that there is no handler to call. */
    void failInit(ErrorReport error) throws IOException {
        connection.send(
                "POST",
                base + "/init/error",
                Map.of("Content-Type", "application/json", ERROR_TYPE_HEADER, "Runtime.BadFunctionCode"),
                error.toJson());
    }
}
