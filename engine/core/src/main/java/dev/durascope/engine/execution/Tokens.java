package dev.durascope.engine.execution;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes checkpoint tokens: standard base64, never the same twice (protocol §2). */
final class Tokens {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final long secret = RANDOM.nextLong();
    private final long salt = RANDOM.nextLong();
    private long count;

    String next() {
        byte[] bytes = ByteBuffer.allocate(24)
                .putLong(secret)
                .putLong(salt ^ count)
                .putLong(count++)
                .array();
        return Base64.getEncoder().encodeToString(bytes);
    }
}
