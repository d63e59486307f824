package dev.durascope.engine.functions;

import java.util.List;
import java.util.stream.Collectors;

/** A functions file that cannot be used, with everything that is wrong with it. */
public final class FunctionsFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    FunctionsFileException(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining(System.lineSeparator())));
        this.mistakes = List.copyOf(mistakes);
    }

    /** All mistakes in the order of the file; never empty. */
    public List<Mistake> mistakes() {
        return mistakes;
    }
}
