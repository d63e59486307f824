package dev.durascope.engine.checkpoint;

import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.InvocationType;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.OperationType;
import org.jspecify.annotations.Nullable;

/**
 * What AWS allows an execution to write (protocol §5).
 *
 * @param operations operations beside the execution itself
 * @param bytes bytes of payloads and errors in all
 */
public record CheckpointLimits(int operations, long bytes) {

    /** AWS's own: 3,000 operations and 100 MB. */
    public static final CheckpointLimits AWS = new CheckpointLimits(3_000, 100L * 1024 * 1024);

    static final int PAYLOAD_BYTES = 256 * 1024;
    static final int INVOKE_PAYLOAD_BYTES = 1024 * 1024;
    private static final int SYNCHRONOUS_INPUT_BYTES = 6 * 1024 * 1024;
    static final int SYNCHRONOUS_RESULT_BYTES = 6 * 1024 * 1024;
    static final int ASYNCHRONOUS_RESULT_BYTES = 1024 * 1024;
    static final int ERROR_BYTES = 32_768;

    /**
     * Refuses an execution's result that is too large, however the handler hands it over.
     *
     * @throws LambdaFault InvalidParameterValueException naming the limit
     */
    public static void checkResult(InvocationType type, @Nullable String result) {
        int allowed = switch (type) {
            case REQUEST_RESPONSE -> SYNCHRONOUS_RESULT_BYTES;
            case EVENT -> ASYNCHRONOUS_RESULT_BYTES;
        };
        long size = Utf8.length(result);
        if (size > allowed) {
            throw LambdaFault.invalid(tooLarge(OperationType.EXECUTION, allowed) + " where the execution was started "
                    + (type == InvocationType.EVENT ? "asynchronously" : "synchronously") + "; this result has " + size
                    + ". Store it elsewhere and return where it is.");
        }
    }

    /**
     * Refuses an outcome of an operation that is larger than any that a handler or a caller could have given.
     *
     * @param what whose outcome it is, for the message
     * @param result the result; absent for none
     * @param error the error; absent for none
     * @throws LambdaFault InvalidParameterValueException naming the limit
     */
    public static void checkOutcome(
            String what, OperationType type, @Nullable String result, @Nullable ErrorObject error) {
        int allowed = type == OperationType.CHAINED_INVOKE ? INVOKE_PAYLOAD_BYTES : PAYLOAD_BYTES;
        require("The result of " + what, Utf8.length(result), allowed);
        require("The error of " + what, UpdateRules.size(error), ERROR_BYTES);
    }

    /**
     * Refuses an execution's input that nobody could have started it with.
     *
     * @throws LambdaFault InvalidParameterValueException naming the limit
     */
    public static void checkInput(String input) {
        require("The input", Utf8.length(input), SYNCHRONOUS_INPUT_BYTES);
    }

    private static void require(String what, long size, int allowed) {
        if (size > allowed) {
            throw LambdaFault.invalid(
                    what + " has " + size + " bytes, and " + allowed + " are allowed: give a smaller one.");
        }
    }

    /** The service's own words, which SDKs look for. */
    static String tooLarge(OperationType type, int allowed) {
        return type + " output payload size must be less than or equal to " + allowed + " bytes";
    }
}
