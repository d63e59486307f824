package dev.durascope.engine.functions;

import dev.durascope.engine.project.Project;
import dev.durascope.engine.project.ProjectException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with one file, so that all of it is told at once. */
final class Mistakes {
    private final Path file;
    private final List<Mistake> found = new ArrayList<>();
    private @Nullable Project unbuilt;

    Mistakes(Path file) {
        this.file = file;
    }

    void add(Place place, String rule) {
        Mistake mistake = new Mistake(file, place.toString(), rule);
        if (!found.contains(mistake)) {
            found.add(mistake);
        }
    }

    /** Code of a project that cannot be had. */
    void add(Place place, ProjectException refused) {
        add(place, refused.getMessage());
        if (unbuilt == null) {
            unbuilt = refused.unbuilt().orElse(null);
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    int count() {
        return found.size();
    }

    FunctionsFileException asException() {
        return new FunctionsFileException(found, unbuilt);
    }

    void throwIfAny() throws FunctionsFileException {
        if (!found.isEmpty()) {
            throw asException();
        }
    }
}
