package dev.durascope.engine.invoke;

/** A handler that runs in this JVM: what a Lambda runtime would call with the event's bytes. */
@FunctionalInterface
public interface InProcessHandler {

    /**
     * Handles one invocation on the calling thread.
     *
     * @return the response's bytes
     * @throws Exception whatever the handler throws; the invocation then counts as failed
     */
    byte[] handle(Invocation invocation) throws Exception;
}
