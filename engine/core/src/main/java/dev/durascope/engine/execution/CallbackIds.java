package dev.durascope.engine.execution;

import dev.durascope.engine.model.ExecutionArn;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The ids that callbacks are answered by: a part that cannot be guessed, then the execution's id, so that the execution
 * is found even where nothing of it is in memory. Standard base64 (protocol §2).
 */
final class CallbackIds {
    private static final int SECRET_BYTES = 18;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CallbackIds() {}

    static String newId(ExecutionArn arn) {
        byte[] execution = arn.id().getBytes(StandardCharsets.UTF_8);
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        byte[] id = Arrays.copyOf(secret, SECRET_BYTES + execution.length);
        System.arraycopy(execution, 0, id, SECRET_BYTES, execution.length);
        return Base64.getEncoder().encodeToString(id);
    }

    /** The id of the execution whose callback this may be; {@code null} for what was never such an id. */
    static @Nullable String executionId(String callbackId) {
        try {
            byte[] id = Base64.getDecoder().decode(callbackId);
            return id.length <= SECRET_BYTES
                    ? null
                    : new String(id, SECRET_BYTES, id.length - SECRET_BYTES, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
