package dev.durascope.engine.invoke;

import org.jspecify.annotations.Nullable;

/**
 * What a warm worker may be used for again: the same function in the same version, the same state of its code, and, where
 * the function isolates tenants, the same tenant.
 *
 * @param version {@code $LATEST}, {@code $LATEST.PUBLISHED} or a number
 */
record WorkerKey(
        FunctionConfig function, String version, @Nullable String tenantId, CodeFingerprint state) {

    static WorkerKey of(Invocation invocation) {
        FunctionConfig function = invocation.function();
        return new WorkerKey(
                function,
                version(invocation.functionArn()),
                function.tenantIsolation() ? invocation.tenantId() : null,
                CodeFingerprint.of(function.code()));
    }

    /** Whether workers of this key have been overtaken by a change of the code. */
    boolean isOlderStateOf(WorkerKey current) {
        return function.name().equals(current.function.name())
                && function.code().equals(current.function.code())
                && !state.equals(current.state);
    }

    /** Whether workers of this key have a debug port that a worker of another key of their function would miss. */
    boolean holdsDebugPortOf(WorkerKey current) {
        return function.name().equals(current.function.name())
                && function.development().debugged()
                && !equals(current);
    }

    private static String version(String functionArn) {
        String qualifier = functionArn.substring(functionArn.lastIndexOf(':') + 1);
        return qualifier.matches("[0-9]+|\\$LATEST\\.PUBLISHED") ? qualifier : "$LATEST";
    }
}
