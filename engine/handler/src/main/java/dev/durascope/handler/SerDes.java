package dev.durascope.handler;

/** Turns values into the text that the service keeps, and back. Implementations are used from several threads. */
public interface SerDes {
    /**
     * @param value may be null
     * @return the text; null stands for no payload
     * @throws dev.durascope.handler.error.SerDesException when the value has no text form
     */
    String serialize(Object value);

    /**
     * @param text what {@link #serialize} made or the outside world sent; null or empty when there is no payload
     * @param type what to make of it
     * @throws dev.durascope.handler.error.SerDesException when the text is not of that type
     */
    <T> T deserialize(String text, TypeToken<T> type);
}
