package dev.durascope.app.testing;

import dev.durascope.app.editor.EditorFinder;
import dev.durascope.app.editor.Editors;
import dev.durascope.app.editor.ProgramStarter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A machine whose editors are files that a test has put there, and that writes down what is started instead of doing it. */
public final class RecordedPrograms implements ProgramStarter {
    private final Path machine;
    private final List<List<String>> started = new CopyOnWriteArrayList<>();
    private final List<Path> running = new CopyOnWriteArrayList<>();
    private String failure = "";

    private RecordedPrograms(Path machine) {
        this.machine = machine;
    }

    /** A machine without editors, in a directory of its own. */
    public static RecordedPrograms on(Path directory) {
        return new RecordedPrograms(directory.resolve("machine"));
    }

    /** Puts a program on the machine's path. */
    public Path install(String name) {
        try {
            Path program = Files.createDirectories(machine.resolve("bin")).resolve(name);
            Files.writeString(program, "");
            if (!program.toFile().setExecutable(true)) {
                throw new IOException(program + " cannot be made a program");
            }
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets a program run. */
    public void run(Path program) {
        running.add(program);
    }

    /** Lets everything fail from now on. */
    public void fail(String why) {
        failure = why;
    }

    /** What was started. */
    public List<List<String>> started() {
        return started;
    }

    /** Finds what is on the machine. */
    public EditorFinder finder() {
        return new EditorFinder(
                Map.of("PATH", machine.resolve("bin").toString()),
                machine.resolve("home"),
                machine,
                "Linux",
                () -> List.copyOf(running));
    }

    /** Opens files in what is on the machine. */
    public Editors editors() {
        return new Editors(finder(), this);
    }

    @Override
    public void start(List<String> command) throws IOException {
        started.add(command);
        if (!failure.isEmpty()) {
            throw new IOException(failure);
        }
    }
}
