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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
    private static final Logger LOG = LoggerFactory.getLogger(Projects.class);

    private final ToolFinder finder;
    private final BuildTools tools;
    private final BuildInputs inputs;
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
        this.inputs = new BuildInputs(environment);
        this.cache = new ClassPathCache(cache.resolve("classpaths"), inputs);
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
        Optional<List<String>> tool = finder.find(project);
        if (!isBuilt(project)
                && cache.find(project).isEmpty()
                && tool.isPresent()
                && inputs.mayPutClassesElsewhere(project)) {
            tried(() -> ask(project, tool.get()));
        }
        if (!isBuilt(project)) {
            throw unbuilt(project);
        }
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
        return new Opened(code(project, rest), notes);
    }

    /** Whether a project's classes are there. */
    public boolean isBuilt(Project project) {
        return output(project).stream().anyMatch(FileTrees::holdsClasses);
    }

    /** The directories of a project's own classes and resources, those that there are: as its tool says, else the usual ones. */
    public List<Path> output(Project project) {
        List<Path> told = cache.find(project).map(ClassPath::own).orElse(List.of());
        return told.isEmpty()
                ? project.usualOutput()
                : told.stream().filter(Files::isDirectory).toList();
    }

    /** The project that a directory of classes is the output of; empty when there is none that is known. */
    public Optional<Project> ofClasses(Path classes) {
        Path absolute = classes.toAbsolutePath().normalize();
        Optional<Project> around = Project.around(absolute);
        if (around.isEmpty() || output(around.get()).contains(absolute)) {
            return around;
        }
        // Some builds put the classes of all their modules into one place.
        return modules(around.get().sibling(around.get().root())).stream()
                .filter(module -> output(module).contains(absolute))
                .findFirst();
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

    /**
     * A project and the modules below its directory, those that were built, by their paths. The tool is asked where they
     * may have their classes elsewhere than usual.
     *
     * @throws IOException when something cannot be read or started, or the thread was interrupted
     */
    public List<Project> built(Project project) throws IOException {
        List<Project> all = new ArrayList<>(modules(project));
        all.addFirst(project);
        boolean elsewhere = all.stream()
                .anyMatch(module -> module.usualOutput().isEmpty()
                        && cache.find(module).isEmpty()
                        && inputs.mayPutClassesElsewhere(module));
        if (elsewhere && all.size() > 1) {
            tried(() -> learn(project));
        }
        return all.stream().filter(this::isBuilt).toList();
    }

    /**
     * Asks for the class paths of all modules of a project's build at once, which is faster than one by one. Nothing
     * happens where there is no tool, or it fails, which a module may be to blame for that is not needed.
     *
     * @throws IOException when the tool cannot be started, or the thread was interrupted
     */
    public void learnAll(Project project) throws IOException {
        tried(() -> learn(project));
    }

    private void learn(Project project) throws IOException {
        Project root = project.sibling(project.root());
        Optional<List<String>> tool = finder.find(root);
        if (tool.isPresent()) {
            for (ModulePath module : tools.allClassPaths(root, tool.get())) {
                cache.keep(root.sibling(module.directory()), module.classPath());
            }
        }
    }

    /** Whether a project's class path is known, so that nothing has to be asked. */
    public boolean isKnown(Project project) {
        return cache.find(project).isPresent();
    }

    private static List<Project> modules(Project project) {
        List<Project> modules = new ArrayList<>();
        for (Path file : FileTrees.find(
                project.directory(),
                MODULE_DEPTH,
                each -> each.getFileName().toString().matches("pom\\.xml|build\\.gradle(\\.kts)?"))) {
            Path directory = file.getParent();
            if (directory != null && !directory.equals(project.directory())) {
                Project.at(directory)
                        .filter(module -> !modules.contains(module))
                        .ifPresent(modules::add);
            }
        }
        return modules;
    }

    private ClassPath ask(Project project, List<String> tool) throws IOException {
        ClassPath answer = new ClassPath(List.of(), List.of());
        for (ModulePath module : tools.classPaths(project, tool)) {
            boolean asked = BuildTools.isSame(module.directory(), project.directory());
            answer = asked ? module.classPath() : answer;
            cache.keep(asked ? project : project.sibling(module.directory()), module.classPath());
        }
        return answer;
    }

    private interface Asking {
        void run() throws IOException;
    }

    /** Asks where a refusal of the tool only means that no more is known: what was not built, it may refuse. */
    private static void tried(Asking asking) throws IOException {
        try {
            asking.run();
        } catch (ProjectException e) {
            LOG.debug("Where classes go is not known", e);
        }
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
                code(project, libraries),
                List.of(title + " was not found (" + sought(project.tool()) + "), " + found + "."));
    }

    private Code.ClassDirectory code(Project project, List<Path> rest) {
        List<Path> own = output(project);
        List<Path> others = rest.stream().filter(entry -> !own.contains(entry)).toList();
        return new Code.ClassDirectory(own.getFirst(), own.subList(1, own.size()), others);
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
