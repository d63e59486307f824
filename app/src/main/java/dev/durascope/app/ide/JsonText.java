package dev.durascope.app.ide;

import static dev.durascope.app.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads where the values of a JSON text with comments and with commas at ends stand, and nothing else, so that what is put
 * into it leaves all others as they are, byte for byte.
 */
final class JsonText {
    private static final int DEEPEST = 100;

    private final String text;
    private int at;

    /** A value's place, the end exclusive, and what is in it. */
    record Value(int start, int end, char kind, List<Value> elements, List<Member> members, boolean endsInComma) {
        boolean isObject() {
            return kind == '{';
        }

        boolean isArray() {
            return kind == '[';
        }

        @Nullable
        Value member(String name) {
            return members.stream()
                    .filter(member -> member.name().equals(name))
                    .map(Member::value)
                    .findFirst()
                    .orElse(null);
        }
    }

    record Member(String name, Value value) {}

    JsonText(String text) {
        this.text = text;
    }

    Value read() {
        Value root = value(0);
        if (peek() != 0) {
            throw wrong(text("ide.json.after"));
        }
        return root;
    }

    private Value value(int depth) {
        char c = peek();
        if (depth > DEEPEST) {
            throw wrong(text("ide.json.depth"));
        }
        return switch (c) {
            case '{', '[' -> container(c, depth);
            case '"' -> string();
            default -> word(c);
        };
    }

    private Value container(char open, int depth) {
        int start = at++;
        char close = open == '{' ? '}' : ']';
        List<Value> elements = new ArrayList<>();
        List<Member> members = new ArrayList<>();
        boolean comma = false;
        while (peek() != close) {
            if (!(elements.isEmpty() && members.isEmpty()) && !comma) {
                throw wrong(text("ide.json.comma"));
            }
            if (open == '{') {
                members.add(member(depth));
            } else {
                elements.add(value(depth + 1));
            }
            comma = peek() == ',';
            if (comma) {
                at++;
            }
        }
        at++;
        return new Value(start, at, open, elements, members, comma);
    }

    private Member member(int depth) {
        if (peek() != '"') {
            throw wrong(text("ide.json.name"));
        }
        Value name = string();
        if (peek() != ':') {
            throw wrong(text("ide.json.colon"));
        }
        at++;
        return new Member(text.substring(name.start() + 1, name.end() - 1), value(depth + 1));
    }

    private Value string() {
        int start = at++;
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= text.length() || text.charAt(at) != '"') {
            throw wrong(text("ide.json.quotation"));
        }
        at++;
        return new Value(start, at, '"', List.of(), List.of(), false);
    }

    private Value word(char first) {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "+-.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        if (at == start) {
            throw wrong(first == 0 ? text("ide.json.early") : text("ide.json.unexpected", first));
        }
        return new Value(start, at, 'w', List.of(), List.of(), false);
    }

    /** The next character that is neither space nor comment; 0 at the end. */
    private char peek() {
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\uFEFF') {
                at++;
            } else if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                if (end < 0) {
                    throw wrong(text("ide.json.comment"));
                }
                at = end + 2;
            } else {
                return text.charAt(at);
            }
        }
        return 0;
    }

    private IllegalArgumentException wrong(String what) {
        long line = text.substring(0, Math.min(at, text.length())).lines().count();
        return new IllegalArgumentException(text("ide.json.problem", Math.max(1, line), what));
    }
}
