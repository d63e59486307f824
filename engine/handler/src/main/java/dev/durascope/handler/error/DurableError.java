package dev.durascope.handler.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What went wrong, in the form in which the durable execution protocol keeps it: the API model's {@code ErrorObject}.
 *
 * @param type the kind of error, for a Java exception its class name; null when the sender named none
 * @param message the text for people; null when there is none
 * @param data the text for machines, as whoever reported the error chose it; null when there is none
 * @param stackTrace one entry per frame, innermost first; empty when there is none
 */
public record DurableError(
        @JsonProperty("errorType") String type,
        @JsonProperty("errorMessage") String message,

        @JsonProperty("errorData") @JsonInclude(JsonInclude.Include.NON_NULL)
        String data,

        @JsonProperty("stackTrace") List<String> stackTrace) {

    /** Copies the stack trace; a null one becomes empty. */
    public DurableError {
        stackTrace = stackTrace == null ? List.of() : List.copyOf(stackTrace);
    }

    /** An error that has only a kind and a text. */
    public static DurableError of(String type, String message) {
        return new DurableError(type, message, null, List.of());
    }

    /** Kind and text in one line, as the messages of exceptions show it. */
    public String summary() {
        if (type == null) {
            return message == null ? "no error given" : message;
        }
        return message == null ? type : type + ": " + message;
    }
}
