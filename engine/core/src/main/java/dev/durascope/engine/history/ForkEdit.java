package dev.durascope.engine.history;

import dev.durascope.engine.model.ErrorObject;
import org.jspecify.annotations.Nullable;

/** What a fork changes of what was recorded. */
public sealed interface ForkEdit {

    /** The operation that ends otherwise; {@code null} when it is the execution that begins otherwise. */
    @Nullable
    String operationId();

    /** The execution is given another input. @param json the event, JSON text */
    record Input(String json) implements ForkEdit {
        @Override
        public @Nullable String operationId() {
            return null;
        }
    }

    /** An operation succeeds with a result. @param json the result, JSON text */
    record Result(String operationId, String json) implements ForkEdit {}

    /** An operation fails with an error. */
    record Failure(String operationId, ErrorObject error) implements ForkEdit {}
}
