package dev.durascope.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.durascope.app.text.Durations;
import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.execution.Page;
import dev.durascope.engine.export.HistoryJson;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.json.ErrorObjectJson;
import dev.durascope.engine.json.Json;
import dev.durascope.engine.json.OperationJson;
import dev.durascope.engine.json.TimestampForm;
import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run leaves behind as JSON, in the AWS CLI's names and timestamps. */
final class RunDocument {
    private static final int PAGE = 1000;

    private RunDocument() {}

    /** The document of {@code --json}. */
    static String of(RunOutcome outcome, List<HistoryEvent> events) {
        return Json.pretty(g -> write(g, outcome, events));
    }

    /** The same as a part of another document. */
    static void write(JsonGenerator g, RunOutcome outcome, List<HistoryEvent> events) throws IOException {
        ExecutionFacts facts = outcome.facts();
        g.writeStartObject();
        g.writeStringField("executionArn", outcome.arn().toString());
        g.writeStringField("status", facts.status().name());
        g.writeBooleanField("held", outcome.held());
        g.writeArrayFieldStart("waitingFor");
        for (String line : outcome.waitingFor()) {
            g.writeString(line);
        }
        g.writeEndArray();
        g.writeFieldName("result");
        writeValue(g, facts.result());
        g.writeFieldName("error");
        var error = facts.error() == null ? facts.heldError() : facts.error();
        if (error == null) {
            g.writeNull();
        } else {
            ErrorObjectJson.write(g, error);
        }
        g.writeFieldName("operations");
        OperationJson.writeAll(
                g,
                outcome.state().operations().stream()
                        .map(OperationState::operation)
                        .toList(),
                TimestampForm.ISO_8601);
        g.writeFieldName("events");
        HistoryJson.writeEvents(g, events);
        g.writeEndObject();
    }

    /** How a run came out, in a line. */
    static String summary(RunOutcome outcome) {
        ExecutionFacts facts = outcome.facts();
        Duration skipped = outcome.state().jumpedTotal();
        String taken = facts.end() == null
                ? ""
                : " in "
                        + Durations.taken(
                                Duration.between(facts.start(), facts.end()).minus(skipped));
        String jumped = skipped.isZero() ? "" : ", " + Durations.taken(skipped) + " skipped";
        int invocations = outcome.state().invocations().size();
        return Words.status(facts.status(), outcome.held()) + taken + jumped + ", " + invocations
                + (invocations == 1 ? " invocation" : " invocations");
    }

    /** All events of an execution. */
    static List<HistoryEvent> events(ExecutionService service, ExecutionArn arn) {
        List<HistoryEvent> events = new ArrayList<>();
        String marker = null;
        do {
            Page<HistoryEvent> page = service.history(arn, false, marker, PAGE);
            events.addAll(page.items());
            marker = page.nextMarker();
        } while (marker != null);
        return events;
    }

    /** A result for people: indented when it is JSON, as it is when it is not. */
    static String readable(@Nullable EventPayload result) {
        return Json.pretty(g -> writeValue(g, result));
    }

    /** Results are texts that hold JSON; what is not JSON stays a text. */
    private static void writeValue(JsonGenerator g, @Nullable EventPayload result) throws IOException {
        if (result == null || result.payload() == null || result.payload().isBlank()) {
            g.writeNull();
            return;
        }
        JsonNode value;
        try {
            value = Json.parse(result.payload(), "The result");
        } catch (LambdaFault e) {
            g.writeString(result.payload());
            return;
        }
        g.writeTree(value);
    }
}
