package dev.durascope.handler.error;

/** A value could not be turned into text, or text not into a value. */
public final class SerDesException extends DurableException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message which value and why
     * @param cause what the serializer threw; may be null
     */
    public SerDesException(String message, Throwable cause) {
        super(message, cause);
    }
}
