package dev.durascope.engine.breakpoint;

import org.jspecify.annotations.Nullable;

/** What is read from a text that a user types: two of the same kind and text are equal. */
abstract sealed class AsTyped permits NamePattern, PayloadCondition {
    private final String text;

    AsTyped(String text) {
        this.text = text;
    }

    /** The text as it was typed. */
    public final String text() {
        return text;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other != null && other.getClass() == getClass() && ((AsTyped) other).text.equals(text);
    }

    @Override
    public final int hashCode() {
        return text.hashCode();
    }

    @Override
    public final String toString() {
        return text;
    }
}
