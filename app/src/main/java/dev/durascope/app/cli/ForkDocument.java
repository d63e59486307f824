package dev.durascope.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.durascope.engine.fork.ForkLedger;
import dev.durascope.engine.fork.ForkPlan;
import dev.durascope.engine.json.OperationJson;
import dev.durascope.engine.json.TimestampForm;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.replay.Comparison;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fork as JSON. */
final class ForkDocument {
    private ForkDocument() {}

    static void write(
            JsonGenerator g,
            ForkPlan plan,
            ForkLedger ledger,
            RunOutcome outcome,
            List<HistoryEvent> events,
            Comparison comparison)
            throws IOException {
        g.writeStartObject();
        g.writeStringField("sourceArn", plan.source().toString());
        g.writeNumberField("atEvent", ledger.atEvent());
        g.writeFieldName("ledger");
        write(g, ledger);
        g.writeFieldName("fork");
        RunDocument.write(g, outcome, events);
        g.writeFieldName("comparison");
        write(g, comparison);
        g.writeEndObject();
    }

    private static void write(JsonGenerator g, ForkLedger ledger) throws IOException {
        g.writeStartObject();
        g.writeStringField("handler", ledger.handler());
        texts(g, "changes", ledger.changes());
        ids(g, "answered", ledger.answered());
        ids(g, "contexts", ledger.contexts());
        ids(g, "running", ledger.running());
        ids(g, "pending", ledger.pending());
        ids(g, "madeAgain", ledger.madeAgain());
        texts(g, "cautions", ledger.cautions());
        g.writeEndObject();
    }

    private static void write(JsonGenerator g, Comparison comparison) throws IOException {
        g.writeStartObject();
        g.writeBooleanField("same", comparison.isSame());
        g.writeNumberField("first", comparison.first());
        g.writeStringField("end", comparison.end());
        g.writeArrayFieldStart("rows");
        for (Comparison.Row row : comparison.rows()) {
            g.writeStartObject();
            g.writeNumberField("depth", row.depth());
            g.writeStringField("difference", row.difference().name());
            g.writeStringField("message", row.message());
            operation(g, "original", row.original());
            operation(g, "fork", row.fork());
            g.writeEndObject();
        }
        g.writeEndArray();
        g.writeEndObject();
    }

    private static void operation(JsonGenerator g, String name, @Nullable Operation operation) throws IOException {
        if (operation != null) {
            g.writeFieldName(name);
            OperationJson.write(g, operation, TimestampForm.ISO_8601);
        }
    }

    private static void texts(JsonGenerator g, String name, List<String> texts) throws IOException {
        g.writeArrayFieldStart(name);
        for (String text : texts) {
            g.writeString(text);
        }
        g.writeEndArray();
    }

    private static void ids(JsonGenerator g, String name, List<Operation> operations) throws IOException {
        g.writeArrayFieldStart(name);
        for (Operation operation : operations) {
            g.writeString(operation.id());
        }
        g.writeEndArray();
    }
}
