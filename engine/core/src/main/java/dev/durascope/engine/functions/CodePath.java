package dev.durascope.engine.functions;

import dev.durascope.engine.functions.CodeLocator.Located;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.project.Project;
import dev.durascope.engine.project.ProjectException;
import dev.durascope.engine.project.Projects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What kind of code a path leads to. */
public final class CodePath {

    private CodePath() {}

    /**
     * Code that was found.
     *
     * @param notes what its user should know of it, a sentence each
     */
    public record Found(Code code, List<String> notes) {
        public Found {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Finds the code at a path: a jar or zip, a Node.js module, a directory of either, or a project of Maven or Gradle
     * that was built. Whether a jar or zip is there and is one is seen when it is opened.
     *
     * @param text a path; relative ones start at the working directory
     * @param projects opens projects
     * @throws FunctionsFileException when it leads to no code
     * @throws ProjectException when it leads to a project whose code cannot be had, because it is not built for one
     * @throws IOException when something cannot be read, or the thread was interrupted
     */
    public static Found find(String text, Projects projects) throws FunctionsFileException, IOException {
        Path path;
        try {
            path = Path.of(text);
        } catch (InvalidPathException e) {
            Mistakes mistakes = new Mistakes(Path.of("."));
            mistakes.add(Place.FILE, "\"" + text + "\" is not a path; correct it.");
            throw mistakes.asException();
        }
        if (!Files.isDirectory(path)) {
            Code code = path.toString().toLowerCase(Locale.ROOT).matches("(?s).*\\.(mjs|cjs|js)")
                    ? new Code.NodeModule(path)
                    : new Code.Archive(path);
            return new Found(code, List.of());
        }
        Optional<Project> project = Project.at(path);
        if (project.isPresent()) {
            return new ProjectCode(projects).open(project.get());
        }
        Mistakes mistakes = new Mistakes(path);
        Located located = new CodeLocator(path, mistakes, projects)
                .locate(path.toAbsolutePath().toString(), null, null, Place.FILE);
        if (located == null) {
            throw mistakes.asException();
        }
        return new Found(located.code(), located.notes());
    }
}
