package dev.durascope.engine.functions;

import java.nio.file.Path;

/**
 * Something in a functions file that cannot be used as it stands.
 *
 * @param file the file as it was named
 * @param place where in it, such as {@code functions.orders.timeout (line 4)}; empty for the file as a whole
 * @param rule what is wrong, the rule, and what to do
 */
public record Mistake(Path file, String place, String rule) {

    /** One line: file, place, rule. */
    @Override
    public String toString() {
        return place.isEmpty() ? file + ": " + rule : file + ": " + place + ": " + rule;
    }
}
