package dev.durascope.worker.agent;

import java.util.concurrent.CompletableFuture;

/**
 * The classes that are loaded instead of the handler's own. They are made on a thread of their own, while the handler is
 * being loaded: it comes to them only when it calls its first operation.
 */
public final class Woven {
    private final CompletableFuture<Weaving> weaving = new CompletableFuture<>();

    /**
     * Begins to weave the calls to {@link OperationHooks} into the handler's durable SDK.
     *
     * @param code finds the handler's classes; called on another thread
     */
    public Woven(ClassBytes code) {
        Thread thread = new Thread(() -> weave(code), "durascope-agent-weaver");
        thread.setDaemon(true);
        thread.start();
    }

    private void weave(ClassBytes code) {
        try {
            weaving.complete(Weaving.of(code));
        } catch (Throwable e) {
            // Whatever it is, the handler runs as it is.
            weaving.complete(Weaving.blind("The durable SDK cannot be watched: " + e));
        }
    }

    /** The class to be loaded under a name; null for the handler's own. Waits only for classes that may be woven. */
    public byte[] find(String className) {
        return AwsSdk.weaves(className) || HandlerApi.weaves(className)
                ? weaving.join().classes().get(className)
                : null;
    }

    /** Why operations cannot be seen, in a sentence; null when they can. */
    String blindness() {
        return weaving.join().blindness();
    }
}
