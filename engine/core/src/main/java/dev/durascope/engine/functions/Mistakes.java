package dev.durascope.engine.functions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one file, so that all of it is told at once. */
final class Mistakes {
    private final Path file;
    private final List<Mistake> found = new ArrayList<>();

    Mistakes(Path file) {
        this.file = file;
    }

    void add(Place place, String rule) {
        Mistake mistake = new Mistake(file, place.toString(), rule);
        if (!found.contains(mistake)) {
            found.add(mistake);
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    int count() {
        return found.size();
    }

    FunctionsFileException asException() {
        return new FunctionsFileException(found);
    }

    void throwIfAny() throws FunctionsFileException {
        if (!found.isEmpty()) {
            throw asException();
        }
    }
}
