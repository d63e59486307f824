package dev.durascope.app.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.session.Position;
import dev.durascope.app.testing.ExecutionFiles;
import dev.durascope.app.testing.Inline;
import dev.durascope.engine.recording.Recording;
import dev.durascope.engine.recording.RecordingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingsModelTest {
    @TempDir
    Path directory;

    private final Inline background = new Inline();
    private final List<String> refusals = new ArrayList<>();
    private final List<OpenedRecording> opened = new ArrayList<>();
    private final RecordingsModel model =
            new RecordingsModel(new RecordingReader(), background, (file, why) -> refusals.add(why), () -> {});

    private Path recording(String name) throws IOException {
        return ExecutionFiles.recording(directory.resolve(name + ".durascope"), ExecutionFiles.order(name));
    }

    @Test
    void whatAFileHoldsIsListedTheNewestFirst() throws IOException {
        model.open(recording("order-1"), opened::add);
        model.open(ExecutionFiles.history(directory.resolve("two.json"), ExecutionFiles.order("order-2")), opened::add);

        assertThat(model.rows())
                .extracting(row -> row.from().name() + " " + row.arn().name() + " "
                        + row.from().kind())
                .containsExactly("two.json order-2 imported", "order-1.durascope order-1 recording");
        assertThat(opened).hasSize(2);
        assertThat(model.readingProperty().get()).isEmpty();
    }

    @Test
    void aFileThatIsOpenAlreadyIsReadAgainInItsPlace() throws IOException {
        Path file = recording("order-1");
        model.open(file, opened::add);
        model.open(recording("order-2"), opened::add);
        Files.copy(
                ExecutionFiles.recording(directory.resolve("other"), ExecutionFiles.waitingOrder("order-3")),
                file,
                StandardCopyOption.REPLACE_EXISTING);

        model.open(file, opened::add);

        assertThat(model.rows()).extracting(row -> row.arn().name()).containsExactly("order-2", "order-3");
    }

    @Test
    void aFileThatCannotBeOpenedIsToldAndTheNextIsRead() throws IOException {
        background.hold();
        model.open(Files.writeString(directory.resolve("bad.json"), "{}"), opened::add);
        model.open(recording("order-1"), opened::add);
        assertThat(model.readingProperty().get()).isEqualTo("bad.json");
        List<String> after = new ArrayList<>();
        model.whenIdle(() -> after.add("read " + model.rows().size()));

        background.release();

        assertThat(refusals).singleElement().asString().startsWith("bad.json is JSON, but no history");
        assertThat(model.rows()).hasSize(1);
        assertThat(after).containsExactly("read 1");
    }

    @Test
    void cancellingEndsReadingAndKeepsWhatIsOpen() throws IOException {
        model.open(recording("order-1"), opened::add);
        background.hold();
        model.open(recording("order-2"), opened::add);
        model.open(recording("order-3"), opened::add);

        model.cancel();
        background.release();

        assertThat(model.readingProperty().get()).isEmpty();
        assertThat(model.rows()).hasSize(1);
        assertThat(refusals).isEmpty();
    }

    @Test
    void anExecutionIsFoundByItsFileAndByAPosition() throws IOException {
        Path file = recording("order-1");
        model.open(file, opened::add);

        assertThat(model.find(file)).isEqualTo(opened.getFirst());
        assertThat(model.find(new Position("order-1", 3))).isEqualTo(opened.getFirst());
        assertThat(model.find(new Position("order-2", 3))).isNull();
        model.close(opened.getFirst());
        assertThat(model.rows()).isEmpty();
        assertThat(file).exists();
    }

    @Test
    void whatIsSavedOfASessionIsEqualToWhatWasOpened() throws Exception {
        Path file = recording("order-1");
        model.open(file, opened::add);
        OpenedRecording recording = opened.getFirst();
        ExecutionSession session = new ExecutionSession(
                recording.arn(), recording.executions(), background, InstantSource.system(), recording.from());

        Recording saved = session.recording().call();

        assertThat(saved).isEqualTo(new RecordingReader().read(file, bytes -> {}));
    }
}
