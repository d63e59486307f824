package dev.durascope.engine.project;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks Maven and Gradle, by running them in the project's own directory, with its own settings. */
final class BuildTools {
    private static final String INIT_SCRIPT = "class-path.init.gradle";
    private static final String MARK = "durascope-class-path\t";

    private final Map<String, String> environment;
    private final BuildProgress progress;
    private final Duration deadline;

    /** @param deadline for one run of a tool */
    BuildTools(Map<String, String> environment, BuildProgress progress, Duration deadline) {
        this.environment = environment;
        this.progress = progress;
        this.deadline = deadline;
    }

    /**
     * The run-time class path of a module, and of those of its build that it needs: from what is on this machine, else
     * with what the tool fetches.
     *
     * @param tool how the tool is started
     * @throws ProjectException when it fails, with its last lines, or tells nothing of the module
     * @throws IOException when it cannot be started, or the thread was interrupted
     */
    List<ModulePath> classPaths(Project project, List<String> tool) throws IOException {
        progress.begins("Asking " + project.tool().title() + " for the class path of " + name(project));
        List<ModulePath> told = ask(project, tool, "tell the class path of " + project.directory());
        if (told.stream().noneMatch(each -> isSame(each.directory(), project.directory()))) {
            throw ProjectException.of(project.tool().title() + " told no class path of " + project.directory()
                    + (project.tool() == BuildTool.GRADLE
                            ? ": its build has no project with the java plugin in that directory."
                                    + " Apply the plugin there, or open the directory of a project that has it."
                            : ": its build has no module in that directory. List it among the modules of "
                                    + project.root().resolve("pom.xml") + ", or open the directory of one."));
        }
        return told;
    }

    /**
     * The run-time class paths of all modules of a build.
     *
     * @param root the whole build
     * @throws ProjectException when the tool fails, with its last lines
     * @throws IOException as above
     */
    List<ModulePath> allClassPaths(Project root, List<String> tool) throws IOException {
        progress.begins("Asking " + root.tool().title() + " for the class paths of all modules of " + name(root));
        return ask(root, tool, "tell the class paths of " + root.directory());
    }

    private List<ModulePath> ask(Project project, List<String> tool, String what) throws IOException {
        Path directory = Files.createTempDirectory("durascope-project");
        try {
            Asked asked = ask(project, tool, directory, true);
            if (!asked.ended().succeeded() && asked.ended().inTime()) {
                progress.begins("Asking " + project.tool().title() + " again, which may fetch what is missing");
                asked = ask(project, tool, directory, false);
            }
            if (!asked.ended().succeeded()) {
                throw failed(project, what, asked.ended());
            }
            return asked.found();
        } finally {
            FileTrees.delete(directory);
        }
    }

    /** Tools print canonical paths, and a project may have been opened by a link. */
    static boolean isSame(Path one, Path other) {
        return one.equals(other) || real(one).equals(real(other));
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path; // not there: it is like itself alone
        }
    }

    /**
     * Compiles a module and what it needs of its build.
     *
     * @throws ProjectException when that fails, with the last lines
     * @throws IOException when the tool cannot be started, or the thread was interrupted
     */
    void build(Project project, List<String> tool) throws IOException {
        progress.begins("Building " + name(project) + " with " + project.tool().title());
        List<String> command = new ArrayList<>(tool);
        command.addAll(
                project.tool() == BuildTool.MAVEN
                        ? maven(project, "-B", "compile")
                        : List.of("--console=plain", "classes"));
        Path in = project.tool() == BuildTool.MAVEN ? project.root() : project.directory();
        BuildRun.Ended ended = new BuildRun(command, in, environment, deadline).run(progress::says);
        if (!ended.succeeded()) {
            throw failed(project, "build " + project.directory(), ended);
        }
    }

    private record Asked(BuildRun.Ended ended, List<ModulePath> found) {}

    private Asked ask(Project project, List<String> tool, Path directory, boolean offline) throws IOException {
        return switch (project.tool()) {
            case MAVEN -> askMaven(project, tool, new MavenAnswer(directory), offline);
            case GRADLE -> askGradle(project, tool, directory.resolve(INIT_SCRIPT), offline);
        };
    }

    private Asked askMaven(Project project, List<String> tool, MavenAnswer answer, boolean offline) throws IOException {
        List<String> command = new ArrayList<>(tool);
        answer.prepare(project.root());
        List<String> goals = new ArrayList<>(List.of("-B"));
        if (offline) {
            goals.add("-o");
        }
        if (!project.module().isEmpty() || project.listsModules()) {
            // Modules of the build are taken from their class directories once the phase has come, though nothing is
            // compiled in it (Maven's ReactorReader).
            goals.addAll(List.of("-Dmaven.main.skip=true", "-Dmaven.resources.skip=true", "compile"));
        }
        goals.addAll(List.of(
                "dependency:build-classpath",
                "-Dmdep.outputFile=" + answer.file(),
                "-Dmdep.includeScope=runtime",
                "-Dmdep.pathSeparator=" + File.pathSeparator));
        command.addAll(maven(project, goals.toArray(String[]::new)));
        BuildRun.Ended ended = new BuildRun(command, project.root(), environment, deadline).run(progress::says);
        return new Asked(ended, ended.succeeded() ? answer.read(project) : List.of());
    }

    private static List<String> maven(Project project, String... goals) {
        List<String> arguments = new ArrayList<>();
        if (!project.module().isEmpty()) {
            arguments.addAll(List.of("-pl", project.module(), "-am"));
        }
        arguments.addAll(List.of(goals));
        return arguments;
    }

    private Asked askGradle(Project project, List<String> tool, Path script, boolean offline) throws IOException {
        try (InputStream in = BuildTools.class.getResourceAsStream(INIT_SCRIPT)) {
            if (in == null) {
                throw new IOException(INIT_SCRIPT + " is missing from Durascope's own jar");
            }
            Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> command = new ArrayList<>(tool);
        command.addAll(List.of("--console=plain", "--quiet", "--init-script", script.toString()));
        // What the script prints must not be left out because an earlier run's answer is at hand.
        command.add("-Dorg.gradle.configuration-cache=false");
        command.add("-Dorg.gradle.configureondemand=false");
        if (offline) {
            command.add("--offline");
        }
        command.add("durascopeClassPath");
        GradleAnswer answer = new GradleAnswer();
        BuildRun.Ended ended = new BuildRun(command, project.directory(), environment, deadline).run(line -> {
            if (line.startsWith(MARK)) {
                answer.take(line);
            } else {
                progress.says(line);
            }
        });
        return new Asked(ended, answer.modules());
    }

    /** What Gradle prints of modules; it is read on another thread, which may outlast its process. */
    private static final class GradleAnswer {
        private final Map<Path, List<Path>> own = new LinkedHashMap<>();
        private final Map<Path, List<Path>> rest = new LinkedHashMap<>();

        synchronized void take(String line) {
            String[] fields = line.split("\t", 4);
            if (fields.length == 4) {
                Path module = Path.of(fields[1]);
                own.computeIfAbsent(module, each -> new ArrayList<>());
                rest.computeIfAbsent(module, each -> new ArrayList<>());
                (fields[2].equals("own") ? own : rest)
                        .getOrDefault(module, new ArrayList<>())
                        .add(Path.of(fields[3]));
            }
        }

        synchronized List<ModulePath> modules() {
            List<ModulePath> modules = new ArrayList<>();
            own.forEach((module, directories) -> modules.add(
                    new ModulePath(module, new ClassPath(directories, rest.getOrDefault(module, List.of())))));
            return modules;
        }
    }

    private ProjectException failed(Project project, String what, BuildRun.Ended ended) {
        String title = project.tool().title();
        String why = ended.inTime()
                ? title + " could not " + what + " (exit status " + ended.status() + ")"
                : title + " did not " + what + " within " + deadline.toMinutes() + " minutes and was ended";
        return ProjectException.of(
                ended.lines().isEmpty() ? why + "; it printed nothing." : why + ". Its last lines:\n" + ended.lines());
    }

    private static String name(Project project) {
        return String.valueOf(project.directory().getFileName());
    }
}
