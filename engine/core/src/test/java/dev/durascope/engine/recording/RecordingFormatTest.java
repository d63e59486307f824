package dev.durascope.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.engine.execution.RecordedExecutions;
import dev.durascope.engine.export.HistoryFile;
import dev.durascope.engine.export.HistoryJson;
import dev.durascope.engine.export.WholeFile;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.history.RandomJournal;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.store.RandomRecords;
import dev.durascope.engine.time.TimeMode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingFormatTest {
    private static final ExecutionArn ARN = ExecutionArn.parse(
            "arn:aws:lambda:eu-west-1:123456789012:function:orders:$LATEST/durable-execution/order-4711/e-1");

    @TempDir
    Path directory;

    @Test
    void whatWasSavedIsReadAgainAsItWasForAnyJournal() throws IOException {
        for (int seed = 0; seed < 150; seed++) {
            Recording saved = new Recording(
                    Recording.Origin.RECORDING,
                    ARN,
                    List.of(TimeMode.REAL, TimeMode.SKIP, TimeMode.MANUAL, TimeMode.scaled(0.5))
                            .get(seed % 4),
                    new DurableConfig(60 + seed, 7),
                    RandomRecords.of(seed, 80),
                    seed % 3 == 0 ? List.of("2 events are missing: 2 to 3.") : List.of(),
                    seed % 2 == 0 ? null : "{\"NextMarker\":\"x\"}");

            assertThat(read(bytes(saved))).as("seed %d", seed).isEqualTo(saved);
        }
    }

    @Test
    void aHistoryWithMembersThatNobodyKnowsIsStillLosslessAfterItWasSavedAsARecording() throws IOException {
        String history = """
                {"Events": [{"EventType": "ExecutionStarted", "EventId": 1, "Id": "e-1", "Name": "order-4711",
                  "EventTimestamp": "2026-03-01T10:30:00+01:00", "Region": {"Name": "eu"},
                  "ExecutionStartedDetails": {"Input": {"Payload": "{}", "Bytes": 2}, "ExecutionTimeout": 60}}],
                 "NextMarker": "m"}""";
        Files.writeString(directory.resolve("h.json"), history);
        Recording opened = new RecordingReader().read(directory.resolve("h.json"), bytes -> {});

        Recording again = read(bytes(opened));

        List<HistoryEvent> events = again.journal().stream()
                .map(record -> ((JournalEntry.Event) record.entry()).event())
                .toList();
        assertThat(HistoryJson.of(events, again.others()).replaceAll("\\s", ""))
                .contains("\"EventTimestamp\":\"2026-03-01T10:30:00+01:00\"", "\"Region\":{\"Name\":\"eu\"}")
                .contains("\"Bytes\":2", "\"NextMarker\":\"m\"");
        assertThat(HistoryFile.parse(history.getBytes(StandardCharsets.UTF_8), "h.json", "h")
                        .events())
                .isEqualTo(events);
    }

    @Test
    void aRecordingCutAnywhereGivesWhatStandsBeforeAndSaysSo() throws IOException {
        Recording whole = recording(5);
        byte[] bytes = bytes(whole);
        int head = new String(bytes, StandardCharsets.UTF_8).indexOf('\n') + 1;
        for (int length = head; length < bytes.length - 1; length += 7) {
            byte[] cut = Arrays.copyOf(bytes, length);
            try {
                Recording read = read(cut);
                List<JournalRecord> journal = read.journal();
                assertThat(journal).isEqualTo(whole.journal().subList(0, journal.size()));
                assertThat(read.notes())
                        .containsExactly(
                                "It breaks off after record " + journal.size() + ": what came then is missing.");
            } catch (LambdaFault e) {
                assertThat(e).hasMessageContaining("breaks off before its first record");
            }
        }
    }

    @Test
    void whatCannotBeReadIsRefusedWithTheReasonAndWhatToDo() throws IOException {
        String text = new String(bytes(recording(3)), StandardCharsets.UTF_8);

        refused(
                text.replaceFirst("\"version\":\\d", "\"version\":7"),
                "r.durascope is a recording of version 7, and this Durascope reads versions up to 2: open it with a newer");
        refused(text.replaceFirst("\"version\":\\d", "\"version\":\"x\""), "does not say of which version");
        refused("{\"durascope\":\"notes\"}", "r.durascope is no recording of an execution");
        refused(
                text.replaceFirst("\"position\":2", "\"position\":4"),
                "line 3: the record's position must be 2, not 4");
        refused(text.replaceFirst("\"records\":[0-9]+", "\"records\":99"), "says that it holds 99 records, and holds ");
        refused(text.replaceFirst("\"arn\":\"arn", "\"arn\":\"nothing"), "line 1: the recording's head cannot be read");
        refused(text.replaceFirst("\"type\":\"[a-zA-Z]+\"", "\"type\":\"somethingNew\""), "line 2: the record cannot");
        refused(text.replaceFirst("\\{\"position\":1", "{position:1"), "r.durascope is not valid JSON");
    }

    @Test
    void aFullDiskLeavesNoBrokenFile() throws IOException {
        Path file = directory.resolve("order.durascope");
        Files.writeString(file, "what was there");

        assertThatThrownBy(() -> WholeFile.write(file, out -> {
                    RecordingFormat.write(out, recording(5));
                    throw new IOException("No space left on device");
                }))
                .hasMessage("No space left on device");

        assertThat(file).hasContent("what was there");
        assertThat(directory).isDirectoryNotContaining(each -> !each.equals(file));
    }

    @Test
    void itIsWrittenWholeAndShowsTheSameExecution() throws IOException {
        Path file = directory.resolve("order.durascope");
        Recording saved = recording(11);
        WholeFile.write(file, out -> RecordingFormat.write(out, saved));

        Recording read = new RecordingReader().read(file, bytes -> {});

        assertThat(FileKind.of(file)).isEqualTo(FileKind.RECORDING);
        RecordedExecutions executions = new RecordedExecutions(read);
        assertThat(executions.journal(read.arn(), 0)).isEqualTo(saved.journal());
        assertThat(executions.standing(read.arn()).timeMode()).isEqualTo(TimeMode.SKIP);
        assertThat(executions.describe(read.arn()).config()).isEqualTo(saved.config());
    }

    private static Recording recording(long seed) {
        List<JournalRecord> journal = new ArrayList<>(RandomJournal.of(seed, 60));
        HistoryEvent first = ((JournalEntry.Event) journal.getFirst().entry()).event();
        ExecutionArn arn = new ExecutionArn(
                "aws",
                "eu-west-1",
                "123456789012",
                "orders",
                "$LATEST",
                "order-4711",
                String.valueOf(first.header().id()));
        return new Recording(
                Recording.Origin.RECORDING, arn, TimeMode.SKIP, new DurableConfig(90, 3), journal, List.of(), null);
    }

    private static byte[] bytes(Recording recording) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RecordingFormat.write(out, recording);
        return out.toByteArray();
    }

    private static Recording read(byte[] bytes) throws IOException {
        return RecordingFormat.read(new ByteArrayInputStream(bytes), "r.durascope");
    }

    private static void refused(String text, String part) {
        assertThatThrownBy(() -> read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(LambdaFault.class)
                .hasMessageContaining(part);
    }
}
