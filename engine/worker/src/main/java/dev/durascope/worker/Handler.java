package dev.durascope.worker;

/** A handler ready to be called. */
@FunctionalInterface
interface Handler {

    /**
     * Handles one event.
     *
     * @param event the event's bytes
     * @param context an object of the handler's own {@code Context} interface
     * @return the response's bytes
     * @throws Throwable what the handler threw, itself
     */
    byte[] handle(byte[] event, Object context) throws Throwable;
}
