package dev.durascope.engine.project;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A project's code cannot be had; the message says why and what to do. */
public final class ProjectException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient @Nullable Project unbuilt;

    private ProjectException(String message, @Nullable Project unbuilt) {
        super(message);
        this.unbuilt = unbuilt;
    }

    /** Something that building it would not help against. */
    public static ProjectException of(String message) {
        return new ProjectException(message, null);
    }

    /** A project that has to be built first. */
    public static ProjectException unbuilt(Project project, String message) {
        return new ProjectException(message, project);
    }

    /** The project that has to be built first; empty when that would not help. */
    public Optional<Project> unbuilt() {
        return Optional.ofNullable(unbuilt);
    }

    /** What is wrong; never absent. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
