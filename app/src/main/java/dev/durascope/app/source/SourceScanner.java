package dev.durascope.app.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Colours lines of Java, and of its neighbours on the JVM well enough. Each line is scanned on its own, given how it starts. */
public final class SourceScanner {

    /** How a line begins. */
    public enum State {
        CODE,
        COMMENT,
        TEXT_BLOCK
    }

    /** What a piece of a line is. */
    enum Style {
        PLAIN,
        KEYWORD,
        STRING,
        LITERAL,
        COMMENT,
        ANNOTATION;

        String styleClass() {
            return "source-" + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A piece of a line in one style. */
    record Piece(String text, Style style) {}

    private static final Set<String> KEYWORDS = Set.of(
            // Java
            "abstract",
            "assert",
            "boolean",
            "break",
            "byte",
            "case",
            "catch",
            "char",
            "class",
            "const",
            "continue",
            "default",
            "do",
            "double",
            "else",
            "enum",
            "extends",
            "final",
            "finally",
            "float",
            "for",
            "goto",
            "if",
            "implements",
            "import",
            "instanceof",
            "int",
            "interface",
            "long",
            "native",
            "new",
            "package",
            "permits",
            "private",
            "protected",
            "public",
            "record",
            "return",
            "sealed",
            "short",
            "static",
            "strictfp",
            "super",
            "switch",
            "synchronized",
            "this",
            "throw",
            "throws",
            "transient",
            "try",
            "var",
            "void",
            "volatile",
            "while",
            "yield",
            "true",
            "false",
            "null",
            // Kotlin and Scala
            "as",
            "companion",
            "data",
            "def",
            "fun",
            "in",
            "internal",
            "is",
            "lateinit",
            "lazy",
            "object",
            "open",
            "override",
            "suspend",
            "trait",
            "val",
            "when",
            "with");

    private final String line;
    private final List<Piece> pieces = new ArrayList<>();
    private int at;
    private int plainFrom;

    private SourceScanner(String line) {
        this.line = line;
    }

    /** How each of some lines begins, the first in code. */
    static List<State> starts(List<String> lines) {
        List<State> starts = new ArrayList<>(lines.size());
        State state = State.CODE;
        for (String line : lines) {
            starts.add(state);
            state = new SourceScanner(line).scan(state);
        }
        return starts;
    }

    /** A line in its styles. */
    static List<Piece> pieces(String line, State start) {
        SourceScanner scanner = new SourceScanner(line);
        scanner.scan(start);
        return scanner.pieces;
    }

    private State scan(State start) {
        State state = switch (start) {
            case CODE -> State.CODE;
            case COMMENT -> comment(0);
            case TEXT_BLOCK -> textBlock(0);
        };
        while (at < line.length() && state == State.CODE) {
            state = next(line.charAt(at));
        }
        plain(line.length());
        return state;
    }

    private State next(char c) {
        if (line.startsWith("//", at)) {
            take(at, line.length(), Style.COMMENT);
        } else if (line.startsWith("/*", at)) {
            return comment(at + 2);
        } else if (line.startsWith("\"\"\"", at)) {
            return textBlock(at + 3);
        } else if (c == '"') {
            take(at, quoted('"'), Style.STRING);
        } else if (c == '\'') {
            character();
        } else if (c == '@' && at + 1 < line.length() && Character.isJavaIdentifierStart(line.charAt(at + 1))) {
            take(at, word(at + 1), Style.ANNOTATION);
        } else if (Character.isJavaIdentifierStart(c)) {
            int end = word(at);
            if (KEYWORDS.contains(line.substring(at, end))) {
                take(at, end, Style.KEYWORD);
            } else {
                at = end;
            }
        } else if (Character.isDigit(c)) {
            take(at, number(), Style.LITERAL);
        } else {
            at++;
        }
        return State.CODE;
    }

    private State comment(int searchFrom) {
        int end = line.indexOf("*/", searchFrom);
        take(at, end < 0 ? line.length() : end + 2, Style.COMMENT);
        return end < 0 ? State.COMMENT : State.CODE;
    }

    private State textBlock(int searchFrom) {
        int end = line.indexOf("\"\"\"", searchFrom);
        while (end > 0 && line.charAt(end - 1) == '\\') {
            end = line.indexOf("\"\"\"", end + 1);
        }
        take(at, end < 0 ? line.length() : end + 3, Style.STRING);
        return end < 0 ? State.TEXT_BLOCK : State.CODE;
    }

    /** A character, or an apostrophe that begins none, as in Scala's symbols. */
    private void character() {
        int end = quoted('\'');
        if (end < line.length() || line.endsWith("'")) {
            take(at, end, Style.STRING);
        } else {
            at++;
        }
    }

    private int quoted(char quote) {
        int i = at + 1;
        while (i < line.length() && line.charAt(i) != quote) {
            i += line.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i + 1, line.length());
    }

    private int word(int from) {
        int i = from;
        while (i < line.length() && Character.isJavaIdentifierPart(line.charAt(i))) {
            i++;
        }
        return i;
    }

    private int number() {
        int i = at;
        while (i < line.length()
                && (Character.isLetterOrDigit(line.charAt(i)) || line.charAt(i) == '_' || isDecimalPoint(i))) {
            i++;
        }
        return i;
    }

    private boolean isDecimalPoint(int i) {
        return line.charAt(i) == '.' && i + 1 < line.length() && Character.isDigit(line.charAt(i + 1));
    }

    private void take(int from, int to, Style style) {
        plain(from);
        if (to > from) {
            pieces.add(new Piece(line.substring(from, to), style));
        }
        at = to;
        plainFrom = to;
    }

    private void plain(int to) {
        if (to > plainFrom) {
            pieces.add(new Piece(line.substring(plainFrom, to), Style.PLAIN));
        }
        plainFrom = to;
    }
}
