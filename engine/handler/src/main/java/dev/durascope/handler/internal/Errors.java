package dev.durascope.handler.internal;

import dev.durascope.handler.error.DurableError;
import dev.durascope.handler.error.ErrorDataCarrier;
import dev.durascope.handler.error.OperationFailedException;
import dev.durascope.handler.error.RefusedCheckpointException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.lambda.model.ErrorObject;

/** Between what handlers throw and what the service keeps. */
final class Errors {
    /** The service keeps 32,768 bytes of an error; frames and long texts give way before type and data do. */
    private static final int ERROR_BYTES = 32 * 1024 - 1024;

    private static final int MESSAGE_CHARS = 2_000;
    private static final int FRAMES = 64;

    private Errors() {}

    /** The error that stands for a throwable; a failed operation's own error passes through unchanged. */
    static DurableError of(Throwable thrown) {
        if (thrown instanceof OperationFailedException failed) {
            return failed.error();
        }
        if (thrown instanceof RefusedCheckpointException refused) {
            return refused.error();
        }
        var data = thrown instanceof ErrorDataCarrier carrier ? carrier.errorData() : null;
        return new DurableError(thrown.getClass().getName(), thrown.getMessage(), data, frames(thrown));
    }

    /** In the API's form, cut to what the service keeps. */
    static ErrorObject toApi(DurableError error) {
        int left = ERROR_BYTES - Limits.utf8Length(error.type());
        boolean dataFits = Limits.utf8Length(error.data()) <= left;
        left -= dataFits ? Limits.utf8Length(error.data()) : 0;
        var message = cut(error.message(), Math.max(0, left));
        left -= Limits.utf8Length(message);
        var builder = ErrorObject.builder().errorType(error.type()).errorMessage(message);
        if (dataFits) {
            builder.errorData(error.data());
        }
        List<String> frames = new ArrayList<>();
        for (var frame : error.stackTrace()) {
            left -= Limits.utf8Length(frame) + 3;
            if (left < 0) {
                break;
            }
            frames.add(frame);
        }
        if (!frames.isEmpty()) {
            builder.stackTrace(frames);
        }
        return builder.build();
    }

    /** From the API's form; null stays null. */
    static DurableError fromApi(ErrorObject error) {
        if (error == null) {
            return null;
        }
        var frames = error.hasStackTrace() ? error.stackTrace() : List.<String>of();
        return new DurableError(error.errorType(), error.errorMessage(), error.errorData(), frames);
    }

    private static String cut(String text, int bytes) {
        if (text == null || Limits.utf8Length(text) <= bytes) {
            return text;
        }
        return text.substring(0, Math.min(text.length(), Math.min(bytes / 4, MESSAGE_CHARS))) + " ...";
    }

    private static List<String> frames(Throwable thrown) {
        var frames = new ArrayList<String>();
        for (var frame : thrown.getStackTrace()) {
            if (frames.size() == FRAMES) {
                break;
            }
            frames.add(frame.toString());
        }
        return frames;
    }
}
