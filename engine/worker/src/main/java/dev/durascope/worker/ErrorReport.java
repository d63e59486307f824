package dev.durascope.worker;

import dev.durascope.worker.wire.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * An error as Lambda's Java runtime sends it. The JSON is written by hand, because it must still be written when memory
 * has run out and nothing more can be loaded.
 *
 * @param stackTrace frames, innermost first; null for none
 */
record ErrorReport(String errorMessage, String errorType, List<String> stackTrace) {

    /** What AWS's runtime reports of a throwable: the message or else the type, and the handler's own frames. */
    static ErrorReport of(Throwable thrown) {
        return new ErrorReport(
                message(thrown),
                thrown.getClass().getName(),
                Stream.of(thrown.getStackTrace())
                        .map(StackTraceElement::toString)
                        .toList());
    }

    /** The same error under another type. */
    ErrorReport withType(String type) {
        return new ErrorReport(errorMessage, type, stackTrace);
    }

    private static String message(Throwable thrown) {
        try {
            String message = thrown.getLocalizedMessage();
            return message == null ? thrown.getClass().getName() : message;
        } catch (RuntimeException e) {
            return thrown.getClass().getName() + " (its getMessage() threw "
                    + e.getClass().getName() + ")";
        }
    }

    byte[] toJson() {
        StringBuilder json = new StringBuilder(256);
        json.append("{\"errorMessage\":");
        JsonText.quote(json, errorMessage);
        if (errorType != null) {
            json.append(",\"errorType\":");
            JsonText.quote(json, errorType);
        }
        if (stackTrace != null) {
            json.append(",\"stackTrace\":[");
            for (int i = 0; i < stackTrace.size(); i++) {
                if (i > 0) {
                    json.append(',');
                }
                JsonText.quote(json, stackTrace.get(i));
            }
            json.append(']');
        }
        return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }
}
