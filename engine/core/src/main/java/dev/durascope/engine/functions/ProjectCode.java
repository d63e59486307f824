package dev.durascope.engine.functions;

import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.CodeBundle;
import dev.durascope.engine.invoke.HandlerDiscovery;
import dev.durascope.engine.project.BuildTool;
import dev.durascope.engine.project.Project;
import dev.durascope.engine.project.ProjectException;
import dev.durascope.engine.project.Projects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which code of a project is run: its class directories; where there are none, the jar that it built, or its one module
 * with handlers.
 */
final class ProjectCode {
    private final Projects projects;

    ProjectCode(Projects projects) {
        this.projects = projects;
    }

    /**
     * Opens a project's code.
     *
     * @throws ProjectException when there is none, or its build tool fails
     * @throws IOException when something cannot be read, or the thread was interrupted
     */
    CodePath.Found open(Project project) throws IOException {
        Path output = project.directory().resolve(project.tool() == BuildTool.MAVEN ? "target" : "build/libs");
        List<Path> jars = deployable(output);
        if (projects.isBuilt(project)) {
            return jars.size() == 1 && isShaded(jars.getFirst()) && !projects.canOpen(project)
                    ? new CodePath.Found(
                            new Code.Archive(jars.getFirst()),
                            List.of(project.tool().title() + " was not found, so " + jars.getFirst()
                                    + " is what runs."))
                    : classes(project, List.of());
        }
        if (jars.size() == 1) {
            return new CodePath.Found(new Code.Archive(jars.getFirst()), List.of());
        }
        if (jars.size() > 1) {
            throw ProjectException.of(output + " holds several jars ("
                    + jars.stream().map(jar -> jar.getFileName().toString()).collect(Collectors.joining(", "))
                    + "); name the one to run.");
        }
        List<Project> modules = withHandlers(project);
        if (modules.size() == 1) {
            return only(project, modules.getFirst());
        }
        if (modules.size() > 1) {
            throw ProjectException.of(project.directory() + " holds several modules with handlers ("
                    + modules.stream().map(module -> name(project, module)).collect(Collectors.joining(", "))
                    + "): open one of them.");
        }
        return classes(project, List.of());
    }

    /**
     * Everything of a build that has handlers: the project itself, and the modules below it. Where that is not several,
     * it is what {@link #open} opens.
     *
     * @throws ProjectException when there is none, or a build tool fails
     * @throws IOException when something cannot be read, or the thread was interrupted
     */
    RunnableCode all(Project project) throws IOException {
        List<Project> modules = withHandlers(project);
        if (modules.size() < 2) {
            boolean below = modules.size() == 1 && !modules.contains(project);
            CodePath.Found one = below ? only(project, modules.getFirst()) : open(project);
            return RunnableCode.of(new RunnableCode.Part("", project.directory(), one.code()), one.notes());
        }
        if (modules.stream().anyMatch(module -> module.root().equals(project.root()) && !projects.isKnown(module))) {
            projects.learnAll(project);
        }
        List<RunnableCode.Part> parts = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Project module : modules) {
            CodePath.Found found = classes(module, List.of());
            String name = name(project, module);
            parts.add(new RunnableCode.Part(name, module.directory(), found.code()));
            found.notes().forEach(note -> notes.add(name + ": " + note));
        }
        return new RunnableCode(parts, notes);
    }

    private CodePath.Found only(Project project, Project module) throws IOException {
        return classes(
                module,
                List.of("It is the module " + name(project, module)
                        + ", the only one that was built and holds handlers."));
    }

    private CodePath.Found classes(Project project, List<String> before) throws IOException {
        Projects.Opened opened = projects.open(project);
        return new CodePath.Found(
                opened.code(),
                Stream.concat(before.stream(), opened.notes().stream()).toList());
    }

    private List<Project> withHandlers(Project project) throws IOException {
        List<Project> modules = new ArrayList<>();
        for (Project module : projects.built(project)) {
            if (holdsHandlers(module)) {
                modules.add(module);
            }
        }
        return modules;
    }

    private boolean holdsHandlers(Project module) throws IOException {
        List<Path> own = projects.output(module);
        CodeBundle bundle = CodeBundle.open(
                new Code.ClassDirectory(own.getFirst(), own.subList(1, own.size()), List.of()), module.directory());
        return !HandlerDiscovery.of(bundle).handlers().isEmpty();
    }

    private static String name(Project project, Project module) {
        return project.equals(module)
                ? String.valueOf(project.directory().getFileName())
                : project.directory().relativize(module.directory()).toString();
    }

    /** The jars of a build's output that are meant to be deployed: those with all dependencies, where there are some. */
    static List<Path> deployable(Path directory) throws IOException {
        List<Path> candidates = CodeLocator.jarsIn(directory).stream()
                .filter(jar ->
                        !jar.getFileName().toString().matches("original-.*|.*-(sources|javadoc|tests|plain)\\.jar"))
                .toList();
        List<Path> shaded = candidates.stream().filter(ProjectCode::isShaded).toList();
        return shaded.isEmpty() ? candidates : shaded;
    }

    /** The shade plugin keeps what it replaced as {@code original-NAME}; the other endings are habits of other builds. */
    private static boolean isShaded(Path jar) {
        String name = jar.getFileName().toString();
        return Files.exists(jar.resolveSibling("original-" + name))
                || name.matches(".*-(shaded|all|aws|lambda|jar-with-dependencies)\\.jar");
    }
}
