package dev.durascope.app.fork;

import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.recording.Recording;
import dev.durascope.engine.recording.RecordingFormat;
import dev.durascope.engine.store.OriginalStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was read of executions elsewhere that forks were made of, as recordings. Slow; called in the background. */
public final class KeptOriginals {
    private final OriginalStore store;

    /** Keeps them in a store. */
    public KeptOriginals(OriginalStore store) {
        this.store = store;
    }

    /** Keeps what was read of a fork's original, where there is room for it. */
    public void keep(ExecutionArn fork, Recording read) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RecordingFormat.write(bytes, read);
        store.keep(fork, bytes.toString(StandardCharsets.UTF_8));
    }

    /** The journal of a fork's original, as far as it was read; {@code null} when it is not kept. */
    public @Nullable List<JournalRecord> find(ExecutionArn fork) throws IOException {
        String kept = store.find(fork).orElse(null);
        return kept == null
                ? null
                : RecordingFormat.read(
                                new ByteArrayInputStream(kept.getBytes(StandardCharsets.UTF_8)),
                                "What was read of the original")
                        .journal();
    }
}
