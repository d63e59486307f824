package dev.durascope.handler.internal;

import dev.durascope.handler.error.IllegalOperationException;
import dev.durascope.handler.error.PayloadTooLargeException;
import java.time.Duration;

/** The service's limits as far as a handler can meet them (protocol §5), and how they are refused. */
final class Limits {
    static final int PAYLOAD_BYTES = 256 * 1024;
    static final int INVOKE_PAYLOAD_BYTES = 1024 * 1024;
    /** A Lambda answer holds 6 MiB; the envelope around the result needs some of it. */
    static final int RESULT_BYTES = 6 * 1024 * 1024 - 50;

    static final int NAME_CHARS = 256;
    static final long WAIT_SECONDS = 31_622_400;
    static final long CALLBACK_SECONDS = 99_999_999;

    private Limits() {}

    static void requirePayload(String payload, int limit, String what) {
        int bytes = utf8Length(payload);
        if (bytes > limit) {
            throw new PayloadTooLargeException(what, bytes, limit);
        }
    }

    static void requireName(String name, int maxChars) {
        if (name == null) {
            return;
        }
        boolean printable = name.chars().allMatch(c -> c >= 0x20 && c <= 0x7e);
        if (name.isEmpty() || name.length() > maxChars || !printable) {
            throw new IllegalOperationException("The name '" + name + "' is not possible: a name has 1 to " + maxChars
                    + " printable ASCII characters; give null for none.");
        }
    }

    /** Whole seconds, rounded up, between 1 and the limit. */
    static int requireSeconds(String field, Duration duration, long limit) {
        long seconds = duration == null ? 0 : duration.getSeconds() + (duration.getNano() > 0 ? 1 : 0);
        if (seconds < 1 || seconds > limit) {
            throw new IllegalOperationException(
                    field + " must be between 1 and " + limit + " seconds, got " + duration + ".");
        }
        return (int) seconds;
    }

    /** The size of a text as UTF-8 without making the bytes; 0 for null. */
    static int utf8Length(String text) {
        if (text == null) {
            return 0;
        }
        int bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                // a surrogate pair is four bytes for its two chars: one more for each of them
                bytes += c >= 0x800 && !Character.isSurrogate(c) ? 2 : 1;
            }
        }
        return bytes;
    }
}
