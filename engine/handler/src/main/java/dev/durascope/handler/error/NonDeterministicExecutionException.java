package dev.durascope.handler.error;

/**
 * In a replay the handler asked for another operation than the one that the history holds at that position. The
 * execution fails: its history no longer belongs to its code. (The SDK checks this, not the service: protocol §7.)
 */
public final class NonDeterministicExecutionException extends DurableException {
    private static final long serialVersionUID = 1L;

    /**
     * @param position the operation's place, as counters from the root context inwards, for example {@code 3.1}
     * @param expected what the history holds there
     * @param found what the handler asked for
     */
    public NonDeterministicExecutionException(String position, String expected, String found) {
        super(
                "Operation " + position + " differs from the history: expected " + expected + ", found " + found
                        + ". A handler must ask for the same operations in the same order in every replay:"
                        + " move whatever varies (time, random values, outside state) into a step.",
                null);
    }
}
