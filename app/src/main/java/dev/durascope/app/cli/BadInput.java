package dev.durascope.app.cli;

import java.util.List;

/** Something on the command line, or a file it names, cannot be used: told on standard error, exit code 2. */
final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** How a line begins that goes on with the mistake before it, such as a name of a list. */
    static final String MORE = "  ";

    private final transient List<String> lines;

    /** @param line what is wrong and what to do, one line */
    BadInput(String line) {
        this(List.of(line));
    }

    /** @param lines several mistakes, a line each, some of them with {@link #MORE} lines */
    BadInput(List<String> lines) {
        super(String.join("; ", lines), null, false, false);
        this.lines = List.copyOf(lines);
    }

    List<String> lines() {
        return lines;
    }

    /** The lines, each mistake with its place before it. */
    List<String> linesAt(String place) {
        return lines.stream()
                .map(line -> line.startsWith(MORE) ? line : place + ": " + line)
                .toList();
    }
}
