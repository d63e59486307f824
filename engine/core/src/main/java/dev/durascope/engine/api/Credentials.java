package dev.durascope.engine.api;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * What an outside client signs its requests with. Made anew for each engine, never stored; the secrets are shown to
 * whoever starts the engine, and nowhere else.
 *
 * @param region the region that signatures are scoped to
 * @param sessionToken must be sent with every request
 */
public record Credentials(String region, String accessKeyId, String secretAccessKey, String sessionToken) {
    private static final byte[] TOKEN_MARK = "durascope session\n".getBytes(StandardCharsets.US_ASCII);
    private static final String KEY_MARK = "ASIADURASCOPE";
    private static final String KEY_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int KEY_LENGTH = 20;
    private static final int SECRET_BYTES = 30;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Makes credentials that cannot be guessed. */
    public static Credentials generate(String region) {
        StringBuilder key = new StringBuilder(KEY_MARK);
        while (key.length() < KEY_LENGTH) {
            key.append(KEY_LETTERS.charAt(RANDOM.nextInt(KEY_LETTERS.length())));
        }
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        byte[] token = Arrays.copyOf(TOKEN_MARK, TOKEN_MARK.length + SECRET_BYTES);
        byte[] random = new byte[SECRET_BYTES];
        RANDOM.nextBytes(random);
        System.arraycopy(random, 0, token, TOKEN_MARK.length, SECRET_BYTES);
        return new Credentials(
                region,
                key.toString(),
                Base64.getEncoder().encodeToString(secret),
                Base64.getEncoder().encodeToString(token));
    }

    /** Whether a session token was issued by an engine like this one, if not by this one. */
    static boolean isOurs(String sessionToken) {
        try {
            byte[] token = Base64.getDecoder().decode(sessionToken);
            return token.length == TOKEN_MARK.length + SECRET_BYTES
                    && Arrays.equals(token, 0, TOKEN_MARK.length, TOKEN_MARK, 0, TOKEN_MARK.length);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Without the secrets, so that no log and no message can hold them. */
    @Override
    public String toString() {
        return "Credentials[region=" + region + ", accessKeyId=" + accessKeyId + ", secrets masked]";
    }
}
