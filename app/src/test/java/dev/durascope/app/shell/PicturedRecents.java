package dev.durascope.app.shell;

import dev.durascope.app.launch.LaunchMemory;
import dev.durascope.app.launch.TransientLaunches;
import dev.durascope.app.testing.Journals;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.store.InputStore;
import dev.durascope.engine.store.RecentFile;
import dev.durascope.engine.time.TimeMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was used before a picture is drawn: the same names on every machine, in files that are there. They lie in a zip,
 * whose paths are read like those of a disk.
 */
final class PicturedRecents implements LaunchMemory, AutoCloseable {
    private final LaunchMemory inputs = new TransientLaunches();
    private final @Nullable FileSystem disk;
    private final List<RecentFile> files;
    private final List<RecentHandler> handlers;

    private PicturedRecents(@Nullable FileSystem disk, List<RecentFile> files, List<RecentHandler> handlers) {
        this.disk = disk;
        this.files = files;
        this.handlers = handlers;
    }

    /** Nothing was used before. */
    static PicturedRecents none() {
        return new PicturedRecents(null, List.of(), List.of());
    }

    /** Something of every kind was, and one of it is gone. */
    static PicturedRecents some(Path home) {
        try {
            FileSystem disk = FileSystems.newFileSystem(home.resolve("disk.zip"), Map.of("create", "true"));
            Path jar = file(disk, "/home/me/orders/target/order-processor.jar", "PK");
            Path project = file(disk, "/home/me/refunds/pom.xml", "<project/>").getParent();
            Path recording = file(disk, "/home/me/Downloads/order-4702.durascope", "{\"durascope\": {}}");
            Path history = file(disk, "/home/me/Downloads/history.json", "{\"Events\": []}");
            Path gone = disk.getPath("/home/me/trips/build/libs/trip-lambda.zip");
            return new PicturedRecents(
                    disk,
                    List.of(
                            used(jar, 300),
                            used(gone, 4_000),
                            used(project, 9_000),
                            used(recording, 12_000),
                            used(history, 400_000)),
                    List.of(new RecentHandler(
                            jar,
                            "dev.durascope.samples.order.OrderProcessor",
                            "OrderProcessor",
                            Journals.START.minusSeconds(120))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So many recordings were, all of which are there. */
    static PicturedRecents recordings(Path home, int count) {
        try {
            List<RecentFile> files = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                files.add(used(Files.writeString(home.resolve("order-" + i + ".durascope"), "{}"), 60 * i));
            }
            return new PicturedRecents(null, files, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RecentFile used(Path file, int secondsAgo) {
        return new RecentFile(file, Journals.START.minusSeconds(secondsAgo));
    }

    private static Path file(FileSystem disk, String path, String text) throws IOException {
        Path file = disk.getPath(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Override
    public void close() {
        try {
            if (disk != null) {
                disk.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Kept> find(Path file, String handler) {
        return Optional.empty();
    }

    @Override
    public Optional<Kept> findFunction(String functionName) {
        return Optional.empty();
    }

    @Override
    public InputStore inputs() {
        return inputs.inputs();
    }

    @Override
    public void ran(Path file, String key, String input, @Nullable ExecutionArn execution) {
        inputs.ran(file, key, input, execution);
    }

    @Override
    public void ranAgain(FunctionConfig function, String input, ExecutionArn execution) {}

    @Override
    public void keep(Path file, String key, FunctionConfig function, String input, TimeMode timeMode) {}

    @Override
    public List<RecentFile> recentFiles() {
        return files;
    }

    @Override
    public List<RecentHandler> recentHandlers() {
        return handlers;
    }

    @Override
    public void opened(Path file) {}

    @Override
    public void forget(Path file) {}

    @Override
    public void forgetHandler(Path file, String key) {}

    @Override
    public void forgetRecent() {}
}
