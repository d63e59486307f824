package dev.durascope.handler.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The ids of one context's operations: the hash of the context's id and a counter, so that the same call has the same
 * id in every replay and ids of different contexts never meet.
 */
final class OperationIds {
    private final String prefix;
    private final String positionPrefix;
    private int count;

    OperationIds(String contextId, String contextPosition) {
        this.prefix = contextId == null ? "" : contextId + "-";
        this.positionPrefix = contextPosition == null ? "" : contextPosition + ".";
    }

    /** Moves to the next operation. */
    Next next() {
        count++;
        return new Next(hash(prefix + count), positionPrefix + count);
    }

    /** An operation's id for the service and its position for people. */
    record Next(String id, String position) {}

    private static String hash(String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
