package dev.durascope.engine.recording;

import dev.durascope.engine.export.HistoryFile;
import dev.durascope.engine.export.WholeFile;
import dev.durascope.engine.history.ExecutionFold;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.store.JournalCodec;
import dev.durascope.engine.store.StoreException;
import dev.durascope.engine.store.StoreReader;
import dev.durascope.engine.store.StoredExecution;
import dev.durascope.engine.time.TimeMode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/** Reads the execution that a file holds, whatever kind of file it is. */
public final class RecordingReader {
    /**
     * What a byte of a file takes in memory, at most, once it is open. Journal and fold were measured to take 0.8 bytes
     * (large payloads) to 3.4 (nothing but small events); what is shown of it has to fit as well.
     */
    private static final int BYTES_FOR_A_BYTE = 5;

    private static final long MEGABYTE = 1 << 20;

    /** Histories up to this size, in bytes, are read in an instant. */
    private static final long SMALL = 4 * MEGABYTE;

    /** How many executions of a store a message names. */
    private static final int NAMED = 5;

    private final long most;

    /** Reads files that this process has the memory for. */
    public RecordingReader() {
        this(Math.max(16 * MEGABYTE, Runtime.getRuntime().maxMemory() / BYTES_FOR_A_BYTE));
    }

    /** @param most the size, in bytes, of the largest file that is read */
    public RecordingReader(long most) {
        this.most = most;
    }

    /**
     * Reads a file. Interrupting the thread ends it with an {@link InterruptedIOException}.
     *
     * @param progress hears now and then how many bytes have been read, on this thread
     * @throws LambdaFault when there is no execution in it, when it cannot be read or is too large; the message says what
     *     is wrong and what to do
     * @throws InterruptedIOException when interrupted
     */
    public Recording read(Path file, LongConsumer progress) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (Files.isDirectory(file)) {
            throw LambdaFault.invalid(name + " is a directory: name a file.");
        }
        if (!Files.exists(file)) {
            throw LambdaFault.invalid("There is no file " + file + " any more: open it where it is now.");
        }
        FileKind kind;
        try {
            kind = FileKind.of(file);
            requireSize(name, Files.size(file));
        } catch (IOException e) {
            throw unreadable(name, e);
        }
        return switch (kind) {
            case GZIP -> throw LambdaFault.invalid(name + " is packed with gzip: unpack it and open what comes out.");
            case STORE -> sound(store(file), name);
            case RECORDING, HISTORY, CODE -> sound(stream(file, kind, name, progress), name);
        };
    }

    /**
     * Looks whether a file can be read, as far as that takes no time: of a recording the first line counts, a history is
     * read when it is small. What is not looked at may be wrong all the same.
     *
     * @throws LambdaFault when {@link #read} would refuse it, with the same message
     * @throws IOException when it cannot be read
     */
    public void check(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        switch (FileKind.of(file)) {
            case RECORDING -> {
                try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                    RecordingFormat.requireVersion(in, name);
                }
            }
            case GZIP -> read(file, bytes -> {});
            case HISTORY -> {
                if (Files.size(file) <= SMALL) {
                    read(file, bytes -> {});
                }
            }
            case STORE, CODE -> {} // A store is looked at when it is opened.
        }
    }

    private void requireSize(String name, long size) {
        if (size > most) {
            throw LambdaFault.invalid(name + " has " + size / MEGABYTE + " MB, and with the memory that Durascope has"
                    + " files of up to " + most / MEGABYTE + " MB can be opened: give it more, such as"
                    + " DURASCOPE_JAVA_OPTS=-Xmx" + (size * BYTES_FOR_A_BYTE / (1024 * MEGABYTE) + 1) + "g.");
        }
    }

    private static LambdaFault unreadable(String name, IOException e) {
        return LambdaFault.invalid(name + " cannot be read: " + WholeFile.reason(e) + ".");
    }

    private static Recording stream(Path file, FileKind kind, String name, LongConsumer progress) throws IOException {
        try (InputStream in = new WatchedStream(new BufferedInputStream(Files.newInputStream(file)), progress)) {
            if (kind == FileKind.RECORDING) {
                return RecordingFormat.read(in, name);
            }
            HistoryFile history = HistoryFile.read(in, name);
            return new Recording(
                    Recording.Origin.HISTORY,
                    history.arn(),
                    TimeMode.REAL,
                    DurableConfig.DEFAULT,
                    history.records(),
                    history.notes(),
                    history.others());
        } catch (InterruptedIOException | ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private static Recording store(Path file) {
        try (StoreReader reader = StoreReader.open(file)) {
            List<StoredExecution> executions = reader.executions();
            if (executions.size() != 1) {
                throw LambdaFault.invalid(several(file, executions));
            }
            StoredExecution only = executions.getFirst();
            return new Recording(
                    Recording.Origin.STORE,
                    only.arn(),
                    only.timeMode(),
                    only.config(),
                    reader.journal(only.arn()),
                    List.of(),
                    null);
        } catch (StoreException e) {
            throw LambdaFault.invalid(String.valueOf(e.getMessage()));
        }
    }

    private static String several(Path file, List<StoredExecution> executions) {
        List<String> names = executions.stream()
                .map(StoredExecution::arn)
                .map(ExecutionArn::name)
                .toList();
        String some = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return file + " holds " + names.size() + " executions"
                + (names.isEmpty()
                        ? "; name another file."
                        : " (" + some + (names.size() > NAMED ? ", …" : "") + "): give the name of one, and --store "
                                + file + ".");
    }

    /** Folds the journal once: what cannot be folded cannot be shown. */
    private static Recording sound(Recording recording, String name) {
        ExecutionFold fold = new ExecutionFold(recording.arn().id());
        for (JournalRecord record : recording.journal()) {
            try {
                fold.apply(record);
            } catch (RuntimeException e) {
                throw LambdaFault.invalid(name + ": record " + record.position() + ", "
                        + JournalCodec.type(record.entry())
                        + ", does not go with those before it (" + e.getMessage() + ").");
            }
        }
        if (fold.now().facts() == null) {
            throw LambdaFault.invalid(name + " does not say how the execution began: ExecutionStarted is missing.");
        }
        return recording;
    }
}
