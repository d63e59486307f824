package dev.durascope.app.json;

import static dev.durascope.app.text.Texts.text;

import java.util.BitSet;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON text once, strictly (RFC 8259), without recursion and without building a tree, and tells a sink each token
 * by its place in the text.
 */
public final class JsonScanner {

    /** What a token is. */
    public enum Kind {
        OBJECT_START,
        OBJECT_END,
        ARRAY_START,
        ARRAY_END,
        KEY,
        STRING,
        NUMBER,
        LITERAL,
        COLON,
        COMMA
    }

    /** Takes tokens in order. */
    @FunctionalInterface
    public interface Sink {

        /** A token from {@code start} to before {@code end}, quotes included. */
        void token(Kind kind, int start, int end);
    }

    private static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final transient JsonProblem problem;

        Malformed(JsonProblem problem) {
            super(problem.message(), null, false, false);
            this.problem = problem;
        }
    }

    /** How many members and elements are read between two looks whether anybody still waits for them. */
    private static final int BETWEEN_LOOKS = 1_024;

    private final String text;
    private final Sink sink;
    private final BitSet inObject = new BitSet();
    private int depth;
    private int at;
    private int read;

    private JsonScanner(String text, Sink sink) {
        this.text = text;
        this.sink = sink;
    }

    /**
     * Scans a text; tokens before a problem have been told when it is found. Returns {@code null} when all is well.
     *
     * @throws CancellationException when the thread is interrupted meanwhile
     */
    public static @Nullable JsonProblem scan(String text, Sink sink) {
        try {
            new JsonScanner(text, sink).document();
            return null;
        } catch (Malformed malformed) {
            return malformed.problem;
        }
    }

    /** What is wrong with a text, or {@code null} when it is JSON. */
    public static @Nullable JsonProblem problem(String text) {
        return scan(text, (kind, start, end) -> {});
    }

    private void document() {
        space();
        if (at == text.length()) {
            throw malformed(text("json.nothing", "{}"));
        }
        boolean valueNext = true;
        boolean first = false;
        while (true) {
            if (++read % BETWEEN_LOOKS == 0) {
                stopIfInterrupted();
            }
            space();
            if (valueNext) {
                first = value();
                valueNext = false;
                if (first) {
                    space();
                    char close = inObject.get(depth - 1) ? '}' : ']';
                    if (at < text.length() && text.charAt(at) == close) {
                        close();
                    } else if (inObject.get(depth - 1)) {
                        key();
                        valueNext = true;
                    } else {
                        valueNext = true;
                    }
                }
            } else if (depth == 0) {
                if (at < text.length()) {
                    throw malformed(text("json.afterTheEnd"));
                }
                return;
            } else {
                valueNext = afterValue();
            }
        }
    }

    /** Nobody waits for what an interrupted thread does. */
    static void stopIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException();
        }
    }

    private boolean afterValue() {
        boolean object = inObject.get(depth - 1);
        if (at == text.length()) {
            throw malformed(object ? text("json.openObject", "}") : text("json.openArray"));
        }
        char c = text.charAt(at);
        if (c == (object ? '}' : ']')) {
            close();
            return false;
        }
        if (c != ',') {
            throw malformed(object ? text("json.commaOrBrace", "}") : text("json.commaOrBracket"));
        }
        sink.token(Kind.COMMA, at, ++at);
        space();
        if (at < text.length() && (text.charAt(at) == '}' || text.charAt(at) == ']')) {
            throw malformed(text("json.looseComma", text.charAt(at)));
        }
        if (object) {
            key();
        }
        return true;
    }

    private void key() {
        if (at == text.length()) {
            throw malformed(text("json.openObject", "}"));
        }
        if (text.charAt(at) != '"') {
            throw malformed(text("json.key"));
        }
        int start = at;
        string();
        sink.token(Kind.KEY, start, at);
        space();
        if (at == text.length() || text.charAt(at) != ':') {
            throw malformed(text("json.colon"));
        }
        sink.token(Kind.COLON, at, ++at);
    }

    /** Reads a scalar, or opens a container and says so. */
    private boolean value() {
        if (at == text.length()) {
            throw malformed(text("json.value"));
        }
        int start = at;
        char c = text.charAt(at);
        switch (c) {
            case '{', '[' -> {
                at++;
                inObject.set(depth++, c == '{');
                sink.token(c == '{' ? Kind.OBJECT_START : Kind.ARRAY_START, start, at);
                return true;
            }
            case '"' -> {
                string();
                sink.token(Kind.STRING, start, at);
            }
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> {
                if (c != '-' && (c < '0' || c > '9')) {
                    throw malformed(c == '\'' ? text("json.quotes") : text("json.noValue", shown(c)));
                }
                number();
                sink.token(Kind.NUMBER, start, at);
            }
        }
        return false;
    }

    private void close() {
        boolean object = inObject.get(--depth);
        sink.token(object ? Kind.OBJECT_END : Kind.ARRAY_END, at, ++at);
    }

    private void literal(String word) {
        if (!text.startsWith(word, at)) {
            throw malformed(text("json.anyValue", "{"));
        }
        int start = at;
        at += word.length();
        if (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at = start;
            throw malformed(text("json.anyValue", "{"));
        }
        sink.token(Kind.LITERAL, start, at);
    }

    private void number() {
        int start = at;
        if (text.charAt(at) == '-') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '0') {
            at++;
            if (at < text.length() && isDigit(text.charAt(at))) {
                at = start;
                throw malformed(text("json.leadingZero"));
            }
        } else {
            digits(text("json.digit"));
        }
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            digits(text("json.digit.decimal"));
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            digits(text("json.digit.exponent"));
        }
    }

    private void digits(String otherwise) {
        if (at == text.length() || !isDigit(text.charAt(at))) {
            throw malformed(otherwise);
        }
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void string() {
        int start = at++;
        while (true) {
            if (at == text.length()) {
                at = start;
                throw malformed(text("json.openString"));
            }
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return;
            }
            if (c < ' ') {
                throw malformed(c == '\n' ? text("json.openString.line") : text("json.control", shown(c)));
            }
            at++;
            if (c == '\\') {
                escape();
            }
        }
    }

    private void escape() {
        char c = at < text.length() ? text.charAt(at) : ' ';
        if (c == 'u') {
            for (int i = 1; i <= 4; i++) {
                if (at + i >= text.length() || Character.digit(text.charAt(at + i), 16) < 0) {
                    throw malformed(text("json.hexadecimal"));
                }
            }
            at += 5;
        } else if ("\"\\/bfnrt".indexOf(c) >= 0) {
            at++;
        } else {
            throw malformed(text("json.noEscape", shown(c)));
        }
    }

    private void space() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return;
            }
            at++;
        }
    }

    private static String shown(char c) {
        return c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c);
    }

    private Malformed malformed(String message) {
        return new Malformed(JsonProblem.at(text, at, message));
    }
}
