package dev.durascope.engine.checkpoint;

import org.jspecify.annotations.Nullable;

/** Measures text as it crosses the wire. */
final class Utf8 {
    private Utf8() {}

    /** The bytes of a text in UTF-8, without making them; none for an absent one. */
    static long length(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        long length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Each half of a surrogate pair counts two of its four bytes.
            length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return length;
    }
}
