package dev.durascope.app.json;

import static dev.durascope.app.text.Texts.text;

/**
 * Why a text is not JSON.
 *
 * @param offset where, in characters from the start
 * @param line where, 1 for the first line
 * @param column where, 1 for the first character of the line
 * @param message what is wrong and what would be right
 */
public record JsonProblem(int offset, int line, int column, String message) {

    static JsonProblem at(String text, int offset, String message) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < offset && i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new JsonProblem(offset, line, offset - lineStart + 1, message);
    }

    /** The problem in one line, with its place. */
    public String sentence() {
        return text("json.problem", line, column, message);
    }
}
