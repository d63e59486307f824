package dev.durascope.handler.internal;

import com.amazonaws.services.lambda.runtime.Context;
import dev.durascope.handler.DurableConfig;
import dev.durascope.handler.DurableContext;
import dev.durascope.handler.TypeToken;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.Operation;
import software.amazon.awssdk.services.lambda.model.OperationAction;
import software.amazon.awssdk.services.lambda.model.OperationType;
import software.amazon.awssdk.services.lambda.model.OperationUpdate;

/** One invocation from envelope to answer (protocol §1). */
public final class InvocationRunner {

    /**
     * The handler's own code.
     *
     * @param <I> the event
     * @param <O> the result
     */
    @FunctionalInterface
    public interface Function<I, O> {
        /**
         * @throws Exception any failure; it fails the execution
         */
        O run(I input, DurableContext context) throws Exception;
    }

    private InvocationRunner() {}

    /**
     * Runs the handler's code against the state in the envelope and writes the answer.
     *
     * @throws IOException when the answer cannot be written
     * @throws RuntimeException when the invocation failed for a reason that may pass, or the envelope is malformed
     */
    public static <I, O> void run(
            byte[] envelopeJson,
            OutputStream output,
            Context lambdaContext,
            LambdaClient client,
            DurableConfig config,
            TypeToken<I> inputType,
            Function<I, O> function)
            throws IOException {
        var envelope = Envelope.parse(envelopeJson);
        var state =
                StatePages.all(client, envelope.arn(), envelope.token(), envelope.operations(), envelope.nextMarker());
        var self = executionOperation(envelope, state);
        var execution = new Execution(envelope, state, client, config.executor());
        var context = new DurableContextImpl(execution, config.serDes(), lambdaContext);

        String result = null;
        Throwable thrown = null;
        try {
            var details = self.executionDetails();
            var input = config.serDes().deserialize(details == null ? null : details.inputPayload(), inputType);
            result = config.serDes()
                    .serialize(new Frame(execution, context, false).run(() -> function.run(input, context)));
        } catch (Suspension e) {
            // the execution knows why it ended
        } catch (Throwable e) {
            thrown = e;
        }
        var ending = execution.close();
        if (ending == null && thrown == null && Limits.utf8Length(result) > Limits.RESULT_BYTES) {
            ending = execution.finishWith(OperationUpdate.builder()
                    .id(self.id())
                    .type(OperationType.EXECUTION)
                    .action(OperationAction.SUCCEED)
                    .payload(result)
                    .build());
            result = "";
        }
        answer(ending, result, thrown).writeTo(output);
    }

    private static Answer answer(Ending ending, String result, Throwable thrown) {
        if (ending instanceof Ending.Suspended || ending instanceof Ending.Superseded) {
            return Answer.pending();
        }
        if (ending instanceof Ending.ExecutionFailed failed) {
            return Answer.failed(Errors.of(failed.cause()));
        }
        if (ending instanceof Ending.InvocationFailed failed) {
            throw new InvocationFailedException(failed.cause());
        }
        if (thrown instanceof VirtualMachineError fatal && !(thrown instanceof StackOverflowError)) {
            throw fatal;
        }
        return thrown == null ? Answer.succeeded(result) : Answer.failed(Errors.of(thrown));
    }

    /** Its id is the last segment of the ARN; services that name it otherwise put it first. */
    private static Operation executionOperation(Envelope envelope, List<Operation> state) {
        var id = envelope.arn().substring(envelope.arn().lastIndexOf('/') + 1);
        return state.stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .or(() -> state.stream()
                        .filter(operation -> operation.type() == OperationType.EXECUTION)
                        .findFirst())
                .orElseThrow(() -> new IllegalArgumentException(
                        "InitialExecutionState.Operations holds no EXECUTION operation: the execution's own"
                                + " operation, with the id " + id + ", must be its first entry."));
    }
}
