package dev.durascope.engine.functions;

import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.project.FileTrees;
import dev.durascope.engine.project.Project;
import dev.durascope.engine.project.ProjectException;
import dev.durascope.engine.project.Projects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds a function's code where a file says it lies. */
final class CodeLocator {

    private static final String KINDS =
            "give a jar, a Lambda zip, a directory of classes, a Maven or Gradle project, or a Node.js module";
    private static final List<String> NODE_ENDINGS = List.of(".mjs", ".cjs", ".js");

    private final Path base;
    private final Mistakes mistakes;
    private final Projects projects;

    /** Many functions of a template may share one project, which is looked through once. */
    private final Map<Project, CodePath.Found> opened = new HashMap<>();

    /** @param file the file whose directory relative paths start at */
    CodeLocator(Path file, Mistakes mistakes, Projects projects) {
        this.projects = projects;
        Path directory = file.toAbsolutePath().getParent();
        this.base = directory == null ? file.toAbsolutePath() : directory;
        this.mistakes = mistakes;
    }

    /** The code and what runs it. @param notes what its user should know of it */
    record Located(Code code, Runtime runtime, List<String> notes) {
        Located(Code code, Runtime runtime) {
            this(code, runtime, List.of());
        }
    }

    /**
     * Finds code, or tells why not.
     *
     * @param runtime what is to run it; {@code null} to go by what is there
     * @param handler which module a Node.js handler names; {@code null} when unknown
     */
    @Nullable
    Located locate(String text, @Nullable Runtime runtime, @Nullable String handler, Place place) {
        try {
            Path path = base.resolve(text).normalize();
            if (!Files.exists(path)) {
                mistakes.add(
                        place,
                        "there is no " + path + "; build it first, or correct the path (relative ones start at " + base
                                + ").");
                return null;
            }
            return Files.isDirectory(path) ? directory(path, runtime, handler, place) : file(path, runtime, place);
        } catch (InvalidPathException e) {
            mistakes.add(place, "\"" + text + "\" is not a path; " + KINDS + ".");
        } catch (ProjectException e) {
            mistakes.add(place, e);
        } catch (IOException | UncheckedIOException e) {
            mistakes.add(place, "\"" + text + "\" cannot be read: " + e.getMessage() + ".");
        }
        return null;
    }

    private @Nullable Located file(Path path, @Nullable Runtime runtime, Place place) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean archive = name.endsWith(".jar") || name.endsWith(".zip");
        boolean module = NODE_ENDINGS.stream().anyMatch(name::endsWith);
        if (archive && runtime != Runtime.NODEJS) {
            return new Located(new Code.Archive(path), Runtime.JAVA);
        }
        if (module && runtime != Runtime.JAVA) {
            return new Located(new Code.NodeModule(path), Runtime.NODEJS);
        }
        mistakes.add(
                place,
                runtime == Runtime.NODEJS
                        ? path + " must be a directory or a .mjs, .cjs or .js file to run on Node.js."
                        : path + " is neither a jar nor a zip; " + KINDS + ".");
        return null;
    }

    private @Nullable Located directory(Path path, @Nullable Runtime runtime, @Nullable String handler, Place place)
            throws IOException {
        Project project = Project.at(path).orElse(null);
        Runtime kind =
                runtime != null ? runtime : project == null && looksLikeNode(path) ? Runtime.NODEJS : Runtime.JAVA;
        if (kind == Runtime.NODEJS) {
            return nodeDirectory(path, handler, place);
        }
        if (project == null) {
            project = projects.ofClasses(path).orElse(null);
        }
        if (project != null) {
            CodePath.Found found = opened.get(project);
            if (found == null) {
                found = new ProjectCode(projects).open(project);
                opened.put(project, found);
            }
            return new Located(found.code(), Runtime.JAVA, found.notes());
        }
        List<Path> libraries = jarsIn(path.resolve("lib"));
        if (!libraries.isEmpty() || FileTrees.holdsClasses(path)) {
            return new Located(new Code.ClassDirectory(path, libraries), Runtime.JAVA);
        }
        return jarOf(path, place, KINDS);
    }

    private @Nullable Located nodeDirectory(Path path, @Nullable String handler, Place place) {
        int dot = handler == null ? -1 : handler.lastIndexOf('.');
        if (handler != null && dot > 0) {
            String module = handler.substring(0, dot);
            if (NODE_ENDINGS.stream().noneMatch(ending -> Files.exists(path.resolve(module + ending)))) {
                mistakes.add(
                        place,
                        path + " holds no " + module + ".mjs, .cjs or .js for the handler " + handler
                                + "; build it first (after sam build, name .aws-sam/build/template.yaml).");
                return null;
            }
        }
        return new Located(new Code.NodeModule(path), Runtime.NODEJS);
    }

    private static boolean looksLikeNode(Path directory) throws IOException {
        if (Files.exists(directory.resolve("package.json"))) {
            return true;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(Path::toString)
                    .anyMatch(name -> NODE_ENDINGS.stream().anyMatch(name::endsWith));
        }
    }

    /** The one jar of a build's output that is meant to be deployed. */
    private @Nullable Located jarOf(Path directory, Place place, String remedy) throws IOException {
        List<Path> choice = ProjectCode.deployable(directory);
        if (choice.size() == 1) {
            return new Located(new Code.Archive(choice.getFirst()), Runtime.JAVA);
        }
        mistakes.add(
                place,
                choice.isEmpty()
                        ? directory + " holds no jar; " + remedy + "."
                        : directory + " holds several jars ("
                                + choice.stream()
                                        .map(jar -> jar.getFileName().toString())
                                        .collect(Collectors.joining(", "))
                                + "); name the one to run.");
        return null;
    }

    static List<Path> jarsIn(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }
}
