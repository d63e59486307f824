package dev.durascope.app.launch;

/** Writes JSON text in one line, to be recognised by. */
final class OneLine {
    private OneLine() {}

    /**
     * The text without line breaks and indents, a space after each comma and colon.
     *
     * @param most after how many characters it is cut and ends in an ellipsis; no character is cut in two
     */
    static String of(String json, int most) {
        StringBuilder line = new StringBuilder(Math.min(json.length(), most) + 2);
        boolean quoted = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (!quoted && Character.isWhitespace(c)) {
                continue;
            }
            if (line.length() >= most && !Character.isLowSurrogate(c)) {
                return line.append('\u2026').toString();
            }
            line.append(c);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted && c == '\\' && i + 1 < json.length()) {
                line.append(json.charAt(++i));
            } else if (!quoted && (c == ',' || c == ':')) {
                line.append(' ');
            }
        }
        return line.toString();
    }
}
