package dev.durascope.engine.invoke;

import java.util.Set;

/** The hand on an agent during one invocation. Safe for use by many threads; without effect once the invocation ended. */
public interface InvocationWatch {

    /**
     * Says at which points the agent shall ask before it lets a thread go on; at the others threads run without asking.
     * Takes hold at once, but for threads that are past the point.
     */
    void askAt(Set<HoldPoint> points);
}
