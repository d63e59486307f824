package dev.durascope.engine.model;

/** The errors that the API answers with: name, HTTP status and whose fault it is (API model; protocol §2). */
public enum FaultType {
    INVALID_PARAMETER_VALUE("InvalidParameterValueException", 400, "message"),
    INVALID_REQUEST_CONTENT("InvalidRequestContentException", 400, "message"),
    CALLBACK_TIMEOUT("CallbackTimeoutException", 400, "Message"),
    RESOURCE_NOT_FOUND("ResourceNotFoundException", 404, "Message"),
    DURABLE_EXECUTION_ALREADY_STARTED("DurableExecutionAlreadyStartedException", 409, "Message"),
    REQUEST_TOO_LARGE("RequestTooLargeException", 413, "message"),
    UNSUPPORTED_MEDIA_TYPE("UnsupportedMediaTypeException", 415, "message"),
    TOO_MANY_REQUESTS("TooManyRequestsException", 429, "message"),
    SERVICE("ServiceException", 500, "Message");

    private final String errorName;
    private final int httpStatus;
    private final String messageKey;

    FaultType(String errorName, int httpStatus, String messageKey) {
        this.errorName = errorName;
        this.httpStatus = httpStatus;
        this.messageKey = messageKey;
    }

    /** The exception's name as it stands in {@code X-Amzn-ErrorType}. */
    public String errorName() {
        return errorName;
    }

    /** The HTTP status code. */
    public int httpStatus() {
        return httpStatus;
    }

    /** The JSON key of the text: {@code message} or {@code Message}, which AWS does not choose uniformly. */
    public String messageKey() {
        return messageKey;
    }

    /** Whether the caller is at fault: the body's {@code Type} is then {@code User}, else {@code Server}. */
    public boolean isCallerFault() {
        return httpStatus < 500;
    }
}
