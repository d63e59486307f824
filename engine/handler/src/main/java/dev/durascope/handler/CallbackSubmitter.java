package dev.durascope.handler;

/** Hands a callback's id to whoever will answer it; runs as a step. */
@FunctionalInterface
public interface CallbackSubmitter {
    /**
     * @throws Exception any failure; the step's retry strategy decides what follows
     */
    void submit(String callbackId, StepContext step) throws Exception;
}
