package dev.durascope.engine.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.durascope.engine.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** CloudWatch Logs, as far as FilterLogEvents goes, and of Lambda the configuration that names the log group. */
final class LogsService implements HttpHandler {
    private static final Pattern QUOTED = Pattern.compile("\\?\"([^\"]+)\"");

    private record Event(String stream, long at, String message) {}

    private final List<Event> events = new ArrayList<>();
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private final String configuration;
    private int pageSize = 1_000;

    /** @param configuration what Lambda answers; {@code null} when the function is not there */
    LogsService(String configuration) {
        this.configuration = configuration;
    }

    LogsService pagesOf(int size) {
        pageSize = size;
        return this;
    }

    void wrote(String stream, long at, String message) {
        events.add(new Event(stream, at, message));
        events.sort(Comparator.comparingLong(Event::at));
    }

    /** What was asked for. */
    List<JsonNode> requests() {
        return requests;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (exchange.getRequestMethod().equals("GET")) {
            if (configuration == null) {
                CloudServer.error(404, "ResourceNotFoundException", "Function not found")
                        .answer(exchange);
            } else {
                CloudServer.json(exchange, 200, configuration);
            }
            return;
        }
        JsonNode request = Json.parse(body, "The request");
        requests.add(request);
        List<String> ids = QUOTED.matcher(request.path("filterPattern").asText())
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        List<String> streams = new ArrayList<>();
        request.path("logStreamNames").forEach(name -> streams.add(name.asText()));
        List<Event> all = events.stream()
                .filter(e -> e.at >= request.path("startTime").asLong()
                        && e.at <= request.path("endTime").asLong())
                .filter(e -> ids.isEmpty() || ids.stream().anyMatch(e.message::contains))
                .filter(e -> streams.isEmpty() || streams.contains(e.stream))
                .toList();
        int from = request.path("nextToken").asInt(0);
        int to = Math.min(all.size(), from + pageSize);
        CloudServer.json(exchange, 200, Json.text(g -> {
            g.writeStartObject();
            g.writeArrayFieldStart("events");
            for (Event event : all.subList(from, to)) {
                g.writeStartObject();
                g.writeStringField("logStreamName", event.stream);
                g.writeNumberField("timestamp", event.at);
                g.writeStringField("message", event.message);
                g.writeEndObject();
            }
            g.writeEndArray();
            if (to < all.size()) {
                g.writeStringField("nextToken", String.valueOf(to));
            }
            g.writeEndObject();
        }));
    }
}
