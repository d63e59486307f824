package dev.durascope.app.ide;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Files that IDEs read, planned before they are written.
 *
 * @param project the directory that they are about
 */
public record IdeFiles(Path project, List<PlannedFile> files) {
    public IdeFiles {
        files = List.copyOf(files);
    }

    /** Whether there is anything to write. */
    public boolean isNeeded() {
        return files.stream().anyMatch(PlannedFile::isToBeWritten);
    }

    /** A file's name for people: within the project, else the whole. */
    public String name(PlannedFile planned) {
        return planned.file().startsWith(project)
                ? project.relativize(planned.file()).toString()
                : planned.file().toString();
    }

    /**
     * Writes what was planned. Slow.
     *
     * @throws IOException when a file is not any more what it was when it was planned, or cannot be written; those before
     *     it are written
     */
    public void write() throws IOException {
        for (PlannedFile planned : files) {
            planned.write();
        }
    }
}
