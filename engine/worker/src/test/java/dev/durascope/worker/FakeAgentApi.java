package dev.durascope.worker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The server's end of the agent. */
final class FakeAgentApi implements HttpHandler {
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> orders = new LinkedBlockingQueue<>();

    /** The agent's next message; fails after a minute. */
    String message() throws InterruptedException {
        String message = messages.poll(60, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("The agent said nothing within a minute.");
        }
        return message;
    }

    /** What the agent has said and nobody has heard yet. */
    List<String> unheard() {
        return List.copyOf(messages);
    }

    void order(String line) {
        orders.add(line);
    }

    /** Ends the stream of orders. */
    void hangUp() {
        orders.add("");
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            messages.addAll(body.lines().toList());
            exchange.sendResponseHeaders(204, -1);
        } else {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (String line = orders.take(); !line.isEmpty(); line = orders.take()) {
                    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        exchange.close();
    }
}
