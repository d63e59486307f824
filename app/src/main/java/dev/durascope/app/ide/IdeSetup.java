package dev.durascope.app.ide;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Everything that IDEs are told about a project. Slow; called in the background.
 *
 * @param project the project's directory
 * @param code what Durascope opens of it: the project or one of its modules, an absolute path
 * @param handlers names of the handlers that a debugger may attach to, as {@link HandlerNames} has them
 * @param port where it attaches, on 127.0.0.1; 0 where nobody asks for one: {@link RunConfigurations#USUAL_PORT}, and
 *     a run configuration of IntelliJ IDEA that is there keeps its own
 * @param command how the files of the project call Durascope; others who have the project read them, too
 */
public record IdeSetup(Path project, Path code, List<String> handlers, int port, String command) {
    /** What makes a problem with a place of a difference that {@code durascope replay} prints. */
    public static final Pattern REPLAYED = Pattern.compile(
            "^\\s+(type|name|subtype|order|parent|added|missing|outcome)\\s+(.*?)\\s+\\(([^\\s():]+):(\\d+)(?:, invocation \\d+)?\\)$");

    /** What the tasks say of themselves, in which a shell finds nothing to read. */
    private static final Set<String> WORDS = Set.of("open", "replay", "--jar", "--handler", "--debug-port");

    public IdeSetup {
        handlers = handlers.stream().distinct().toList();
    }

    /**
     * Plans the files of IntelliJ IDEA.
     *
     * @param configurations the directories of its configuration, in which external tools are
     * @param program the program that external tools start
     * @throws IOException when a file that is there cannot be read
     */
    public List<PlannedFile> intelliJ(List<Path> configurations, String program) throws IOException {
        List<PlannedFile> files = new ArrayList<>();
        for (String handler : handlers) {
            files.add(RunConfigurations.intelliJ(project, handler, port));
        }
        for (Path configuration : configurations) {
            files.add(ToolSet.plan(configuration, program));
        }
        return files;
    }

    /**
     * Plans the files of VS Code.
     *
     * @throws IOException when a file that is there cannot be read
     */
    public List<PlannedFile> vsCode() throws IOException {
        List<PlannedFile> files = new ArrayList<>();
        files.add(RunConfigurations.vsCode(project.resolve(".vscode").resolve("tasks.json"), JsonList.TASKS, tasks()));
        if (!handlers.isEmpty()) {
            files.add(RunConfigurations.vsCode(project, handlers, RunConfigurations.usual(port)));
        }
        return files;
    }

    private List<JsonList.Entry> tasks() {
        Path inside = project.relativize(code);
        String folder = "${workspaceFolder}"
                + (inside.toString().isEmpty() ? "" : "/" + inside.toString().replace('\\', '/'));
        List<JsonList.Entry> tasks = new ArrayList<>();
        tasks.add(task("Durascope: Open Project", "[]", "open", folder));
        tasks.add(task("Durascope: Open This File", "[]", "open", "${file}"));
        tasks.add(task("Durascope: Replay This History", matcher(), "replay", "${file}", "--jar", folder));
        for (String handler : handlers) {
            tasks.add(task(
                    "Durascope: Debug " + handler,
                    "[]",
                    "open",
                    folder,
                    "--handler",
                    handler,
                    "--debug-port",
                    String.valueOf(RunConfigurations.usual(port))));
        }
        return tasks;
    }

    private JsonList.Entry task(String label, String matcher, String... arguments) {
        List<String> quoted = new ArrayList<>();
        for (String argument : arguments) {
            // Names of files and classes may have spaces, parentheses, dollar signs: a shell must not read them.
            quoted.add(
                    WORDS.contains(argument)
                            ? quoted(argument)
                            : "{ \"value\": %s, \"quoting\": \"strong\" }".formatted(quoted(argument)));
        }
        return new JsonList.Entry(
                label, """
                {
                    "label": %s,
                    "type": "shell",
                    "command": %s,
                    "args": [%s],
                    "presentation": { "reveal": "silent", "panel": "shared" },
                    "problemMatcher": %s
                }""".formatted(quoted(label), quoted(command), String.join(", ", quoted), matcher));
    }

    /** Told in full, so that it works without the extension, too. */
    private static String matcher() {
        return """
                {
                        "owner": "durascope",
                        "severity": "warning",
                        "fileLocation": ["search", { "include": ["${workspaceFolder}"] }],
                        "pattern": {
                            "regexp": %s,
                            "code": 1,
                            "message": 2,
                            "file": 3,
                            "line": 4
                        }
                    }""".formatted(quoted(REPLAYED.pattern()));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
