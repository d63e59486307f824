package dev.durascope.engine.functions;

import dev.durascope.engine.project.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A functions file that cannot be used, with everything that is wrong with it. */
public final class FunctionsFileException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int TOLD = 6;

    private final transient List<Mistake> mistakes;

    private final transient @Nullable Project unbuilt;

    FunctionsFileException(List<Mistake> mistakes, @Nullable Project unbuilt) {
        super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining(System.lineSeparator())));
        this.mistakes = List.copyOf(mistakes);
        this.unbuilt = unbuilt;
    }

    /** All mistakes in the order of the file; never empty. */
    public List<Mistake> mistakes() {
        return mistakes;
    }

    /** The first of the mistakes, each with its place, and how many there are besides: for people, a line each. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Mistake mistake : mistakes.subList(0, Math.min(TOLD, mistakes.size()))) {
            lines.add(mistake.place().isEmpty() ? mistake.rule() : mistake.place() + ": " + mistake.rule());
        }
        if (mistakes.size() > TOLD) {
            lines.add("… and " + (mistakes.size() - TOLD) + " more.");
        }
        return lines;
    }

    /** The first project among its code that has to be built; empty when that would not help. */
    public Optional<Project> unbuilt() {
        return Optional.ofNullable(unbuilt);
    }
}
