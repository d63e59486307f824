package dev.durascope.worker.agent;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * What became of the attempt to watch a handler.
 *
 * @param classes the classes to be loaded instead of the handler's own, by name; of each SDK all or none
 * @param blindness why operations cannot be seen, in a sentence; null when they can
 */
record Weaving(Map<String, byte[]> classes, String blindness) {

    /** An SDK that is there, but not as it was known. */
    static final class UnknownShapeException extends Exception {
        private static final long serialVersionUID = 1L;

        UnknownShapeException(String message) {
            super(message);
        }
    }

    static Weaving of(ClassBytes code) {
        Map<String, byte[]> classes = new HashMap<>();
        try {
            classes.putAll(AwsSdk.weave(code));
            classes.putAll(HandlerApi.weave(code));
        } catch (UnknownShapeException e) {
            return blind(e.getMessage());
        } catch (IOException | RuntimeException | LinkageError e) {
            return blind("The durable SDK's classes cannot be read: " + e);
        }
        return classes.isEmpty()
                ? blind("The handler has neither AWS's durable SDK for Java nor Durascope's handler API.")
                : new Weaving(Map.copyOf(classes), null);
    }

    static Weaving blind(String why) {
        return new Weaving(Map.of(), why);
    }
}
