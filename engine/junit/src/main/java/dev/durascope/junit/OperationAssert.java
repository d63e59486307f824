package dev.durascope.junit;

import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.OperationStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions of one operation. */
public final class OperationAssert extends AbstractAssert<OperationAssert, TestOperation> {
    private final @Nullable DurableResultAssert result;

    OperationAssert(@Nullable TestOperation actual) {
        this(actual, null);
    }

    OperationAssert(@Nullable TestOperation actual, @Nullable DurableResultAssert result) {
        super(actual, OperationAssert.class);
        this.result = result;
    }

    /** It made so many attempts. */
    public OperationAssert withAttempts(int expected) {
        isNotNull();
        int count = actual.attempts().size();
        if (count != expected) {
            throw unmet("to have made " + expected + (expected == 1 ? " attempt" : " attempts"), "it made " + count);
        }
        return this;
    }

    /** It stands or has ended so. */
    public OperationAssert withStatus(OperationStatus expected) {
        isNotNull();
        if (actual.status() != expected) {
            throw unmet("to be " + expected, "it is " + actual.status() + TextTree.reason(actual.error()));
        }
        return this;
    }

    /** The SDK calls it so, such as {@code WaitForCondition} or {@code MapIteration}. */
    public OperationAssert withSubType(String expected) {
        isNotNull();
        if (!expected.equals(actual.subType())) {
            throw unmet(
                    "to be of the subtype " + expected,
                    actual.subType() == null ? "it has none" : "it is of " + actual.subType());
        }
        return this;
    }

    /** It succeeded. */
    public OperationAssert thatSucceeded() {
        return withStatus(OperationStatus.SUCCEEDED);
    }

    /** It failed. */
    public OperationAssert thatFailed() {
        return withStatus(OperationStatus.FAILED);
    }

    /**
     * It came to this value. Compared as JSON: the order of members does not count.
     *
     * @param expected the value, or a {@link Payload} of its text
     */
    public OperationAssert withResult(@Nullable Object expected) {
        isNotNull();
        String text = TestJson.textOf("The expected result", expected);
        if (!JsonComparison.same(text, actual.rawResult())) {
            throw unmet(
                    "to come to\n\n" + JsonComparison.readable(text) + "\n\n",
                    "it came to\n\n" + JsonComparison.readable(actual.rawResult()) + "\n\n"
                            + (actual.error() == null ? "" : "with the error " + TextTree.words(actual.error())));
        }
        return this;
    }

    /** It, or its last attempt, ended with an error of a type. */
    public OperationAssert withError(String errorType) {
        isNotNull();
        ErrorObject error = actual.error();
        if (error == null || !errorType.equals(error.errorType())) {
            throw unmet(
                    "to end with an error of type " + errorType,
                    error == null ? "there is no error" : "the error is " + TextTree.words(error));
        }
        return this;
    }

    /** It, or its last attempt, ended with an error of a type whose message contains a text. */
    public OperationAssert withError(String errorType, String messagePart) {
        withError(errorType);
        ErrorObject error = actual.error();
        if (error == null
                || error.errorMessage() == null
                || !error.errorMessage().contains(messagePart)) {
            throw unmet(
                    "to end with an error whose message contains '" + messagePart + "'",
                    "the error is " + (error == null ? "gone" : TextTree.words(error)));
        }
        return this;
    }

    /** The operations directly inside it are just these, in this order; one without a name is {@code null}. */
    public OperationAssert withChildren(@Nullable String... names) {
        isNotNull();
        List<@Nullable String> children = new ArrayList<>();
        actual.children().forEach(each -> children.add(each.name()));
        if (!children.equals(Arrays.asList(names))) {
            throw unmet("to have the operations " + Arrays.asList(names) + " in it", "they are " + children);
        }
        return this;
    }

    /**
     * Goes back to the execution.
     *
     * @throws IllegalStateException when the assertion did not begin with one
     */
    public DurableResultAssert and() {
        if (result == null) {
            throw new IllegalStateException(
                    "This assertion began with an operation: begin with assertThat(result) to go back to it.");
        }
        return result;
    }

    private AssertionError unmet(String expected, String found) {
        String end = found.endsWith("\n\n") ? "" : ".\n\n";
        return failure(
                "%s",
                "Expected " + actual.inWords() + " " + expected + (expected.endsWith("\n") ? "but " : ", but ") + found
                        + end + actual.tree());
    }
}
