package dev.durascope.app.json;

/** Writes JSON text anew, indented by two spaces; numbers and strings stay as they were written. */
public final class JsonFormat {
    private JsonFormat() {}

    /** The text indented, or the text itself when it is not JSON. */
    public static String indented(String text) {
        StringBuilder out = new StringBuilder(text.length() + text.length() / 4);
        int[] depth = {0};
        boolean[] empty = {false};
        JsonProblem problem = JsonScanner.scan(text, (kind, start, end) -> {
            switch (kind) {
                case OBJECT_START, ARRAY_START -> {
                    item(out, depth[0], empty);
                    out.append(text, start, end);
                    depth[0]++;
                    empty[0] = true;
                }
                case OBJECT_END, ARRAY_END -> {
                    depth[0]--;
                    if (!empty[0]) {
                        line(out, depth[0]);
                    }
                    empty[0] = false;
                    out.append(text, start, end);
                }
                case COMMA -> {
                    out.append(',');
                    line(out, depth[0]);
                }
                case COLON -> out.append(": ");
                case KEY, STRING, NUMBER, LITERAL -> {
                    item(out, depth[0], empty);
                    out.append(text, start, end);
                }
            }
        });
        return problem == null ? out.toString() : text;
    }

    private static void item(StringBuilder out, int depth, boolean[] empty) {
        if (empty[0]) {
            line(out, depth);
            empty[0] = false;
        }
    }

    private static void line(StringBuilder out, int depth) {
        out.append('\n').repeat("  ", depth);
    }
}
