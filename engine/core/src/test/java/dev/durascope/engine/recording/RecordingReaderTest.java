package dev.durascope.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.LambdaFault;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingReaderTest {
    private static final String START = """
            {"EventType": "ExecutionStarted", "EventId": 1, "Id": "e-1", "Name": "order-4711",
             "EventTimestamp": "2026-03-01T09:30:00.250000+00:00",
             "ExecutionStartedDetails": {"Input": {"Payload": "{}"}, "ExecutionTimeout": 60}}""";

    @TempDir
    Path directory;

    @Test
    void whatAFileIsIsFoundOutByItsContentNotItsName() throws IOException {
        assertThat(kind("a.jar", "{\"Events\": []}")).isEqualTo(FileKind.HISTORY);
        assertThat(kind("b", "  \n[{}]")).isEqualTo(FileKind.HISTORY);
        assertThat(kind("c.json", "\uFEFF{ \"durascope\": \"recording\"}")).isEqualTo(FileKind.RECORDING);
        assertThat(kind("d.json", "PK\3\4")).isEqualTo(FileKind.CODE);
        assertThat(kind("e.json", "SQLite format 3\0")).isEqualTo(FileKind.STORE);
        assertThat(kind("f.mjs", "export const handler = 1;")).isEqualTo(FileKind.CODE);
        assertThat(kind("g.json", "hello")).isEqualTo(FileKind.HISTORY);
        assertThat(kind("h.durascope", "")).isEqualTo(FileKind.HISTORY);
        assertThat(FileKind.of(directory)).isEqualTo(FileKind.CODE);
        assertThat(FileKind.of(directory.resolve("gone.json"))).isEqualTo(FileKind.HISTORY);
        assertThat(FileKind.of(directory.resolve("gone.jar"))).isEqualTo(FileKind.CODE);
    }

    private FileKind kind(String name, String content) throws IOException {
        return FileKind.of(Files.writeString(directory.resolve(name), content));
    }

    @Test
    void aHistoryIsReadAsAJournalOfItsEvents() throws IOException {
        Path file = Files.writeString(directory.resolve("order.json"), "{\"Events\": [" + START + "]}");

        Recording read = new RecordingReader().read(file, bytes -> {});

        assertThat(read.origin()).isEqualTo(Recording.Origin.HISTORY);
        assertThat(read.arn().name()).isEqualTo("order-4711");
        assertThat(read.journal()).extracting(JournalRecord::entry).hasOnlyElementsOfType(JournalEntry.Event.class);
    }

    @Test
    void everyBadFileHasItsOwnAnswer() throws IOException {
        refused("", "it.json is empty. Give what 'aws lambda get-durable-execution-history");
        refused("{}", "it.json is JSON, but no history: it has no Events.");
        refused("hello", "it.json is not valid JSON: ");
        refused("{\"Events\": [{\"EventType\"", "it.json is not valid JSON: Unexpected end-of-input");
        refused(new byte[] {0, 1, 2, (byte) 0xff, 4}, "it.json is not valid JSON: ");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(("[" + START + "]").getBytes(StandardCharsets.UTF_8));
        }
        refused(packed.toByteArray(), "it.json is packed with gzip: unpack it and open what comes out.");
        assertThatThrownBy(() -> new RecordingReader().read(directory.resolve("gone.json"), bytes -> {}))
                .hasMessageContaining("There is no file ")
                .hasMessageContaining("any more: open it where it is now.");
        assertThatThrownBy(() -> new RecordingReader().read(directory, bytes -> {}))
                .hasMessageContaining("is a directory: name a file.");
    }

    @Test
    void aFileThatTheMemoryDoesNotHoldIsRefusedBeforeItIsRead() throws IOException {
        Path file = Files.writeString(directory.resolve("it.json"), "[" + " ".repeat(3 << 20) + START + "]");

        assertThatThrownBy(() -> new RecordingReader(2 << 20).read(file, bytes -> {}))
                .isInstanceOf(LambdaFault.class)
                .hasMessage(
                        "it.json has 3 MB, and with the memory that Durascope has files of up to 2 MB can be opened:"
                                + " give it more, such as DURASCOPE_JAVA_OPTS=-Xmx1g.");
    }

    @Test
    void twoHundredMegabytesAreReadWithProgressAndCanBeCancelled() throws IOException {
        Path file = directory.resolve("large.json");
        long size = large(file);
        List<Long> heard = new ArrayList<>();

        Recording read = new RecordingReader(Long.MAX_VALUE).read(file, heard::add);

        assertThat(size).isGreaterThan(200L << 20);
        assertThat(read.journal()).hasSize(1 + EVENTS);
        assertThat(heard).hasSizeGreaterThan(100).isSorted();
        assertThat(heard.getLast()).isLessThanOrEqualTo(size);
        assertThatThrownBy(() -> new RecordingReader(Long.MAX_VALUE)
                        .read(file, bytes -> Thread.currentThread().interrupt()))
                .isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static final int EVENTS = 820;

    /** Contexts that begin, with a member each that is read over and kept nowhere: all of it is looked at. */
    private static long large(Path file) throws IOException {
        String filler = " ".repeat(256 << 10);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("{\"Events\": [" + START);
            for (int id = 2; id < EVENTS + 2; id++) {
                out.write(",{\"EventType\": \"ContextStarted\", \"EventId\": " + id + ", \"Id\": \"c" + id
                        + "\", \"EventTimestamp\": 1772357401," + filler + "\"ContextStartedDetails\": {}}");
            }
            out.write("]}");
        }
        return Files.size(file);
    }

    private void refused(String content, String message) throws IOException {
        refused(content.getBytes(StandardCharsets.UTF_8), message);
    }

    private void refused(byte[] content, String message) throws IOException {
        Path file = Files.write(directory.resolve("it.json"), content);
        assertThatThrownBy(() -> new RecordingReader().read(file, bytes -> {}))
                .isInstanceOf(LambdaFault.class)
                .hasMessageStartingWith(message);
    }
}
