package dev.durascope.app.json;

import org.jspecify.annotations.Nullable;

/**
 * One line of a laid-out document, made when it is shown.
 *
 * @param index its place among all lines of the document, folded ones included
 * @param depth how deep it is nested
 * @param key the key with its quotes; absent in arrays and on closing lines
 * @param value the value, bracket or plain text, cut to what can be read
 * @param style what the value is
 * @param comma whether a comma follows
 * @param opens whether lines can be folded away below it
 * @param folded whether they are
 * @param hidden what a folded container holds, such as {@code 3 items}; empty when it is not folded
 */
public record JsonLine(
        int index,
        int depth,
        @Nullable String key,
        String value,
        Style style,
        boolean comma,
        boolean opens,
        boolean folded,
        String hidden) {

    /** How a value is coloured. */
    public enum Style {
        STRING("json-string"),
        NUMBER("json-number"),
        LITERAL("json-literal"),
        BRACKET("json-bracket"),
        PLAIN("json-plain");

        private final String styleClass;

        Style(String styleClass) {
            this.styleClass = styleClass;
        }

        /** The style class of a text in this style. */
        public String styleClass() {
            return styleClass;
        }
    }
}
