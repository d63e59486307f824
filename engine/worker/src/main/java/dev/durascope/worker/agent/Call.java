package dev.durascope.worker.agent;

/** One operation from its call to its end. Its members are what woven code keeps with the SDK's own operation. */
final class Call {
    /** The invocation that called it: a thread that outlives its invocation is not taken for one of the next. */
    final String requestId;

    /** Where it was called; null when that is not in the handler's code. */
    final Caller caller;

    /** Null until the call has come to the question whether it was replayed. */
    private volatile String operationId;

    Call(String requestId, Caller caller) {
        this.requestId = requestId;
        this.caller = caller;
    }

    /** Takes the operation's id; false when it had one. */
    synchronized boolean reached(String id) {
        boolean first = operationId == null;
        operationId = id;
        return first;
    }

    /** The operation's id; null when the service knows nothing of it, as of branches with flat nesting. */
    String operationId() {
        return operationId;
    }
}
