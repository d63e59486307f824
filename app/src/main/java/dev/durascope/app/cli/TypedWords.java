package dev.durascope.app.cli;

/** The words of a line, of which one with blanks in it stands in single or double quotes. */
final class TypedWords {
    private String rest;

    TypedWords(String line) {
        rest = line.strip();
    }

    boolean hasNext() {
        return !rest.isEmpty();
    }

    /** The next word, without its quotes; empty when there is none. */
    String next() {
        int end = quotedEnd();
        String word;
        if (end > 0) {
            word = rest.substring(1, end);
            end++;
        } else {
            end = 0;
            while (end < rest.length() && !Character.isWhitespace(rest.charAt(end))) {
                end++;
            }
            word = rest.substring(0, end);
        }
        rest = rest.substring(end).strip();
        return word;
    }

    /** All that is left, as it stands. */
    String rest() {
        return rest;
    }

    /** All that is left as one word, in quotes or not. */
    String restAsOne() {
        return quotedEnd() == rest.length() - 1 && rest.length() > 1 ? next() : rest;
    }

    /** Where the quote ends that begins here; -1 when none does. */
    private int quotedEnd() {
        boolean quoted = rest.startsWith("\"") || rest.startsWith("'");
        return quoted ? rest.indexOf(rest.charAt(0), 1) : -1;
    }
}
