package dev.durascope.engine.invoke;

import java.util.Set;

/** The hand on an agent during one invocation. Safe for use by many threads; without effect once the invocation ended. */
public interface InvocationWatch {

    /**
     * Says at which points the agent shall ask before it lets a thread go on; at the others threads run without asking.
     * Takes hold at once, but for threads that are past the point.
     */
    void askAt(Set<HoldPoint> points);

    /**
     * The same, for code that must not run by mistake: a thread goes on only when {@link InvocationListener#reached} says
     * so. Neither the end of the invocation lets it go nor that of the engine; it ends with its process.
     */
    void askForGoodAt(Set<HoldPoint> points);
}
