package dev.durascope.handler.internal;

import software.amazon.awssdk.services.lambda.model.Operation;

/**
 * What a debugger sees of one operation: its call, whether it was replayed, and its code about to run. The three static
 * methods are empty: a debugger that watches from inside the process puts its own code in their place when this class is
 * loaded, and knows them by their names and parameters.
 */
final class OperationHooks {
    private final Object call = called();
    private boolean reached;

    /** The operation's turn has come. Later calls count for nothing. */
    void reached(OperationRef ref, Operation history) {
        if (!reached) {
            reached = true;
            boolean replayed = history != null && Task.isEnded(history);
            reached(call, ref.id(), ref.parentId(), ref.name(), ref.type().toString(), ref.subType(), replayed);
        }
    }

    /** The handler's code inside the operation is about to run on this thread, which may be held here. */
    void beforeBody() {
        beforeBody(call);
    }

    /** On the thread that calls the operation; what is returned is given to the other two. */
    private static Object called() {
        return null;
    }

    private static void reached(
            Object call, String id, String parentId, String name, String type, String subType, boolean replayed) {}

    private static void beforeBody(Object call) {}
}
