package dev.durascope.app.editor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The files that tell IntelliJ IDEA and VS Code how to attach to a handler, planned before they are written. Slow; called
 * in the background.
 *
 * @param project the directory they are written below
 * @param port the port on 127.0.0.1 to attach to
 */
public record RunConfigurations(Path project, int port, List<Planned> files) {
    /** The port that IDEs suggest. */
    public static final int USUAL_PORT = 5005;

    public RunConfigurations {
        files = List.copyOf(files);
    }

    /** What writing would do to a file. */
    public enum Change {
        NEW("is new"),
        ADDED("gets one more configuration; the others stay as they are"),
        REPLACED("has one of this name, which is replaced"),
        UNCHANGED("has it already"),
        REFUSED("is left alone");

        private final String words;

        Change(String words) {
            this.words = words;
        }

        /** Says it of the file. */
        public String words() {
            return words;
        }
    }

    /**
     * One file.
     *
     * @param before what it holds now; absent when it is not there
     * @param after what it would hold
     * @param excerpt what is ours of that, to be shown, and to be pasted where it cannot be written
     * @param refusal why it is left alone; empty when it is not
     */
    public record Planned(
            Path file, Change change, @Nullable String before, String after, String excerpt, String refusal) {}

    /**
     * Plans the files.
     *
     * @param handler the handler's simple name
     * @throws IOException when a file that is there cannot be read
     */
    public static RunConfigurations plan(Path project, String handler, int port) throws IOException {
        String name = "Durascope " + handler;
        return new RunConfigurations(
                project,
                port,
                List.of(
                        intelliJ(project.resolve(".run").resolve(name + ".run.xml"), name, port),
                        vsCode(project.resolve(".vscode").resolve("launch.json"), name, port)));
    }

    private static Planned intelliJ(Path file, String name, int port) throws IOException {
        String before = read(file);
        String ours = intelliJ(name, port);
        if (before == null) {
            return new Planned(file, Change.NEW, null, ours, ours, "");
        }
        if (before.equals(ours)) {
            return new Planned(file, Change.UNCHANGED, before, before, ours, "");
        }
        if (before.contains("name=\"" + name + "\"") && before.contains("type=\"Remote\"")) {
            return new Planned(file, Change.REPLACED, before, ours, ours, "");
        }
        return refused(file, before, ours, "It holds something else: move it away, or add this to it yourself.");
    }

    private static String intelliJ(String name, int port) {
        return """
                <component name="ProjectRunConfigurationManager">
                  <configuration default="false" name="%s" type="Remote">
                    <option name="USE_SOCKET_TRANSPORT" value="true" />
                    <option name="SERVER_MODE" value="false" />
                    <option name="SHMEM_ADDRESS" />
                    <option name="HOST" value="127.0.0.1" />
                    <option name="PORT" value="%d" />
                    <option name="AUTO_RESTART" value="false" />
                    <RunnerSettings RunnerId="Debug">
                      <option name="DEBUG_PORT" value="%d" />
                      <option name="LOCAL" value="false" />
                    </RunnerSettings>
                    <method v="2" />
                  </configuration>
                </component>
                """.formatted(name, port, port);
    }

    private static Planned vsCode(Path file, String name, int port) throws IOException {
        String before = read(file);
        try {
            LaunchJson merged = LaunchJson.merge(before, name, port);
            Change change = before == null
                    ? Change.NEW
                    : before.equals(merged.text())
                            ? Change.UNCHANGED
                            : merged.replaced() ? Change.REPLACED : Change.ADDED;
            return new Planned(file, change, before, merged.text(), merged.entry(), "");
        } catch (IllegalArgumentException e) {
            return refused(file, before, LaunchJson.entry(name, port), e.getMessage() + " Add this to it yourself.");
        }
    }

    private static Planned refused(Path file, @Nullable String before, String excerpt, String why) {
        return new Planned(file, Change.REFUSED, before, before == null ? "" : before, excerpt, why);
    }

    private static @Nullable String read(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** Whether there is anything to write. */
    public boolean isNeeded() {
        return files.stream().anyMatch(RunConfigurations::isToBeWritten);
    }

    private static boolean isToBeWritten(Planned planned) {
        return planned.change() != Change.UNCHANGED && planned.change() != Change.REFUSED;
    }

    /**
     * Writes what was planned.
     *
     * @throws IOException when a file is not any more what it was when it was planned, or cannot be written; those before
     *     it are written
     */
    public void write() throws IOException {
        for (Planned planned : files) {
            if (isToBeWritten(planned)) {
                if (!Objects.equals(read(planned.file()), planned.before())) {
                    throw new IOException(planned.file() + " has changed meanwhile: look at it again.");
                }
                Files.createDirectories(planned.file().getParent());
                Path fresh = planned.file().resolveSibling(planned.file().getFileName() + ".new");
                Files.writeString(fresh, planned.after());
                Files.move(fresh, planned.file(), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
