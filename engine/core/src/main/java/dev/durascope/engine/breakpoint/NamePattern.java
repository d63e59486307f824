package dev.durascope.engine.breakpoint;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What names of operations a breakpoint is for: a glob, in which {@code *} stands for any characters and {@code ?} for
 * one, or a regular expression between slashes, such as {@code /charge-\d+/}. A glob matches the whole name, a regular
 * expression any part of it.
 */
public final class NamePattern extends AsTyped {
    private final Pattern pattern;
    private final boolean whole;

    private NamePattern(String text, Pattern pattern, boolean whole) {
        super(text);
        this.pattern = pattern;
        this.whole = whole;
    }

    /**
     * Reads a pattern as a user types it.
     *
     * @throws MalformedException when it is blank, or a regular expression that Java's {@link Pattern} does not accept
     */
    public static NamePattern parse(String text) throws MalformedException {
        if (text.isBlank()) {
            throw MalformedException.at(0, "Type a name; * stands for any characters, or leave the condition out.");
        }
        if (!text.startsWith("/")) {
            return new NamePattern(text, Pattern.compile(glob(text)), true);
        }
        if (text.length() < 3 || !text.endsWith("/")) {
            throw MalformedException.at(
                    text.length(),
                    "A regular expression stands between slashes, such as /charge-\\d+/; the closing one is missing.");
        }
        try {
            return new NamePattern(text, Pattern.compile(text.substring(1, text.length() - 1)), false);
        } catch (PatternSyntaxException e) {
            throw MalformedException.at(1 + Math.max(0, e.getIndex()), e.getDescription() + ".");
        }
    }

    /**
     * The pattern that means one name; characters of it that have a meaning in patterns stand for themselves.
     *
     * @throws MalformedException when the name is blank
     */
    public static NamePattern literal(String name) throws MalformedException {
        return parse(isPlain(name) ? name : "/^" + Pattern.quote(name) + "$/");
    }

    /** Whether a name, read as a pattern, means just itself. */
    public static boolean isPlain(String name) {
        return !name.isBlank() && !name.startsWith("/") && name.indexOf('*') < 0 && name.indexOf('?') < 0;
    }

    private static String glob(String text) {
        StringBuilder regex = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(Character.toString(c)));
            }
        });
        return regex.toString();
    }

    /** Whether an operation of this name is meant; one without a name never is. */
    public boolean matches(@Nullable String name) {
        return name != null
                && (whole
                        ? pattern.matcher(name).matches()
                        : pattern.matcher(name).find());
    }
}
