package dev.durascope.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.durascope.engine.history.SourceLocation;
import dev.durascope.engine.invoke.OperationSighting;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.replay.DeterminismReport;
import dev.durascope.engine.replay.Divergence;
import dev.durascope.engine.replay.Fidelity;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Replays as JSON. */
final class ReplayDocument {
    private ReplayDocument() {}

    static void write(JsonGenerator g, List<DeterminismReport> reports) throws IOException {
        g.writeStartObject();
        g.writeArrayFieldStart("replays");
        for (DeterminismReport report : reports) {
            write(g, report);
        }
        g.writeEndArray();
        g.writeEndObject();
    }

    private static void write(JsonGenerator g, DeterminismReport report) throws IOException {
        g.writeStartObject();
        g.writeStringField("executionArn", report.arn().toString());
        g.writeStringField("verdict", report.verdict().name());
        g.writeObjectFieldStart("ledger");
        g.writeStringField("handler", report.ledger().handler());
        ids(g, "answered", report.ledger().answered());
        ids(g, "contexts", report.ledger().contexts());
        ids(g, "open", report.ledger().open());
        g.writeBooleanField("stepCodeRuns", report.ledger().bodiesRun());
        g.writeNumberField("invocations", report.ledger().invocations());
        g.writeEndObject();
        g.writeArrayFieldStart("fidelity");
        for (Fidelity.Gap gap : report.fidelity().gaps()) {
            g.writeStartObject();
            g.writeStringField("kind", gap.kind().name());
            g.writeStringField("message", gap.message());
            g.writeEndObject();
        }
        g.writeEndArray();
        g.writeArrayFieldStart("divergences");
        for (Divergence divergence : report.divergences()) {
            write(g, divergence);
        }
        g.writeEndArray();
        g.writeNumberField("compared", report.compared());
        ids(g, "notReached", report.notReached());
        g.writeArrayFieldStart("supposed");
        for (OperationSighting call : report.supposed()) {
            write(g, call);
        }
        g.writeEndArray();
        g.writeStringField("unfinished", report.unfinished());
        g.writeNumberField("runs", report.runs());
        g.writeEndObject();
    }

    private static void write(JsonGenerator g, Divergence divergence) throws IOException {
        g.writeStartObject();
        g.writeStringField("kind", divergence.kind().name());
        g.writeStringField("message", divergence.message());
        if (divergence.invocation() > 0) {
            g.writeNumberField("invocation", divergence.invocation());
        }
        Operation recorded = divergence.recorded();
        if (recorded != null) {
            g.writeObjectFieldStart("recorded");
            operation(
                    g, recorded.id(), recorded.parentId(), recorded.type().name(), recorded.subType(), recorded.name());
            g.writeEndObject();
        }
        if (divergence.called() != null) {
            g.writeFieldName("called");
            write(g, divergence.called());
        }
        g.writeEndObject();
    }

    private static void write(JsonGenerator g, OperationSighting call) throws IOException {
        g.writeStartObject();
        operation(g, call.operationId(), call.parentId(), call.type().name(), call.subType(), call.name());
        SourceLocation place = call.calledAt();
        if (place != null) {
            g.writeStringField("class", place.className());
            g.writeStringField("method", place.method());
            g.writeStringField("file", place.file());
            if (place.line() != null) {
                g.writeNumberField("line", place.line());
            }
        }
        g.writeEndObject();
    }

    private static void operation(
            JsonGenerator g,
            String id,
            @Nullable String parentId,
            String type,
            @Nullable String subType,
            @Nullable String name)
            throws IOException {
        g.writeStringField("id", id);
        g.writeStringField("parentId", parentId);
        g.writeStringField("type", type);
        g.writeStringField("subType", subType);
        g.writeStringField("name", name);
    }

    private static void ids(JsonGenerator g, String name, List<Operation> operations) throws IOException {
        g.writeArrayFieldStart(name);
        for (Operation operation : operations) {
            g.writeString(operation.id());
        }
        g.writeEndArray();
    }
}
