package dev.durascope.engine.store;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Keeps the inputs that handlers were run with, those of each by the name of its {@link LaunchConfiguration}. Times are
 * kept to the millisecond. Safe for use by many threads; every method throws {@link StoreException} when the store
 * cannot be read or written.
 */
public interface InputStore {
    /** How many inputs are kept of one handler. */
    int MOST = 30;

    /** How many bytes of UTF-8 an input that is kept may have. */
    int MOST_BYTES = 1_048_576;

    /** How many bytes all inputs of one handler may have together. */
    int MOST_BYTES_TOGETHER = 4 * MOST_BYTES;

    /** Whether an input is small enough to be kept. */
    static boolean isKept(String text) {
        // No character takes more than three bytes, so that most texts need not be encoded to know.
        return text.length() <= MOST_BYTES / 3
                || text.length() <= MOST_BYTES && text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }

    /** The inputs of a handler, the one used last first. */
    List<KeptInput> inputs(String launch);

    /**
     * Keeps an input as the newest; the same text stands in the list once. The oldest are forgotten where there are too
     * many, and an input that is too large {@link #isKept to be kept} changes nothing.
     */
    void keep(String launch, KeptInput input);

    /** Forgets an input of a handler, if it is there, also where its launch configuration has it, whose input is empty then. */
    void forget(String launch, String text);

    /** Forgets all inputs of a handler, that of its launch configuration too. */
    void forgetAll(String launch);
}
