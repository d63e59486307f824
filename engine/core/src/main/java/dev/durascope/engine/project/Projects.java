package dev.durascope.engine.project;

import dev.durascope.engine.invoke.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The code of projects: their class directories, with the class path that their build tool says. Slow where the tool has
 * to be asked; a thread that is interrupted meanwhile ends the tool as well.
 */
public final class Projects {

    /** What one run of a build tool may take. */
    private static final Duration DEADLINE = Duration.ofMinutes(5);

    /** Where a project's own dependencies are put by hand or by {@code dependency:copy-dependencies}. */
    private static final List<String> LIBRARIES =
            List.of("target/dependency", "target/lib", "build/lib", "build/dependencies", "lib", "libs");

    private static final int MODULE_DEPTH = 4;

    private final ToolFinder finder;
    private final BuildTools tools;
    private final ClassPathCache cache;

    /**
     * @param cache a directory for what the tools have answered; made when it is not there
     * @param environment of this process, in which the tools run
     */
    public Projects(Path cache, Map<String, String> environment, BuildProgress progress) {
        this(cache, environment, ToolFinder.USUAL_PLACES, progress, DEADLINE);
    }

    /**
     * The same with other places and another patience.
     *
     * @param usualPlaces where tools are sought beside the PATH
     * @param deadline what one run of a tool may take
     */
    public Projects(
            Path cache,
            Map<String, String> environment,
            List<Path> usualPlaces,
            BuildProgress progress,
            Duration deadline) {
        this.finder = new ToolFinder(environment, usualPlaces);
        this.tools = new BuildTools(Map.copyOf(environment), progress, deadline);
        this.cache = new ClassPathCache(cache.resolve("classpaths"));
    }

    /**
     * A project's code.
     *
     * @param notes what its user should know of it, a sentence each
     */
    public record Opened(Code.ClassDirectory code, List<String> notes) {
        public Opened {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Opens a project that was built.
     *
     * @throws ProjectException when it was not, or its build tool fails; the message says what to do
     * @throws IOException when something cannot be read or started, or the thread was interrupted
     */
    public Opened open(Project project) throws IOException {
        if (!project.isBuilt()) {
            throw unbuilt(project);
        }
        Optional<List<String>> tool = finder.find(project);
        Optional<ClassPath> known = cache.find(project);
        if (known.isEmpty() && tool.isEmpty()) {
            return withoutTool(project);
        }
        ClassPath classPath = known.isPresent() ? known.get() : ask(project, tool.orElseThrow());
        List<String> notes = new ArrayList<>();
        List<Path> rest = new ArrayList<>();
        for (Path entry : classPath.rest()) {
            if (Files.exists(entry)) {
                rest.add(entry);
            } else if (isOutputOfModule(project, entry)) {
                notes.add(entry + " is on the class path and not there: build that module too.");
            }
        }
        return new Opened(code(project, classPath.own(), rest), notes);
    }

    /** Whether a project's class path is known, or can be asked for. */
    public boolean canOpen(Project project) {
        return finder.find(project).isPresent() || cache.find(project).isPresent();
    }

    /**
     * Builds a project: compiles it with what it needs of its build.
     *
     * @throws ProjectException when its tool is nowhere, or fails; the message holds its last lines
     * @throws IOException when it cannot be started, or the thread was interrupted
     */
    public void build(Project project) throws IOException {
        List<String> tool = finder.find(project)
                .orElseThrow(() -> ProjectException.of(project.tool().title() + " was not found: "
                        + sought(project.tool()) + ". Install it, or build " + project.directory() + " where it is."));
        tools.build(project, tool);
    }

    /** How its user builds a project, in words: {@code run 'mvn compile' in /work/orders}. */
    public static String remedy(Project project) {
        String typed = ToolFinder.typed(project);
        return switch (project.tool()) {
            case MAVEN -> {
                String module = project.module();
                yield "run '" + typed + (module.isEmpty() ? "" : " -pl " + module + " -am") + " compile' in "
                        + project.root();
            }
            case GRADLE -> {
                String path = project.module().replace('/', ':');
                yield "run '" + typed + " " + (path.isEmpty() ? "" : ":" + path + ":") + "classes' in "
                        + project.root();
            }
        };
    }

    /** The modules below a project's directory that were built, nearest first by their paths; itself is none of them. */
    public static List<Project> builtModules(Project project) {
        List<Project> modules = new ArrayList<>();
        for (Path file : FileTrees.find(
                project.directory(),
                MODULE_DEPTH,
                each -> each.getFileName().toString().matches("pom\\.xml|build\\.gradle(\\.kts)?"))) {
            Path directory = file.getParent();
            if (directory != null && !directory.equals(project.directory())) {
                Project.at(directory)
                        .filter(Project::isBuilt)
                        .filter(module -> !modules.contains(module))
                        .ifPresent(modules::add);
            }
        }
        return modules;
    }

    private ClassPath ask(Project project, List<String> tool) throws IOException {
        ClassPath answer = tools.classPath(project, tool);
        cache.keep(project, answer);
        return answer;
    }

    private static ProjectException unbuilt(Project project) {
        if (!project.hasSources()) {
            return ProjectException.of(project.directory() + " holds no class, no source and no module with a handler."
                    + " Open the directory of the project that holds the handler.");
        }
        return ProjectException.unbuilt(
                project,
                project.directory() + " is not built, so there are no classes to run: " + remedy(project) + ".");
    }

    private Opened withoutTool(Project project) {
        List<Path> libraries = new ArrayList<>();
        for (String place : LIBRARIES) {
            libraries.addAll(jars(project.directory().resolve(place)));
        }
        String title = project.tool().title();
        String found = libraries.isEmpty()
                ? "and none of " + String.join(", ", LIBRARIES) + " holds a jar, so its own classes are all there is"
                : "so the " + libraries.size() + (libraries.size() == 1 ? " jar" : " jars") + " in "
                        + places(project, libraries) + " stand in for its dependencies";
        return new Opened(
                code(project, List.of(), libraries),
                List.of(title + " was not found (" + sought(project.tool()) + "), " + found + "."));
    }

    private static Code.ClassDirectory code(Project project, List<Path> told, List<Path> rest) {
        Set<Path> own = new LinkedHashSet<>();
        told.stream().filter(Files::isDirectory).forEach(own::add);
        own.addAll(project.own());
        List<Path> all = List.copyOf(own);
        List<Path> others = rest.stream().filter(entry -> !own.contains(entry)).toList();
        return new Code.ClassDirectory(all.getFirst(), all.subList(1, all.size()), others);
    }

    private static boolean isOutputOfModule(Project project, Path entry) {
        return entry.startsWith(project.root()) && !entry.toString().endsWith("resources/main");
    }

    private static String sought(BuildTool tool) {
        return "neither a " + tool.wrapper() + " in the project nor a " + tool.program() + " on the PATH";
    }

    private static String places(Project project, List<Path> jars) {
        Set<String> places = new LinkedHashSet<>();
        jars.forEach(jar ->
                places.add(project.directory().relativize(jar.getParent()).toString()));
        return String.join(" and ", places);
    }

    private static List<Path> jars(Path directory) {
        List<Path> jars = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, "*.jar")) {
                all.forEach(jars::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        jars.sort(null);
        return jars;
    }
}
