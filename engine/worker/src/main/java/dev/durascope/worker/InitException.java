package dev.durascope.worker;

/** There is no handler to call; the message says why, in AWS's words where it has words. */
final class InitException extends Exception {
    private static final long serialVersionUID = 1;

    private final String errorType;

    /** A failure whose type is the cause's. */
    InitException(String message, Throwable cause) {
        super(message, cause);
        this.errorType = cause.getClass().getName();
    }

    /** A failure of the handler string or of what it names. */
    InitException(String message) {
        super(message);
        this.errorType = "Runtime.BadFunctionCode";
    }

    ErrorReport report() {
        Throwable cause = getCause();
        return cause == null
                ? new ErrorReport(getMessage(), errorType, null)
                : new ErrorReport(
                        getMessage(),
                        errorType,
                        ErrorReport.of(StackTraces.cut(cause)).stackTrace());
    }
}
