package dev.durascope.app.fork;

import static dev.durascope.app.text.Texts.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durascope.app.json.JsonFormat;
import dev.durascope.app.json.JsonProblem;
import dev.durascope.app.json.JsonScanner;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.ForkEdit;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.json.ErrorObjectJson;
import dev.durascope.engine.json.Json;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.LambdaFault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Edits as people write them: JSON text. */
final class EditText {
    /** What is offered for an operation that did not fail. */
    private static final ErrorObject PROPOSED = ErrorObject.of("TryOut", "What if this failed?");

    private EditText() {}

    /** What was recorded, as the text to begin with. */
    static String recorded(Change change, @Nullable ExecutionFacts facts, @Nullable OperationState operation) {
        return switch (change) {
            case NOTHING -> "";
            case INPUT -> indented(facts == null ? null : facts.input().payload());
            case RESULT ->
                indented(
                        operation == null
                                ? null
                                : operation.operation().details().result());
            case ERROR -> {
                ErrorObject error = operation == null
                        ? null
                        : operation.operation().details().error();
                ErrorObject shown = error == null ? PROPOSED : error;
                yield indented(Json.text(g -> ErrorObjectJson.write(g, shown)));
            }
        };
    }

    private static String indented(@Nullable String json) {
        return json == null || json.isBlank() ? "null" : JsonFormat.indented(json);
    }

    /** Why a text is no JSON; {@code null} when it is. */
    static @Nullable JsonProblem problem(Change change, String text) {
        return change == Change.NOTHING ? null : JsonScanner.problem(text);
    }

    /**
     * The edits that a text means.
     *
     * @param operationId the selected operation's
     * @throws LambdaFault InvalidParameterValueException when it is none, in a sentence that says what to do
     */
    static List<ForkEdit> edits(Change change, String text, String operationId) {
        return switch (change) {
            case NOTHING -> List.of();
            case INPUT -> List.of(new ForkEdit.Input(text.strip()));
            case RESULT -> List.of(new ForkEdit.Result(operationId, text.strip()));
            case ERROR -> List.of(new ForkEdit.Failure(operationId, error(text)));
        };
    }

    private static ErrorObject error(String text) {
        JsonNode node = Json.parse(text, "The edited error");
        if (!node.isObject()) {
            throw LambdaFault.invalid(text("fork.edit.noObject", "{\"ErrorType\": \"…\", \"ErrorMessage\": \"…\"}"));
        }
        return ErrorObjectJson.read("The edited error", node);
    }
}
