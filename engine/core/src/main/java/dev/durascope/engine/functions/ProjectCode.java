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
        if (project.isBuilt()) {
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
        List<Project> modules = new ArrayList<>();
        for (Project module : Projects.builtModules(project)) {
            if (holdsHandlers(module)) {
                modules.add(module);
            }
        }
        if (modules.size() == 1) {
            return classes(
                    modules.getFirst(),
                    List.of("It is the module " + name(project, modules.getFirst())
                            + ", the only one that was built and holds handlers."));
        }
        if (modules.size() > 1) {
            throw ProjectException.of(project.directory() + " holds several modules with handlers ("
                    + modules.stream().map(module -> name(project, module)).collect(Collectors.joining(", "))
                    + "): open one of them.");
        }
        return classes(project, List.of());
    }

    private CodePath.Found classes(Project project, List<String> before) throws IOException {
        Projects.Opened opened = projects.open(project);
        return new CodePath.Found(
                opened.code(),
                Stream.concat(before.stream(), opened.notes().stream()).toList());
    }

    private static boolean holdsHandlers(Project module) throws IOException {
        List<Path> own = module.own();
        CodeBundle bundle = CodeBundle.open(
                new Code.ClassDirectory(own.getFirst(), own.subList(1, own.size()), List.of()), module.directory());
        return !HandlerDiscovery.of(bundle).handlers().isEmpty();
    }

    private static String name(Project project, Project module) {
        return project.directory().relativize(module.directory()).toString();
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
