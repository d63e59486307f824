package dev.durascope.engine.cloud;

/** The calls that are made for a deployed function. */
public enum CloudCall {
    HISTORY("lambda:GetDurableExecutionHistory", true),
    LIST("lambda:ListDurableExecutionsByFunction", true),
    DESCRIBE("lambda:GetDurableExecution", true),
    VERSIONS("lambda:ListVersionsByFunction", true),
    ALIASES("lambda:ListAliases", true),
    FUNCTION("lambda:GetFunctionConfiguration", true),
    LOGS("logs:FilterLogEvents", true),
    START("lambda:InvokeFunction", false),
    STOP("lambda:StopDurableExecution", false),
    CALLBACK_SUCCESS("lambda:SendDurableExecutionCallbackSuccess", false),
    CALLBACK_FAILURE("lambda:SendDurableExecutionCallbackFailure", false),
    CALLBACK_HEARTBEAT("lambda:SendDurableExecutionCallbackHeartbeat", false);

    private final String action;
    private final boolean reads;

    CloudCall(String action, boolean reads) {
        this.action = action;
        this.reads = reads;
    }

    /** The IAM action that permits it. */
    public String action() {
        return action;
    }

    /** Whether it only looks: such calls are repeated by themselves, and limited; the others are made once, on demand. */
    public boolean reads() {
        return reads;
    }
}
