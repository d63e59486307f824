package dev.durascope.worker.agent;

/**
 * What woven code calls, on the handler's threads: the one class of ours that a watched handler's class loader gives out.
 * Nothing is ever thrown from here.
 */
public final class OperationHooks {
    private static volatile Agent agent;

    private OperationHooks() {}

    /** Where the calls go. */
    static void tell(Agent listener) {
        agent = listener;
    }

    /** An operation is being called; what is returned stays with it. */
    public static Object called() {
        Agent listener = agent;
        if (listener == null) {
            return null;
        }
        try {
            return listener.called();
        } catch (Throwable e) {
            return null;
        }
    }

    /**
     * An operation of AWS's SDK has looked itself up.
     *
     * @param call what {@link #called} returned
     * @param operation the SDK's own object
     * @param known the operation as the service knows it; null when it does not
     */
    public static void reached(Object call, Object operation, Object known) {
        if (call instanceof Call ours) {
            try {
                AwsSdk.reached(agent, ours, operation, known);
            } catch (Throwable e) {
                // Unseen, but unharmed.
            }
        }
    }

    /**
     * An operation of our handler API has been called.
     *
     * @param call what {@link #called} returned
     * @param replayed whether it had ended in the state that the invocation was given
     */
    public static void reached(
            Object call, String id, String parentId, String name, String type, String subType, boolean replayed) {
        if (call instanceof Call ours) {
            try {
                agent.reached(ours, id, parentId, name, type, subType, replayed);
            } catch (Throwable e) {
                // Unseen, but unharmed.
            }
        }
    }

    /**
     * The handler's code inside an operation is about to run on this thread.
     *
     * @param call what {@link #called} returned
     */
    public static void beforeBody(Object call) {
        if (call instanceof Call ours) {
            try {
                agent.hold(HoldPoint.BODY, ours);
            } catch (Throwable e) {
                // Not held, but unharmed.
            }
        }
    }
}
