package dev.durascope.app.cli;

import dev.durascope.app.session.Position;
import dev.durascope.engine.execution.RecordedExecutions;
import dev.durascope.engine.export.WholeFile;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.recording.Recording;
import dev.durascope.engine.recording.RecordingReader;
import dev.durascope.engine.store.DataHome;
import dev.durascope.engine.store.StoreException;
import dev.durascope.engine.store.StoreReader;
import dev.durascope.engine.store.StoredExecution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds the execution that a command line names: in a file, or in a store. */
final class RecordingSource {
    /**
     * An execution that was found.
     *
     * @param eventId the event that was named with it; 0 for none
     */
    record Found(RecordedExecutions recording, long eventId) {}

    private RecordingSource() {}

    /**
     * Finds an execution.
     *
     * @param what a file, or an execution's name or ARN, with {@code @} and an event's number behind it or not
     * @param store the store to look in; absent for the window's
     * @param note is told what the user should know of what was found
     * @throws BadInput when there is none, or more than one
     */
    static Found find(String what, @Nullable Path store, Consumer<String> note) {
        Path file = file(what);
        if (file != null && Files.isDirectory(file)) {
            throw new BadInput(what + " is a directory; name a file, or an execution.");
        }
        if (file != null && Files.exists(file)) {
            return new Found(read(file, note), 0);
        }
        Path looked = store == null ? DataHome.current().database() : store;
        Optional<Position> moment = Position.parse(what);
        try {
            RecordedExecutions named =
                    Files.exists(looked) ? stored(looked, moment.orElseGet(() -> new Position(what, 1))) : null;
            if (named != null) {
                return new Found(named, moment.map(Position::eventId).orElse(0L));
            }
        } catch (StoreException e) {
            throw new BadInput(String.valueOf(e.getMessage()));
        }
        throw new BadInput("there is no file " + what + ", and no execution of this name in " + looked
                + "; correct the path or the name.");
    }

    private static @Nullable Path file(String what) {
        try {
            return Path.of(what);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static RecordedExecutions read(Path file, Consumer<String> note) {
        try {
            Recording recording = new RecordingReader().read(file, bytes -> {});
            if (!recording.notes().isEmpty()) {
                note.accept(file + ": " + String.join(" ", recording.notes()));
            }
            return new RecordedExecutions(recording);
        } catch (LambdaFault e) {
            throw new BadInput(e.getMessage());
        } catch (IOException e) {
            throw new BadInput(file + " cannot be read: " + WholeFile.reason(e) + ".");
        }
    }

    /** The newest execution that is named so. */
    private static @Nullable RecordedExecutions stored(Path store, Position named) {
        try (StoreReader reader = StoreReader.open(store)) {
            for (StoredExecution each : reader.executions()) {
                if (named.isIn(each.arn())) {
                    return read(reader, each.arn());
                }
            }
            return null;
        }
    }

    private static RecordedExecutions read(StoreReader reader, ExecutionArn arn) {
        return new RecordedExecutions(arn, reader.journal(arn));
    }
}
