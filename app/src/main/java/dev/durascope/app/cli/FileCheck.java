package dev.durascope.app.cli;

import dev.durascope.engine.export.WholeFile;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.CodeBundle;
import dev.durascope.engine.invoke.CodeException;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.recording.FileKind;
import dev.durascope.engine.recording.RecordingReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What can be said of a file before a window opens it, without taking time: another process's window refuses it where
 * whoever has named it does not look.
 */
final class FileCheck {
    private FileCheck() {}

    /**
     * Looks at a file; directories and what takes long to look at are left to the window.
     *
     * @param cache as for {@link OpenedCode#open}
     * @throws BadInput when a window would refuse it, with what the other commands say of it
     */
    static void check(Path file, Path cache) {
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            if (FileKind.of(file) != FileKind.CODE) {
                new RecordingReader().check(file);
            } else if (isNamedArchive(file) && !isZip(file)) {
                CodeBundle.open(new Code.Archive(file), cache);
            }
        } catch (LambdaFault | CodeException e) {
            throw new BadInput(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new BadInput(file + " cannot be read: " + WholeFile.reason(e) + ".");
        }
    }

    private static boolean isNamedArchive(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).matches("(?s).*\\.(jar|zip)");
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 'P' && in.read() == 'K';
        }
    }
}
