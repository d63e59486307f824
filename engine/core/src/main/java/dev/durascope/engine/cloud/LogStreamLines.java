package dev.durascope.engine.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durascope.engine.history.JournalEntry.ConsoleLine;
import dev.durascope.engine.history.JournalEntry.ConsoleStream;
import dev.durascope.engine.json.Json;
import dev.durascope.engine.model.LambdaFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Assigns the lines of log streams to the requests that printed them. A line may name its request, in a place that depends on
 * runtime and log format; one that names none belongs to the request that the stream is at, from Lambda's START to its REPORT,
 * because an environment handles one at a time; and what is printed while an environment begins belongs to its first one.
 */
final class LogStreamLines {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern PLATFORM = Pattern.compile("(START|END|REPORT) RequestId: (\\S+)");
    private static final Pattern INIT = Pattern.compile("(INIT_START|INIT_REPORT) ");

    /** Node.js and Python print it in a column of its own; Lambda itself before the news that a request ended badly. */
    private static final Pattern NAMED = Pattern.compile("(?:[^\\t\\n]{0,40}\\t){1,2}(" + ID + ")\\t" + "|RequestId: ("
            + ID + ") |\\S{20,30} (" + ID + ") Task timed out");

    /** Where a line of a JSON log has its request: Lambda's loggers, and the common ones of Powertools. */
    private static final List<String> MEMBERS =
            List.of("requestId", "AWSRequestId", "awsRequestId", "function_request_id");

    /** How far a stream is read. */
    private static final class At {
        private @Nullable String request;
        private boolean begins;
        private final List<CloudLogs.Line> beginning = new ArrayList<>();
    }

    /** What a line says about itself. */
    private record Sign(Kind kind, @Nullable String request, String text) {
        private enum Kind {
            INIT,
            START,
            REPORT,
            LINE
        }
    }

    private final Set<String> wanted;
    private final Map<String, At> streams = new HashMap<>();

    LogStreamLines(Set<String> wanted) {
        this.wanted = wanted;
    }

    /** Takes the next event of a stream, and tells of the lines that turn out to belong to a wanted request. */
    void take(String stream, Instant time, String message, Consumer<CloudLogs.Line> found) {
        At at = streams.computeIfAbsent(stream, name -> new At());
        Sign sign = sign(message.stripTrailing());
        switch (sign.kind) {
            case INIT -> {
                at.request = null;
                at.begins = true;
            }
            case START -> {
                at.request = sign.request;
                at.begins = false;
                at.beginning.forEach(
                        line -> emit(line.at(), at.request, line.line().text(), found));
                at.beginning.clear();
            }
            case REPORT, LINE -> {}
        }
        String owner = sign.request != null ? sign.request : at.request != null ? at.request : mentioned(message);
        if (owner == null && at.begins) {
            at.beginning.add(new CloudLogs.Line(time, new ConsoleLine(null, ConsoleStream.STDOUT, sign.text)));
        } else {
            emit(time, owner, sign.text, found);
        }
        if (sign.kind == Sign.Kind.REPORT) {
            at.request = null;
        }
    }

    private void emit(Instant time, @Nullable String owner, String text, Consumer<CloudLogs.Line> found) {
        if (owner != null && wanted.contains(owner)) {
            text.lines()
                    .forEach(line ->
                            found.accept(new CloudLogs.Line(time, new ConsoleLine(owner, ConsoleStream.STDOUT, line))));
        }
    }

    private @Nullable String mentioned(String message) {
        Matcher matcher = ID.matcher(message);
        while (matcher.find()) {
            if (wanted.contains(matcher.group())) {
                return matcher.group();
            }
        }
        return null;
    }

    private static Sign sign(String message) {
        JsonNode json = message.startsWith("{") ? object(message) : null;
        return json == null ? ofText(message) : ofJson(json);
    }

    private static @Nullable JsonNode object(String message) {
        try {
            return Json.parse(message, "The line");
        } catch (LambdaFault e) {
            return null; // A line that only looks like JSON is a line like any other.
        }
    }

    private static Sign ofText(String message) {
        Matcher platform = PLATFORM.matcher(message);
        if (platform.lookingAt()) {
            Sign.Kind kind = switch (platform.group(1)) {
                case "START" -> Sign.Kind.START;
                case "REPORT" -> Sign.Kind.REPORT;
                default -> Sign.Kind.LINE;
            };
            return new Sign(kind, platform.group(2), message);
        }
        if (INIT.matcher(message).lookingAt()) {
            return new Sign(Sign.Kind.INIT, null, message);
        }
        Matcher named = NAMED.matcher(message);
        String request = null;
        if (named.lookingAt()) {
            request =
                    named.group(1) != null ? named.group(1) : named.group(2) != null ? named.group(2) : named.group(3);
        }
        return new Sign(Sign.Kind.LINE, request, message);
    }

    private static Sign ofJson(JsonNode json) {
        String type = json.path("type").asText();
        if (type.startsWith("platform.")) {
            JsonNode id = json.path("record").path("requestId");
            Sign.Kind kind = switch (type) {
                case "platform.initStart" -> Sign.Kind.INIT;
                case "platform.start" -> Sign.Kind.START;
                case "platform.report" -> Sign.Kind.REPORT;
                default -> Sign.Kind.LINE;
            };
            return new Sign(kind, id.isTextual() ? id.textValue() : null, LogText.platform(type, json.path("record")));
        }
        String request = MEMBERS.stream()
                .map(json::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst()
                .orElse(null);
        return new Sign(Sign.Kind.LINE, request, LogText.of(json));
    }
}
