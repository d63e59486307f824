package dev.durascope.engine.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;

/** The end of what a function printed, as {@code X-Amz-Log-Result} gives it. Safe for use by many threads. */
final class LogTail {
    /** What the API gives (API model, {@code LogResult}). */
    static final int BYTES = 4 << 10;

    private final Deque<byte[]> lines = new ArrayDeque<>();
    private int length;

    synchronized void line(String text) {
        byte[] line = (text + "\n").getBytes(StandardCharsets.UTF_8);
        lines.addLast(line);
        length += line.length;
        while (length - lines.getFirst().length >= BYTES) {
            length -= lines.removeFirst().length;
        }
    }

    /** The last 4 KB, in base64. */
    synchronized String inBase64() {
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] line : lines) {
            System.arraycopy(line, 0, all, at, line.length);
            at += line.length;
        }
        int from = Math.max(0, length - BYTES);
        // A character that would be cut is left out.
        while (from > 0 && from < length && (all[from] & 0xC0) == 0x80) {
            from++;
        }
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(all, from, length));
    }
}
