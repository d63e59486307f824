package dev.durascope.app.json;

import java.util.BitSet;
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

    private final String text;
    private final Sink sink;
    private final BitSet inObject = new BitSet();
    private int depth;
    private int at;

    private JsonScanner(String text, Sink sink) {
        this.text = text;
        this.sink = sink;
    }

    /** Scans a text; tokens before a problem have been told when it is found. Returns {@code null} when all is well. */
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
            throw malformed("nothing here; a JSON value such as {} is needed");
        }
        boolean valueNext = true;
        boolean first = false;
        while (true) {
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
                    throw malformed("text after the end of the value; remove it, or add what is missing before it");
                }
                return;
            } else {
                valueNext = afterValue();
            }
        }
    }

    private boolean afterValue() {
        boolean object = inObject.get(depth - 1);
        if (at == text.length()) {
            throw malformed(object ? "the object is not closed; add '}'" : "the array is not closed; add ']'");
        }
        char c = text.charAt(at);
        if (c == (object ? '}' : ']')) {
            close();
            return false;
        }
        if (c != ',') {
            throw malformed(object ? "',' or '}' expected" : "',' or ']' expected");
        }
        sink.token(Kind.COMMA, at, ++at);
        space();
        if (at < text.length() && (text.charAt(at) == '}' || text.charAt(at) == ']')) {
            throw malformed("a comma before '" + text.charAt(at) + "'; remove the comma, or add what follows it");
        }
        if (object) {
            key();
        }
        return true;
    }

    private void key() {
        if (at == text.length()) {
            throw malformed("the object is not closed; add '}'");
        }
        if (text.charAt(at) != '"') {
            throw malformed("a key in double quotes expected");
        }
        int start = at;
        string();
        sink.token(Kind.KEY, start, at);
        space();
        if (at == text.length() || text.charAt(at) != ':') {
            throw malformed("':' expected after the key");
        }
        sink.token(Kind.COLON, at, ++at);
    }

    /** Reads a scalar, or opens a container and says so. */
    private boolean value() {
        if (at == text.length()) {
            throw malformed("a value is missing at the end");
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
                    throw malformed(
                            c == '\'' ? "strings stand in double quotes" : "a value expected, not '" + shown(c) + "'");
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
            throw malformed("true, false, null, a number, a string, '{' or '[' expected");
        }
        int start = at;
        at += word.length();
        if (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at = start;
            throw malformed("true, false, null, a number, a string, '{' or '[' expected");
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
                throw malformed("a number must not begin with 0");
            }
        } else {
            digits("a digit expected after '-'");
        }
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            digits("a digit expected after the decimal point");
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            digits("a digit expected in the exponent");
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
                throw malformed("the string is not closed; add '\"'");
            }
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return;
            }
            if (c < ' ') {
                throw malformed(
                        c == '\n'
                                ? "the string does not end on its line; add '\"', or write \\n for a line break"
                                : "a control character in a string; write it as \\u00"
                                        + String.format("%02x", (int) c));
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
                    throw malformed("four hexadecimal digits expected after \\u");
                }
            }
            at += 5;
        } else if ("\"\\/bfnrt".indexOf(c) >= 0) {
            at++;
        } else {
            throw malformed("'\\" + shown(c) + "' is no escape; write \\\\ for a backslash");
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
