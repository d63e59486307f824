package dev.durascope.app.cli;

import dev.durascope.engine.export.WholeFile;
import java.io.IOException;
import java.nio.file.Path;

/** A file that a command writes at its end. That it cannot be written is told before the work, not after it. */
final class OutputFile {
    private final String option;
    private final Path file;

    private OutputFile(String option, Path file) {
        this.option = option;
        this.file = file;
    }

    /**
     * A file to be written.
     *
     * @param option the option that names it, for messages
     * @throws BadInput when it cannot be written
     */
    static OutputFile of(String option, Path file) {
        if (!WholeFile.isWritable(file)) {
            throw new BadInput(
                    option + ": " + file + " cannot be written; name a file in a directory that can be written to.");
        }
        return new OutputFile(option, file);
    }

    /**
     * Writes it.
     *
     * @throws BadInput when that fails; what was there is there still
     */
    void write(byte[] content) {
        try {
            WholeFile.write(file, content);
        } catch (IOException e) {
            throw new BadInput(option + ": " + file + " cannot be written: " + WholeFile.reason(e) + ".");
        }
    }
}
