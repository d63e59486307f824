package dev.durascope.engine.replay;

import dev.durascope.engine.model.Operation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ids that an SDK gives to the operations of a context, by their place: in AWS's SDK for Java and in our handler API the
 * hash of the context's id and a counter. Where an SDK does otherwise, only the ids in the recording are known.
 */
final class PositionIds {
    private final Recorded recorded;
    private final boolean hashed;

    PositionIds(Recorded recorded) {
        this.recorded = recorded;
        List<Operation> first = recorded.children(null);
        this.hashed = !first.isEmpty() && first.getFirst().id().equals(hash("1"));
    }

    /** The id of the operation at a place, counted from 0, or {@code null} when it is not known. */
    @Nullable
    String at(@Nullable String contextId, int place) {
        if (hashed) {
            return hash((contextId == null ? "" : contextId + "-") + (place + 1));
        }
        List<Operation> known = recorded.children(contextId);
        return place < known.size() ? known.get(place).id() : null;
    }

    private static String hash(String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
