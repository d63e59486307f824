package dev.durascope.app.editor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@code launch.json} of VS Code with a configuration of ours put into it. It is JSON with comments and with commas at
 * ends; all that is not ours stays as it is, byte for byte.
 *
 * @param entry our configuration
 * @param replaced whether it took the place of one of its name
 */
record LaunchJson(String text, String entry, boolean replaced) {
    private static final String INDENT = "        ";

    /** Our configuration on its own. */
    static String entry(String name, int port) {
        return """
                {
                    "type": "java",
                    "name": "%s",
                    "request": "attach",
                    "hostName": "127.0.0.1",
                    "port": %d
                }""".formatted(name, port);
    }

    /**
     * Puts our configuration into a file.
     *
     * @param existing what the file holds; absent when it is not there
     * @throws IllegalArgumentException when it is not what VS Code would read; says where, in a sentence
     */
    static LaunchJson merge(@Nullable String existing, String name, int port) {
        String entry = entry(name, port);
        String indented = entry.indent(INDENT.length()).strip();
        if (existing == null || existing.isBlank()) {
            String text =
                    "{\n    \"version\": \"0.2.0\",\n    \"configurations\": [\n" + INDENT + indented + "\n    ]\n}\n";
            return new LaunchJson(text, entry, false);
        }
        JsonText json = new JsonText(existing);
        JsonText.Value root = json.read();
        if (!root.isObject()) {
            throw new IllegalArgumentException("It is no object.");
        }
        JsonText.Value configurations = root.member("configurations");
        if (configurations == null) {
            String rest = existing.substring(root.start() + 1);
            String comma = root.members().isEmpty() ? "\n" : ",";
            return new LaunchJson(
                    existing.substring(0, root.start() + 1) + "\n    \"configurations\": [\n" + INDENT + indented
                            + "\n    ]" + comma + rest,
                    entry,
                    false);
        }
        if (!configurations.isArray()) {
            throw new IllegalArgumentException("Its configurations are no list.");
        }
        for (JsonText.Value each : configurations.elements()) {
            JsonText.Value called = each.member("name");
            if (called != null && ("\"" + name + "\"").equals(existing.substring(called.start(), called.end()))) {
                return new LaunchJson(
                        existing.substring(0, each.start()) + indented + existing.substring(each.end()), entry, true);
            }
        }
        return new LaunchJson(append(existing, configurations, indented), entry, false);
    }

    /** Behind the last configuration, and behind what is said of it. */
    private static String append(String existing, JsonText.Value configurations, String indented) {
        int close = configurations.end() - 1;
        List<JsonText.Value> elements = configurations.elements();
        int last = elements.isEmpty()
                ? configurations.start() + 1
                : elements.getLast().end();
        boolean needsComma = !elements.isEmpty() && !configurations.endsInComma();
        return existing.substring(0, last)
                + (needsComma ? "," : "")
                + existing.substring(last, close).stripTrailing()
                + "\n" + INDENT + indented + "\n    "
                + existing.substring(close);
    }

    /** Reads where the values of a text stand, and nothing else. */
    private static final class JsonText {
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
                throw wrong("something follows its end");
            }
            return root;
        }

        private Value value(int depth) {
            char c = peek();
            if (depth > DEEPEST) {
                throw wrong("it is nested too deeply");
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
                    throw wrong("a comma is missing");
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
                throw wrong("a name in quotation marks is missing");
            }
            Value name = string();
            if (peek() != ':') {
                throw wrong("a colon is missing");
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
                throw wrong("a quotation mark is open");
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
                throw wrong(first == 0 ? "it ends too early" : "there is a '" + first + "'");
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
                        throw wrong("a comment is open");
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
            return new IllegalArgumentException("It cannot be read: in line " + Math.max(1, line) + " " + what + ".");
        }
    }
}
