package dev.durascope.app.source;

import static dev.durascope.app.text.Texts.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A source file's text, ready to be shown.
 *
 * @param lines its lines without their ends; never empty
 * @param starts how the scanner stands at the beginning of each line
 * @param utf8 whether it is UTF-8; else it was read as ISO 8859-1
 */
public record SourceText(List<String> lines, List<SourceScanner.State> starts, boolean utf8) {
    /** Enough for any source that a person has written. */
    static final int MOST_BYTES = 32 << 20;

    /**
     * Reads a file.
     *
     * @throws IOException when it is gone, cannot be read, or is too large; says so in a sentence
     */
    static SourceText read(SourceFile file) throws IOException {
        byte[] bytes = bytes(file);
        if (bytes.length > MOST_BYTES) {
            throw new IOException(text("source.tooLarge", file.place(), MOST_BYTES >> 20));
        }
        try {
            return of(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString(),
                    true);
        } catch (CharacterCodingException e) {
            return of(new String(bytes, StandardCharsets.ISO_8859_1), false);
        }
    }

    private static byte[] bytes(SourceFile file) throws IOException {
        String entryName = file.entry();
        try {
            if (entryName == null) {
                try (InputStream in = Files.newInputStream(file.file())) {
                    return in.readNBytes(MOST_BYTES + 1);
                }
            }
            try (ZipFile zip = new ZipFile(file.file().toFile())) {
                ZipEntry entry = zip.getEntry(entryName);
                if (entry == null) {
                    throw new NoSuchFileException(file.place());
                }
                try (InputStream in = zip.getInputStream(entry)) {
                    return in.readNBytes(MOST_BYTES + 1);
                }
            }
        } catch (NoSuchFileException e) {
            throw new IOException(text("source.gone", file.place()), e);
        } catch (IOException e) {
            throw new IOException(text("source.unreadable", file.place(), e.getMessage()), e);
        }
    }

    /** A text that is in memory. */
    public static SourceText of(String text) {
        return of(text, true);
    }

    static SourceText of(String text, boolean utf8) {
        String whole = text.startsWith("\uFEFF") ? text.substring(1) : text;
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < whole.length(); i++) {
            char c = whole.charAt(i);
            if (c == '\n' || c == '\r') {
                lines.add(whole.substring(start, i));
                if (c == '\r' && i + 1 < whole.length() && whole.charAt(i + 1) == '\n') {
                    i++;
                }
                start = i + 1;
            }
        }
        if (start < whole.length() || lines.isEmpty()) {
            lines.add(whole.substring(start));
        }
        return new SourceText(lines, SourceScanner.starts(lines), utf8);
    }
}
