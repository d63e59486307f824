package dev.durascope.engine.model;

import java.util.Objects;

/** A refusal by the service, with the type that a real client turns into its typed exception. */
public final class LambdaFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FaultType type;

    /**
     * @param type which of the API's errors this is
     * @param message the field, the rule and what to do
     */
    public LambdaFault(FaultType type, String message) {
        super(message, null, false, false);
        this.type = type;
    }

    /** The field, the rule and what to do; never absent. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /** Which of the API's errors this is. */
    public FaultType type() {
        return type;
    }

    /** A refused parameter. */
    public static LambdaFault invalid(String message) {
        return new LambdaFault(FaultType.INVALID_PARAMETER_VALUE, message);
    }

    /** Something that is not there. */
    public static LambdaFault notFound(String message) {
        return new LambdaFault(FaultType.RESOURCE_NOT_FOUND, message);
    }
}
