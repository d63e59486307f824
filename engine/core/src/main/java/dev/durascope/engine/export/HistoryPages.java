package dev.durascope.engine.export;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import dev.durascope.engine.json.HistoryEventJson;
import dev.durascope.engine.json.Json;
import dev.durascope.engine.json.WatchedEnd;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of all documents of a file, in the order in which they stand there, and what stands beside them. */
final class HistoryPages {
    private static final String HOW =
            " Give what 'aws lambda get-durable-execution-history --include-execution-data' printed.";

    /** How much of a member beside the events is kept. */
    private static final int MOST_TOKENS = 10_000;

    private final String what;
    private final List<HistoryEvent> events = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private @Nullable ExecutionArn arn;
    private @Nullable String others;
    private boolean goesOn;
    private int documents;
    private int brokenOffInLine;

    /** @param what the file's name, for messages */
    HistoryPages(String what) {
        this.what = what;
    }

    List<HistoryEvent> events() {
        return events;
    }

    /** The execution's ARN; {@code null} where no document tells it. */
    @Nullable
    ExecutionArn arn() {
        return arn;
    }

    /** What stands beside the events in the last document; {@code null} for nothing. */
    @Nullable
    String others() {
        return others;
    }

    /** Whether the last document says that more follow. */
    boolean goesOn() {
        return goesOn;
    }

    /** The line in which the file ends before a document does; 0 when it does not. */
    int brokenOffInLine() {
        return brokenOffInLine;
    }

    /** The members beside the events that were too large to keep. */
    List<String> leftOut() {
        return leftOut;
    }

    /**
     * Reads the documents of a file. When it ends too early, what was read before counts.
     *
     * @throws LambdaFault when it is no history, naming the place and the rule
     */
    void read(InputStream in) throws IOException {
        WatchedEnd watched = new WatchedEnd(in);
        try (JsonParser parser = Json.parser(watched)) {
            while (parser.nextToken() != null) {
                documents++;
                document(parser);
            }
        } catch (JsonProcessingException e) {
            if (!watched.isReached() || events.isEmpty()) {
                LambdaFault invalid = Json.invalid(e, what);
                throw new LambdaFault(invalid.type(), invalid.getMessage() + HOW);
            }
            brokenOffInLine = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
        }
        if (documents == 0) {
            throw LambdaFault.invalid(what + " is empty." + HOW);
        }
    }

    private void document(JsonParser parser) throws IOException {
        goesOn = false;
        others = null;
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            events(parser, "");
        } else if (parser.currentToken() != JsonToken.START_OBJECT || !object(parser)) {
            throw LambdaFault.invalid(what + " is JSON, but no history: it has no Events." + HOW);
        }
    }

    /** Reads an object; answers whether it was a page, or what {@code run --json} prints. */
    private boolean object(JsonParser parser) throws IOException {
        ObjectNode beside = JsonNodeFactory.instance.objectNode();
        ExecutionArn own = null;
        boolean page = false;
        boolean run = false;
        String name;
        while ((name = parser.nextFieldName()) != null) {
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_ARRAY && name.equals("Events")) {
                page = true;
                events(parser, name);
            } else if (value == JsonToken.START_ARRAY && name.equals("events") && own != null) {
                run = true;
                events(parser, name);
            } else if (value == JsonToken.VALUE_STRING && name.equals("executionArn")) {
                own = ExecutionArn.parse(parser.getText());
                beside.put(name, parser.getText());
            } else {
                keep(parser, name, beside);
            }
        }
        if (run) {
            arn = own;
        } else if (page) {
            goesOn = beside.path("NextMarker").isTextual()
                    || beside.path("NextToken").isTextual();
            others = beside.isEmpty() ? null : beside.toString();
        }
        return page || run;
    }

    private void keep(JsonParser parser, String name, ObjectNode beside) throws IOException {
        try (TokenBuffer tokens = new TokenBuffer(parser)) {
            int depth = 0;
            int count = 0;
            for (JsonToken token = parser.currentToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (count++ < MOST_TOKENS) {
                    tokens.copyCurrentEvent(parser);
                }
                if (depth == 0) {
                    break;
                }
            }
            if (count > MOST_TOKENS) {
                leftOut.add(name);
            } else {
                JsonNode value = tokens.asParser().readValueAsTree();
                beside.set(name, value);
            }
        }
    }

    private void events(JsonParser parser, String name) throws IOException {
        String path = (documents == 1 ? "" : "page " + documents + ", ") + name;
        for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
            JsonNode event = parser.readValueAsTree();
            try {
                events.add(HistoryEventJson.readAsWritten(path + "[" + index + "]", event));
            } catch (LambdaFault e) {
                throw new LambdaFault(e.type(), what + ": " + e.getMessage());
            }
        }
    }
}
