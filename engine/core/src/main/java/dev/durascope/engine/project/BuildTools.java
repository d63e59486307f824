package dev.durascope.engine.project;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

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
     * The run-time class path of a module: from what is on this machine, else with what the tool fetches.
     *
     * @param tool how the tool is started
     * @throws ProjectException when it fails, with its last lines
     * @throws IOException when it cannot be started, or the thread was interrupted
     */
    ClassPath classPath(Project project, List<String> tool) throws IOException {
        Path directory = Files.createTempDirectory("durascope-project");
        try {
            progress.begins("Asking " + project.tool().title() + " for the class path of " + name(project));
            Asked asked = ask(project, tool, directory, true);
            if (!asked.ended().succeeded() && asked.ended().inTime()) {
                progress.begins("Asking " + project.tool().title() + " again, which may fetch what is missing");
                asked = ask(project, tool, directory, false);
            }
            if (!asked.ended().succeeded()) {
                throw failed(project, "tell the class path of " + project.directory(), asked.ended());
            }
            return asked.found();
        } finally {
            delete(directory);
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

    private record Asked(BuildRun.Ended ended, ClassPath found) {}

    private Asked ask(Project project, List<String> tool, Path directory, boolean offline) throws IOException {
        return switch (project.tool()) {
            case MAVEN -> askMaven(project, tool, directory.resolve("class-path.txt"), offline);
            case GRADLE -> askGradle(project, tool, directory.resolve(INIT_SCRIPT), offline);
        };
    }

    private Asked askMaven(Project project, List<String> tool, Path answer, boolean offline) throws IOException {
        List<String> command = new ArrayList<>(tool);
        List<String> goals = new ArrayList<>(List.of("-B"));
        if (offline) {
            goals.add("-o");
        }
        if (!project.module().isEmpty()) {
            // Modules of the build are taken from their class directories once the phase has come, though nothing is
            // compiled in it (Maven's ReactorReader).
            goals.addAll(List.of("-Dmaven.main.skip=true", "-Dmaven.resources.skip=true", "compile"));
        }
        goals.addAll(List.of(
                "dependency:build-classpath",
                "-Dmdep.outputFile=" + answer,
                "-Dmdep.includeScope=runtime",
                "-Dmdep.pathSeparator=" + File.pathSeparator));
        command.addAll(maven(project, goals.toArray(String[]::new)));
        BuildRun.Ended ended = new BuildRun(command, project.root(), environment, deadline).run(progress::says);
        List<Path> entries = new ArrayList<>();
        // Each module overwrites what the one before has written, and the one that was asked for comes last.
        if (ended.succeeded() && Files.exists(answer)) {
            for (String entry : Files.readString(answer).strip().split(Pattern.quote(File.pathSeparator))) {
                if (!entry.isBlank()) {
                    entries.add(Path.of(entry.strip()));
                }
            }
        }
        return new Asked(ended, new ClassPath(List.of(), entries));
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
        Answer answer = new Answer(project.directory());
        BuildRun.Ended ended = new BuildRun(command, project.directory(), environment, deadline).run(line -> {
            if (line.startsWith(MARK)) {
                answer.take(line);
            } else {
                progress.says(line);
            }
        });
        ClassPath found = answer.classPath();
        if (ended.succeeded() && found.own().isEmpty() && found.rest().isEmpty()) {
            throw ProjectException.of("Gradle told no class path of " + project.directory()
                    + ": its build has no project with the java plugin in that directory."
                    + " Apply the plugin there, or open the directory of a project that has it.");
        }
        return new Asked(ended, found);
    }

    /** What Gradle prints of one module; it is read on another thread, which may outlast its process. */
    private static final class Answer {
        private final Path directory;
        private final Path real;
        private final List<Path> own = new ArrayList<>();
        private final List<Path> rest = new ArrayList<>();

        Answer(Path directory) {
            this.directory = directory;
            this.real = real(directory);
        }

        synchronized void take(String line) {
            String[] fields = line.split("\t", 4);
            if (fields.length == 4 && isAsked(Path.of(fields[1]))) {
                (fields[2].equals("own") ? own : rest).add(Path.of(fields[3]));
            }
        }

        synchronized ClassPath classPath() {
            return new ClassPath(own, rest);
        }

        /** Gradle prints canonical paths, and a project may have been opened by a link. */
        private boolean isAsked(Path printed) {
            return printed.equals(directory) || real(printed).equals(real);
        }

        private static Path real(Path path) {
            try {
                return path.toRealPath();
            } catch (IOException e) {
                return path; // not there: it is like itself alone
            }
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

    private static void delete(Path directory) throws IOException {
        try (var files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
