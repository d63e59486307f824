package dev.durascope.worker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The server's end of the Runtime API, as small as it can be. */
final class FakeRuntimeApi implements AutoCloseable {

    /** What the worker sent: the path below the version, and the body. */
    record Report(String path, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<Map.Entry<String, String>> work = new LinkedBlockingQueue<>();
    private final BlockingQueue<Report> reports = new LinkedBlockingQueue<>();
    private final String prefix;
    volatile boolean closesConnections;

    /** The orders that go with the next invocation; null for none. */
    volatile String agentOrders;

    FakeRuntimeApi(String prefix) throws IOException {
        this.prefix = prefix;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(prefix + "/2018-06-01/runtime/", this::handle);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Serves an agent too. */
    FakeAgentApi withAgent() {
        FakeAgentApi agent = new FakeAgentApi();
        server.createContext(prefix + "/durascope/", agent);
        return agent;
    }

    /** Offers an invocation. */
    void offer(String requestId, String event) {
        work.add(Map.entry(requestId, event));
    }

    /** The worker's next report; fails after a minute. */
    Report report() throws InterruptedException {
        Report report = reports.poll(60, TimeUnit.SECONDS);
        if (report == null) {
            throw new AssertionError("The worker reported nothing within a minute.");
        }
        return report;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring((prefix + "/2018-06-01/runtime").length());
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (closesConnections) {
            exchange.getResponseHeaders().set("Connection", "close");
        }
        if (path.equals("/invocation/next")) {
            next(exchange);
        } else {
            reports.add(new Report(path, body));
            exchange.sendResponseHeaders(202, -1);
        }
        exchange.close();
    }

    private void next(HttpExchange exchange) throws IOException {
        try {
            Map.Entry<String, String> invocation = work.take();
            byte[] event = invocation.getValue().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", invocation.getKey());
            exchange.getResponseHeaders()
                    .set("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 30_000));
            exchange.getResponseHeaders().set("Lambda-Runtime-Invoked-Function-Arn", "arn:of:function");
            if (agentOrders != null) {
                exchange.getResponseHeaders().set("Durascope-Orders", agentOrders);
            }
            exchange.sendResponseHeaders(200, event.length);
            exchange.getResponseBody().write(event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
