package dev.durascope.junit;

import dev.durascope.engine.recording.Recording;
import dev.durascope.engine.recording.RecordingFormat;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where failed tests leave what they ran.
 *
 * @param directory made when it is not there
 */
record FailureRecordings(Path directory) {

    /**
     * Writes a file for each execution.
     *
     * @param test what the files are called after; made fit for a file's name
     * @return the lines to print: the command that opens them
     */
    List<String> save(String test, List<Recording> recordings) {
        List<String> lines = new ArrayList<>();
        String base = test.replaceAll("[^a-zA-Z0-9._-]+", "-");
        for (int i = 0; i < recordings.size(); i++) {
            Path file = directory.resolve(base + (i == 0 ? "" : "-" + (i + 1)) + RecordingFormat.ENDING);
            try {
                write(file, recordings.get(i));
                lines.add("The execution of " + test + " is kept; look into it with: durascope open " + quoted(file));
            } catch (IOException e) {
                lines.add("The execution of " + test + " could not be kept in " + file + ": " + e.getMessage());
            }
        }
        return lines;
    }

    private static void write(Path file, Recording recording) throws IOException {
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            RecordingFormat.write(out, recording);
        }
    }

    private static String quoted(Path file) {
        String path = file.toString();
        return path.matches("[a-zA-Z0-9_./:\\\\-]+") ? path : "'" + path + "'";
    }
}
