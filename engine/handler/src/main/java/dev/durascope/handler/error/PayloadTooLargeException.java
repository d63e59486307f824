package dev.durascope.handler.error;

/** A value is larger than the service takes at that place (protocol §5). */
public final class PayloadTooLargeException extends DurableException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what whose value it is, for example {@code The result of step 'load'}
     * @param bytes its size as UTF-8
     * @param limit the largest size taken, in bytes
     */
    public PayloadTooLargeException(String what, long bytes, long limit) {
        super(
                what + " has " + bytes + " bytes; the service takes at most " + limit
                        + ". Keep large data elsewhere and pass a reference.",
                null);
    }
}
