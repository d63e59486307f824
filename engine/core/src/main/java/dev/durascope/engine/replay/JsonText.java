package dev.durascope.engine.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durascope.engine.json.Json;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.LambdaFault;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Results and errors, compared and in words. */
final class JsonText {
    private static final int SHOWN = 80;

    private JsonText() {}

    /** Whether two results are the same JSON, however it is spelled. */
    static boolean same(@Nullable String one, @Nullable String other) {
        if (Objects.equals(one, other)) {
            return true;
        }
        JsonNode first = json(one);
        return first != null && first.equals(json(other));
    }

    /** Whether two errors say the same, wherever they arose. */
    static boolean same(@Nullable ErrorObject one, @Nullable ErrorObject other) {
        return one == null || other == null
                ? one == other
                : Objects.equals(one.errorType(), other.errorType())
                        && Objects.equals(one.errorMessage(), other.errorMessage())
                        && Objects.equals(one.errorData(), other.errorData());
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        try {
            return text == null ? null : Json.parse(text.getBytes(StandardCharsets.UTF_8), "A result");
        } catch (LambdaFault e) {
            return null;
        }
    }

    /** The beginning of a result. */
    static String brief(@Nullable String text) {
        if (text == null) {
            return "null";
        }
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN - 3) + "...";
    }

    /** An error for people. */
    static String words(@Nullable ErrorObject error) {
        if (error == null) {
            return "without an error";
        }
        String type = Objects.requireNonNullElse(error.errorType(), "an error");
        return error.errorMessage() == null ? type : type + ": " + error.errorMessage();
    }
}
