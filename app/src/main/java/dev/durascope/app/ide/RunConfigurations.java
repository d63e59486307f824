package dev.durascope.app.ide;

import static dev.durascope.app.text.Texts.text;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The files that tell IntelliJ IDEA and VS Code how to attach to handlers. Slow; called in the background.
 *
 * @param port the port on 127.0.0.1 to attach to
 * @param files what would be written
 */
public record RunConfigurations(int port, IdeFiles files) {
    /** The port that IDEs suggest. */
    public static final int USUAL_PORT = 5005;

    /** The options that say the port, with it as the second group. */
    private static final Pattern PORTS =
            Pattern.compile("(<option\\s+name=\"(?:DEBUG_)?PORT\"\\s+value=\")([0-9]+)(\")");

    /**
     * Plans the files for both IDEs.
     *
     * @param project the directory they are written below
     * @param handler the handler's simple name
     * @throws IOException when a file that is there cannot be read
     */
    public static RunConfigurations plan(Path project, String handler, int port) throws IOException {
        return new RunConfigurations(
                port,
                new IdeFiles(
                        project, List.of(intelliJ(project, handler, port), vsCode(project, List.of(handler), port))));
    }

    private static String name(String handler) {
        return "Durascope " + handler;
    }

    /** @param port 0 where nobody asks for one: the usual port, or the one of a configuration that is there */
    static PlannedFile intelliJ(Path project, String handler, int port) throws IOException {
        String name = name(handler);
        Path file = project.resolve(".run").resolve(name + ".run.xml");
        String ours = """
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
                """.formatted(name, usual(port), usual(port));
        String before;
        try {
            before = PlannedFile.read(file);
        } catch (CharacterCodingException e) {
            return PlannedFile.notText(file, ours);
        }
        if (before == null) {
            return PlannedFile.of(file, null, ours, false, ours);
        }
        Matcher ports = PORTS.matcher(before);
        boolean another = !(before.contains("name=\"" + name + "\"") && before.contains("type=\"Remote\""));
        if (another || !ports.find()) {
            return PlannedFile.refused(file, before, ours, text("ide.holdsElse"));
        }
        // Only the port can be asked for; whatever else is another than ours was changed by somebody on purpose.
        String after = port == 0 ? before : ports.replaceAll("$1" + port + "$3");
        return PlannedFile.of(file, before, after, true, ours);
    }

    static int usual(int port) {
        return port == 0 ? USUAL_PORT : port;
    }

    static PlannedFile vsCode(Path project, List<String> handlers, int port) throws IOException {
        List<JsonList.Entry> entries = handlers.stream()
                .map(handler -> new JsonList.Entry(name(handler), """
                        {
                            "type": "java",
                            "name": "%s",
                            "request": "attach",
                            "hostName": "127.0.0.1",
                            "port": %d
                        }""".formatted(name(handler), port)))
                .toList();
        return vsCode(project.resolve(".vscode").resolve("launch.json"), JsonList.LAUNCH, entries);
    }

    /** A file of VS Code's with entries of ours in its list. */
    static PlannedFile vsCode(Path file, JsonList list, List<JsonList.Entry> entries) throws IOException {
        String excerpt = entries.stream().map(JsonList.Entry::json).collect(Collectors.joining(",\n"));
        String before;
        try {
            before = PlannedFile.read(file);
        } catch (CharacterCodingException e) {
            return PlannedFile.notText(file, excerpt);
        }
        try {
            JsonList.Merged merged = list.merge(before, entries);
            return PlannedFile.of(file, before, merged.text(), merged.replaced(), excerpt);
        } catch (IllegalArgumentException e) {
            return PlannedFile.refused(file, before, excerpt, text("ide.addYourself", e.getMessage()));
        }
    }
}
