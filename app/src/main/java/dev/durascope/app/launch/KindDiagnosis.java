package dev.durascope.app.launch;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.engine.invoke.InvocationOutcome;
import dev.durascope.engine.json.HandlerOutput;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.LambdaFault;
import java.util.List;

/** Tells when a durable function was run as a plain one. */
final class KindDiagnosis {
    /** Members of the envelope that durable functions are invoked with (protocol §1) and miss in a plain event. */
    private static final List<String> ENVELOPE =
            List.of("DurableExecutionArn", "CheckpointToken", "InitialExecutionState");
    /** Where the frames of durable handlers' libraries begin, ours and AWS's. */
    private static final List<String> LIBRARIES = List.of("dev.durascope.handler.", "software.amazon.lambda.durable.");

    private KindDiagnosis() {}

    /** What a plain invocation's outcome says of a durable handler; empty when it says nothing. */
    static String ofPlain(String function, InvocationOutcome outcome) {
        return switch (outcome) {
            case InvocationOutcome.Returned returned
            when isEnvelope(returned.payload()) -> text("launch.kind.looksDurable", function);
            case InvocationOutcome.Failed failed
            when isDurable(failed.error()) -> text("launch.kind.gotPlain", function);
            case InvocationOutcome.Returned returned -> "";
            case InvocationOutcome.Failed failed -> "";
        };
    }

    private static boolean isEnvelope(byte[] payload) {
        try {
            HandlerOutput.fromJson(payload);
            return true;
        } catch (LambdaFault e) {
            return false;
        }
    }

    private static boolean isDurable(ErrorObject error) {
        String message = String.valueOf(error.errorMessage());
        List<String> frames = error.stackTrace() == null ? List.of() : error.stackTrace();
        return ENVELOPE.stream().anyMatch(message::contains)
                || frames.stream().anyMatch(frame -> LIBRARIES.stream().anyMatch(frame::contains));
    }
}
