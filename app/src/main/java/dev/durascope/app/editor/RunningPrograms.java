package dev.durascope.app.editor;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs that run on this machine, as far as this user may see them. Slow. */
@FunctionalInterface
public interface RunningPrograms {

    /** Their files; those of other users are left out. */
    List<Path> files();

    /** Those of this machine. */
    static RunningPrograms ofThisMachine() {
        return () -> ProcessHandle.allProcesses()
                .flatMap(process -> process.info().command().stream())
                .distinct()
                .flatMap(RunningPrograms::path)
                .toList();
    }

    private static Stream<Path> path(String text) {
        try {
            return Optional.of(Path.of(text)).stream();
        } catch (InvalidPathException e) {
            // The system's own name of a process, and no program's.
            return Stream.empty();
        }
    }
}
