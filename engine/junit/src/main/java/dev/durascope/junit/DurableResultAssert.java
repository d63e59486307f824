package dev.durascope.junit;

import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions of what came of an execution. */
public final class DurableResultAssert extends AbstractAssert<DurableResultAssert, DurableFunctionTestResult> {
    DurableResultAssert(@Nullable DurableFunctionTestResult actual) {
        super(actual, DurableResultAssert.class);
    }

    // How it ended

    /** It succeeded. */
    public DurableResultAssert succeeded() {
        return hasStatus(ExecutionStatus.SUCCEEDED);
    }

    /** It failed. */
    public DurableResultAssert failed() {
        return hasStatus(ExecutionStatus.FAILED);
    }

    /**
     * It failed with an error of a type.
     *
     * @param errorType the type as the history has it, usually a class's full name
     */
    public DurableResultAssert failedWith(String errorType) {
        failed();
        ErrorObject error = actual.error();
        if (error == null || !errorType.equals(error.errorType())) {
            throw unmet("Expected the execution to fail with an error of type " + errorType + ", but it failed with "
                    + (error == null ? "no error" : TextTree.words(error)) + ".");
        }
        return this;
    }

    /** It failed with an error of a type whose message contains a text. */
    public DurableResultAssert failedWith(String errorType, String messagePart) {
        failedWith(errorType);
        return hasErrorMessageContaining(messagePart);
    }

    /** The message of the error that it ended with contains a text. */
    public DurableResultAssert hasErrorMessageContaining(String part) {
        isNotNull();
        ErrorObject error = actual.error();
        if (error == null
                || error.errorMessage() == null
                || !error.errorMessage().contains(part)) {
            throw unmet("Expected the execution to end with an error whose message contains '" + part + "', but "
                    + (error == null ? "there is no error" : "the error is " + TextTree.words(error)) + ".");
        }
        return this;
    }

    /** It timed out. */
    public DurableResultAssert timedOut() {
        return hasStatus(ExecutionStatus.TIMED_OUT);
    }

    /** It was stopped. */
    public DurableResultAssert wasStopped() {
        return hasStatus(ExecutionStatus.STOPPED);
    }

    /** It has this status. */
    public DurableResultAssert hasStatus(ExecutionStatus status) {
        isNotNull();
        if (actual.status() != status) {
            throw unmet("Expected the execution to be " + status + ", but it is " + actual.status()
                    + TextTree.reason(actual.error()) + ".");
        }
        return this;
    }

    /**
     * It returned this value. Compared as JSON: the order of members does not count.
     *
     * @param expected the value, or a {@link Payload} of its text
     */
    public DurableResultAssert hasResult(@Nullable Object expected) {
        succeeded();
        String text = TestJson.textOf("The expected result", expected);
        if (!JsonComparison.same(text, actual.rawResult())) {
            throw unmet("Expected the execution to return\n\n" + JsonComparison.readable(text)
                    + "\n\nbut it returned\n\n" + JsonComparison.readable(actual.rawResult()) + "\n");
        }
        return this;
    }

    // What it did

    /** There is an operation of this name, of whatever type. */
    public OperationAssert hasOperation(String name) {
        return found(() -> actual.getOperation(name));
    }

    /** There are so many operations of this name; the nth is looked at. */
    public OperationAssert hasOperation(String name, int nth) {
        return found(() -> actual.getOperation(name, nth));
    }

    /** There is a step of this name. */
    public OperationAssert hasStep(String name) {
        return hasStep(name, 1);
    }

    /** There are so many steps of this name; the nth is looked at. */
    public OperationAssert hasStep(String name, int nth) {
        return found(() -> actual.getStep(name, nth));
    }

    /** There is a wait of this name. */
    public OperationAssert hasWait(String name) {
        return hasWait(name, 1);
    }

    /** There are so many waits of this name; the nth is looked at. */
    public OperationAssert hasWait(String name, int nth) {
        return found(() -> actual.getWait(name, nth));
    }

    /** There is a context of this name. */
    public OperationAssert hasContext(String name) {
        return hasContext(name, 1);
    }

    /** There are so many contexts of this name; the nth is looked at. */
    public OperationAssert hasContext(String name, int nth) {
        return found(() -> actual.getContext(name, nth));
    }

    /** There is a callback of this name, or of the waitForCallback of this name. */
    public OperationAssert hasCallback(String name) {
        return hasCallback(name, 1);
    }

    /** There are so many callbacks of this name; the nth is looked at. */
    public OperationAssert hasCallback(String name, int nth) {
        return found(() -> actual.getCallback(name, nth));
    }

    /** There is a chained invoke of this name. */
    public OperationAssert hasInvoke(String name) {
        return hasInvoke(name, 1);
    }

    /** There are so many chained invokes of this name; the nth is looked at. */
    public OperationAssert hasInvoke(String name, int nth) {
        return found(() -> actual.getInvoke(name, nth));
    }

    private OperationAssert found(java.util.function.Supplier<TestOperation> lookup) {
        isNotNull();
        return new OperationAssert(lookup.get(), this);
    }

    /** There is no operation of this name, at any depth. */
    public DurableResultAssert doesNotHaveOperation(String name) {
        isNotNull();
        List<TestOperation> all = actual.operations(name);
        if (!all.isEmpty()) {
            throw unmet("Expected no operation named '" + name + "', but there is " + all.getFirst() + ".");
        }
        return this;
    }

    /** There are so many operations in all, at any depth. */
    public DurableResultAssert hasOperationCount(int expected) {
        isNotNull();
        int count = actual.allOperations().size();
        if (count != expected) {
            throw unmet("Expected " + expected + " operations, but there are " + count + ".");
        }
        return this;
    }

    /** The operations at the top level are just these, in this order; one without a name is {@code null}. */
    public DurableResultAssert hasOperations(@Nullable String... names) {
        isNotNull();
        List<@Nullable String> top = new ArrayList<>();
        actual.operations().forEach(each -> top.add(each.name()));
        if (!top.equals(Arrays.asList(names))) {
            throw unmet(
                    "Expected the operations " + Arrays.asList(names) + " at the top level, but they are " + top + ".");
        }
        return this;
    }

    /** Operations of these names, at any depth, began one after the other; others may have begun between them. */
    public DurableResultAssert ranInOrder(String... names) {
        isNotNull();
        List<TestOperation> all = actual.allOperations();
        int from = 0;
        for (int i = 0; i < names.length; i++) {
            int at = from;
            while (at < all.size() && !Objects.equals(names[i], all.get(at).name())) {
                at++;
            }
            if (at == all.size()) {
                throw unmet("Expected the operations to begin in the order " + Arrays.asList(names) + ", but "
                        + (actual.operations(names[i]).isEmpty()
                                ? "there is none named '" + names[i] + "'"
                                : "none named '" + names[i] + "' began after '" + names[i - 1] + "'")
                        + ".");
            }
            from = at + 1;
        }
        return this;
    }

    /** The handler was invoked so many times. */
    public DurableResultAssert hasInvocations(int expected) {
        isNotNull();
        int count = actual.invocations().size();
        if (count != expected) {
            throw unmet("Expected " + expected + " invocations, but there were " + count + ".");
        }
        return this;
    }

    private AssertionError unmet(String what) {
        return failure("%s", what + "\n\n" + actual.tree());
    }
}
