package dev.durascope.junit;

import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;
import java.util.List;

/**
 * Operations among which a test looks for some: those of an execution, or those inside one of its operations. What is
 * looked for by name is found at any depth; names need not be unique, so the nth of a name can be asked for.
 */
public sealed interface OperationScope permits DurableFunctionTestResult, TestOperation {

    /** The operations directly in here, in start order. */
    List<TestOperation> operations();

    /** All operations in here at any depth, in start order. */
    List<TestOperation> allOperations();

    /** Where this is, for messages: {@code the execution} or {@code Context 'pay'}. */
    String inWords();

    /** The whole execution's operations as a tree, for messages. */
    String tree();

    /** All operations of a type. */
    default List<TestOperation> operations(OperationType type) {
        return allOperations().stream().filter(each -> each.type() == type).toList();
    }

    /** All operations in a status. */
    default List<TestOperation> operations(OperationStatus status) {
        return allOperations().stream().filter(each -> each.status() == status).toList();
    }

    /** All operations of a name. */
    default List<TestOperation> operations(String name) {
        return allOperations().stream().filter(each -> name.equals(each.name())).toList();
    }

    /**
     * The first operation of a name, whatever its type.
     *
     * @throws AssertionError when there is none, naming those there are
     */
    default TestOperation getOperation(String name) {
        return Lookup.nth(this, TestOperation.class, "operation", name, 1);
    }

    /**
     * The nth operation of a name, 1 for the first.
     *
     * @throws AssertionError when there are not so many, naming those there are
     */
    default TestOperation getOperation(String name, int nth) {
        return Lookup.nth(this, TestOperation.class, "operation", name, nth);
    }

    /**
     * The first step of a name; a wait for a condition is one too.
     *
     * @throws AssertionError when there is none, naming those there are
     */
    default StepOperation getStep(String name) {
        return getStep(name, 1);
    }

    /** The nth step of a name, 1 for the first. */
    default StepOperation getStep(String name, int nth) {
        return Lookup.nth(this, StepOperation.class, "step", name, nth);
    }

    /**
     * The first wait of a name.
     *
     * @throws AssertionError when there is none, naming those there are
     */
    default WaitOperation getWait(String name) {
        return getWait(name, 1);
    }

    /** The nth wait of a name, 1 for the first. */
    default WaitOperation getWait(String name, int nth) {
        return Lookup.nth(this, WaitOperation.class, "wait", name, nth);
    }

    /**
     * The first context of a name: a child context, a map or parallel with its branches, a waitForCallback.
     *
     * @throws AssertionError when there is none, naming those there are
     */
    default ContextOperation getContext(String name) {
        return getContext(name, 1);
    }

    /** The nth context of a name, 1 for the first. */
    default ContextOperation getContext(String name, int nth) {
        return Lookup.nth(this, ContextOperation.class, "context", name, nth);
    }

    /**
     * The first callback of a name, or of the waitForCallback of that name.
     *
     * @throws AssertionError when there is none, naming those there are
     */
    default CallbackOperation getCallback(String name) {
        return getCallback(name, 1);
    }

    /** The nth callback of a name, 1 for the first. */
    default CallbackOperation getCallback(String name, int nth) {
        return Lookup.nth(this, CallbackOperation.class, "callback", name, nth);
    }

    /**
     * The first chained invoke of a name.
     *
     * @throws AssertionError when there is none, naming those there are
     */
    default InvokeOperation getInvoke(String name) {
        return getInvoke(name, 1);
    }

    /** The nth chained invoke of a name, 1 for the first. */
    default InvokeOperation getInvoke(String name, int nth) {
        return Lookup.nth(this, InvokeOperation.class, "invoke", name, nth);
    }
}
