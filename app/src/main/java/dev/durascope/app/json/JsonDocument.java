package dev.durascope.app.json;

import dev.durascope.app.json.JsonScanner.Kind;
import dev.durascope.app.text.Texts;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * A text laid out in lines without copying it: JSON one member a line, anything else as its own lines. Holds four
 * numbers a line, so that ten megabytes cost little; lines become objects only when they are shown. Immutable; made on
 * any thread.
 */
public final class JsonDocument {
    /** A value longer than this is shown cut; copying gives it whole. */
    static final int SHOWN_VALUE = 400;

    private final String text;
    private final boolean json;
    private final int size;
    /** The key's start, or -1; the key ends where its quotes close. */
    private final int[] keyStart;

    private final int[] start;
    private final int[] end;
    /** The line that closes a container on the line that opens it, else -1; on a closing line its opening line. */
    private final int[] partner;

    private final int[] children;
    private final short[] depth;
    private final byte[] kind;

    private static final byte PLAIN = 127;

    private JsonDocument(String text, boolean json, Builder b) {
        this.text = text;
        this.json = json;
        this.size = b.size;
        this.keyStart = Arrays.copyOf(b.keyStart, size);
        this.start = Arrays.copyOf(b.start, size);
        this.end = Arrays.copyOf(b.end, size);
        this.partner = Arrays.copyOf(b.partner, size);
        this.children = Arrays.copyOf(b.children, size);
        this.depth = Arrays.copyOf(b.depth, size);
        this.kind = Arrays.copyOf(b.kind, size);
    }

    /**
     * Lays a text out.
     *
     * @throws CancellationException when the thread is interrupted meanwhile
     */
    public static JsonDocument of(String text) {
        Builder builder = new Builder(text);
        JsonProblem problem = JsonScanner.scan(text, builder);
        if (problem == null) {
            return new JsonDocument(text, true, builder);
        }
        Builder plain = new Builder(text);
        plain.plainLines();
        return new JsonDocument(text, false, plain);
    }

    /** The text as it came. */
    public String text() {
        return text;
    }

    /** Whether the text is JSON; else its lines are plain. */
    public boolean isJson() {
        return json;
    }

    /** How many lines there are, folded or not. */
    public int size() {
        return size;
    }

    /** Whether a line opens a container that is not empty. */
    boolean opens(int line) {
        return partner[line] > line;
    }

    /** The line that closes what a line opens, or the line itself. */
    int closing(int line) {
        return partner[line] > line ? partner[line] : line;
    }

    int depth(int line) {
        return depth[line];
    }

    /** A line as it is shown. */
    JsonLine line(int line, boolean folded) {
        String key = keyStart[line] < 0 ? null : text.substring(keyStart[line], keyEnd(keyStart[line]));
        boolean opens = opens(line);
        String value;
        String hidden = "";
        if (opens && folded) {
            boolean object = kind[line] == Kind.OBJECT_START.ordinal();
            value = object ? "{…}" : "[…]";
            hidden = object
                    ? Texts.text("json.hidden.keys", children[line])
                    : Texts.text("json.hidden.items", children[line]);
        } else {
            value = shown(start[line], end[line]);
        }
        int last = opens && folded ? partner[line] : line;
        return new JsonLine(
                line,
                depth[line],
                key,
                value,
                style(line),
                commaAfter(end[last], opens && !folded),
                opens,
                folded,
                hidden);
    }

    /** The source of a line: a container whole, a value whole. */
    String source(int line) {
        if (!json) {
            return text.substring(start[line], end[line]);
        }
        int from = keyStart[line] < 0 ? start[line] : keyStart[line];
        return text.substring(from, end[closing(line)]);
    }

    private String shown(int from, int to) {
        if (to - from <= SHOWN_VALUE) {
            return text.substring(from, to);
        }
        return Texts.text("json.moreCharacters", text.substring(from, from + SHOWN_VALUE), to - from - SHOWN_VALUE);
    }

    private boolean commaAfter(int offset, boolean opening) {
        if (!json || opening) {
            return false;
        }
        for (int i = offset; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',') {
                return true;
            }
            if (c > ' ') {
                return false;
            }
        }
        return false;
    }

    private int keyEnd(int from) {
        int i = from + 1;
        while (text.charAt(i) != '"') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return i + 1;
    }

    private JsonLine.Style style(int line) {
        if (kind[line] == PLAIN) {
            return JsonLine.Style.PLAIN;
        }
        return switch (Kind.values()[kind[line]]) {
            case STRING, KEY -> JsonLine.Style.STRING;
            case NUMBER -> JsonLine.Style.NUMBER;
            case LITERAL -> JsonLine.Style.LITERAL;
            case OBJECT_START, OBJECT_END, ARRAY_START, ARRAY_END, COLON, COMMA -> JsonLine.Style.BRACKET;
        };
    }

    /** How many plain lines are laid out between two looks whether anybody still waits for them. */
    private static final int BETWEEN_LOOKS = 1_024;

    private static final class Builder implements JsonScanner.Sink {
        private final String text;
        private int size;
        private int[] keyStart = new int[64];
        private int[] start = new int[64];
        private int[] end = new int[64];
        private int[] partner = new int[64];
        private int[] children = new int[64];
        private short[] depth = new short[64];
        private byte[] kind = new byte[64];
        private int[] open = new int[16];
        private int openCount;
        private int pendingKey = -1;

        Builder(String text) {
            this.text = text;
        }

        @Override
        public void token(Kind token, int from, int to) {
            switch (token) {
                case KEY -> pendingKey = from;
                case COLON, COMMA -> {}
                case STRING, NUMBER, LITERAL -> add(token.ordinal(), from, to);
                case OBJECT_START, ARRAY_START -> {
                    add(token.ordinal(), from, to);
                    if (openCount == open.length) {
                        open = Arrays.copyOf(open, openCount * 2);
                    }
                    open[openCount++] = size - 1;
                }
                case OBJECT_END, ARRAY_END -> close(token.ordinal(), from, to);
            }
        }

        private void close(int token, int from, int to) {
            int opening = open[--openCount];
            if (opening == size - 1) {
                // An empty container stays on the line that opens it.
                end[opening] = to;
                return;
            }
            int line = row(token, from, to);
            partner[line] = opening;
            partner[opening] = line;
        }

        private void add(int token, int from, int to) {
            if (openCount > 0) {
                children[open[openCount - 1]]++;
            }
            int line = row(token, from, to);
            keyStart[line] = pendingKey;
            pendingKey = -1;
        }

        private int row(int token, int from, int to) {
            if (size == start.length) {
                int grown = size * 2;
                keyStart = Arrays.copyOf(keyStart, grown);
                start = Arrays.copyOf(start, grown);
                end = Arrays.copyOf(end, grown);
                partner = Arrays.copyOf(partner, grown);
                children = Arrays.copyOf(children, grown);
                depth = Arrays.copyOf(depth, grown);
                kind = Arrays.copyOf(kind, grown);
            }
            keyStart[size] = -1;
            start[size] = from;
            end[size] = to;
            partner[size] = -1;
            depth[size] = (short) Math.min(openCount, Short.MAX_VALUE);
            kind[size] = (byte) token;
            return size++;
        }

        void plainLines() {
            int from = 0;
            while (from <= text.length()) {
                int to = text.indexOf('\n', from);
                int stop = to < 0 ? text.length() : to;
                int trimmed = stop > from && text.charAt(stop - 1) == '\r' ? stop - 1 : stop;
                if (row(PLAIN, from, trimmed) % BETWEEN_LOOKS == 0) {
                    JsonScanner.stopIfInterrupted();
                }
                if (to < 0) {
                    return;
                }
                from = to + 1;
            }
        }
    }

    /** The one-line form of a value for lists, at most {@code limit} characters; {@code null} gives an empty text. */
    public static String preview(@Nullable String text, int limit) {
        if (text == null) {
            return "";
        }
        StringBuilder shown = new StringBuilder(Math.min(text.length(), limit + 1));
        boolean space = false;
        for (int i = 0; i < text.length() && shown.length() < limit; i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                space = shown.length() > 0;
            } else {
                if (space) {
                    shown.append(' ');
                    space = false;
                }
                shown.append(c);
            }
        }
        return shown.length() >= limit ? shown.append('…').toString() : shown.toString();
    }
}
