package dev.durascope.engine.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.durascope.engine.history.ForkEdit;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.json.ErrorObjectJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@link JournalEntry.Forked} as JSON: an edit is told by the member that it has, {@code input}, {@code result} or {@code error}. */
final class ForkedJson {
    private static final String INPUT = "input";
    private static final String RESULT = "result";
    private static final String ERROR = "error";

    private ForkedJson() {}

    static void write(JsonGenerator g, JournalEntry.Forked entry) throws IOException {
        g.writeStringField("sourceArn", entry.sourceArn());
        g.writeNumberField("atEvent", entry.atEvent());
        g.writeArrayFieldStart("edits");
        for (ForkEdit edit : entry.edits()) {
            g.writeStartObject();
            if (edit.operationId() != null) {
                g.writeStringField("operationId", edit.operationId());
            }
            switch (edit) {
                case ForkEdit.Input e -> g.writeStringField(INPUT, e.json());
                case ForkEdit.Result e -> g.writeStringField(RESULT, e.json());
                case ForkEdit.Failure e -> {
                    g.writeFieldName(ERROR);
                    ErrorObjectJson.write(g, e.error());
                }
            }
            g.writeEndObject();
        }
        g.writeEndArray();
    }

    static JournalEntry.Forked read(JsonNode node) {
        List<ForkEdit> edits = new ArrayList<>();
        for (JsonNode edit : node.required("edits")) {
            edits.add(edit(edit));
        }
        return new JournalEntry.Forked(
                node.required("sourceArn").textValue(), node.required("atEvent").longValue(), edits);
    }

    private static ForkEdit edit(JsonNode node) {
        if (node.has(INPUT)) {
            return new ForkEdit.Input(node.get(INPUT).textValue());
        }
        String operationId = node.required("operationId").textValue();
        return node.has(RESULT)
                ? new ForkEdit.Result(operationId, node.get(RESULT).textValue())
                : new ForkEdit.Failure(operationId, ErrorObjectJson.read(ERROR, node.required(ERROR)));
    }
}
