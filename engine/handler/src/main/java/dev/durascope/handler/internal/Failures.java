package dev.durascope.handler.internal;

import dev.durascope.handler.error.DurableError;
import dev.durascope.handler.error.RefusedCheckpointException;
import java.util.Locale;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What a failed API call means for the invocation (protocol §1 and §2). */
final class Failures {
    private static final int CLIENT_ERRORS = 400;
    private static final int SERVER_ERRORS = 500;
    private static final int THROTTLED = 429;
    private static final String STALE_TOKEN = "invalid checkpoint token";

    private Failures() {}

    static Ending endingFor(Throwable failure) {
        if (!(failure instanceof AwsServiceException answer) || answer.awsErrorDetails() == null) {
            return new Ending.InvocationFailed(failure);
        }
        var details = answer.awsErrorDetails();
        int status = answer.statusCode();
        if (status < CLIENT_ERRORS || status >= SERVER_ERRORS || status == THROTTLED) {
            return new Ending.InvocationFailed(failure);
        }
        var message = details.errorMessage() == null ? answer.getMessage() : details.errorMessage();
        // the service has written this text in two ways
        if (message != null && message.toLowerCase(Locale.ROOT).startsWith(STALE_TOKEN)) {
            return new Ending.Superseded();
        }
        return new Ending.ExecutionFailed(
                new RefusedCheckpointException(DurableError.of(details.errorCode(), message), answer));
    }
}
