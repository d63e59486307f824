package dev.durascope.engine.project;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the program that builds a project: the wrapper that it brings along, else what is installed. */
final class ToolFinder {
    /** Where programs lie that a window started from a desktop's menu may not have on its PATH. */
    static final List<Path> USUAL_PLACES =
            List.of(Path.of("/usr/local/bin"), Path.of("/usr/bin"), Path.of("/opt/homebrew/bin"), Path.of("/snap/bin"));

    private final Map<String, String> environment;
    private final List<Path> usualPlaces;

    ToolFinder(Map<String, String> environment, List<Path> usualPlaces) {
        this.environment = Map.copyOf(environment);
        this.usualPlaces = List.copyOf(usualPlaces);
    }

    /** How the tool is started; empty when it is nowhere. */
    Optional<List<String>> find(Project project) {
        BuildTool tool = project.tool();
        for (Path each : List.of(project.directory(), project.root())) {
            Path wrapper = each.resolve(tool.wrapper() + (isWindows() ? wrapperEnding(tool) : ""));
            if (Files.isRegularFile(wrapper)) {
                // A wrapper that was unpacked from an archive may not be executable.
                return Optional.of(
                        Files.isExecutable(wrapper) ? List.of(wrapper.toString()) : List.of("sh", wrapper.toString()));
            }
        }
        for (Path directory : directories(tool)) {
            for (String ending : isWindows() ? List.of(".cmd", ".bat", ".exe") : List.of("")) {
                Path program = directory.resolve(tool.program() + ending);
                if (Files.isRegularFile(program) && Files.isExecutable(program)) {
                    return Optional.of(List.of(program.toString()));
                }
            }
        }
        return Optional.empty();
    }

    /** How somebody would type it in the build's directory. */
    static String typed(Project project) {
        BuildTool tool = project.tool();
        return Files.isRegularFile(project.root().resolve(tool.wrapper())) ? "./" + tool.wrapper() : tool.program();
    }

    private List<Path> directories(BuildTool tool) {
        List<Path> all = new ArrayList<>();
        tool.homes().forEach(home -> path(environment.get(home)).ifPresent(p -> all.add(p.resolve("bin"))));
        for (String each : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
            path(each).ifPresent(all::add);
        }
        path(environment.get("HOME"))
                .ifPresent(home -> all.add(home.resolve(".sdkman/candidates/" + tool.candidate() + "/current/bin")));
        all.addAll(usualPlaces);
        return all;
    }

    private static String wrapperEnding(BuildTool tool) {
        return tool == BuildTool.MAVEN ? ".cmd" : ".bat";
    }

    private static boolean isWindows() {
        return File.separatorChar == '\\';
    }

    private static Optional<Path> path(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
