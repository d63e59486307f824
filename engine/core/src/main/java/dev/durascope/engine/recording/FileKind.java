package dev.durascope.engine.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a file is, as the beginning of its content says; its name counts only where that does not tell. */
public enum FileKind {
    /**
     * A jar, a zip, a directory, a module: something that handlers are in, or that is there for its own reader; a template
     * or another file that names functions.
     */
    CODE,
    /** JSON that is no recording: a history, when anything. */
    HISTORY,
    /** A recording of ours, of whatever version. */
    RECORDING,
    /** A store of ours, or another SQLite file. */
    STORE,
    /** Something packed with gzip. */
    GZIP;

    /** How many bytes are looked at. */
    private static final int LOOKED_AT = 512;

    /** What no history and no recording begins with: a section of a template, or the one member of our own form. */
    private static final Pattern FUNCTIONS = Pattern.compile(
            "(?s)\\{\\s*\"(?:AWSTemplateFormatVersion|Transform|Description"
                    + "|Metadata|Parameters|Rules|Mappings|Conditions|Hooks|Globals|Resources|Outputs|functions)\"\\s*:.*");

    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    /**
     * Looks at a file, or at nothing when it is none.
     *
     * @throws IOException when it cannot be read
     */
    public static FileKind of(Path file) throws IOException {
        boolean named = isNamedLikeOne(file);
        if (!Files.exists(file)) {
            return named ? HISTORY : CODE;
        }
        if (!Files.isRegularFile(file)) {
            return CODE;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return of(in.readNBytes(LOOKED_AT), named);
        }
    }

    private static FileKind of(byte[] start, boolean named) {
        if (begins(start, SQLITE)) {
            return STORE;
        }
        if (begins(start, new byte[] {0x1f, (byte) 0x8b})) {
            return GZIP;
        }
        if (begins(start, new byte[] {'P', 'K'})) {
            return CODE;
        }
        String text =
                new String(start, StandardCharsets.UTF_8).replace("\uFEFF", "").stripLeading();
        if (text.startsWith("{") && text.substring(1).stripLeading().startsWith("\"" + RecordingFormat.MARK + "\"")) {
            return RECORDING;
        }
        if (FUNCTIONS.matcher(text).matches()) {
            return CODE;
        }
        boolean json = text.startsWith("{") || text.startsWith("[");
        return json || named ? HISTORY : CODE;
    }

    private static boolean begins(byte[] start, byte[] with) {
        return start.length >= with.length && Arrays.equals(start, 0, with.length, with, 0, with.length);
    }

    private static boolean isNamedLikeOne(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".json") || name.endsWith(RecordingFormat.ENDING);
    }
}
