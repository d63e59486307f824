package dev.durascope.engine.functions;

import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.project.Project;
import dev.durascope.engine.project.ProjectException;
import dev.durascope.engine.project.Projects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that can be run of what a path leads to: one jar, module or class directory; all modules of a project that hold
 * handlers; the functions of a template, which a project may have beside them.
 *
 * @param parts code whose handlers can be run; empty for a file that names functions
 * @param template the file that names the functions; absent when there is none, or it cannot be used
 * @param functions the functions that it names
 * @param notes what their user should know, a sentence each: also why a project's template cannot be used
 * @param templates the files that name functions, or would if they were there and could be used: when one of them changes,
 *     all this may be otherwise
 */
public record RunnableCode(
        List<Part> parts,
        @Nullable Path template,
        List<FunctionConfig> functions,
        List<String> notes,
        Set<Path> templates) {

    /** What SAM calls a template, in the order in which it looks for them. */
    private static final List<String> TEMPLATES = List.of("template.yaml", "template.yml", "template.json");

    public RunnableCode {
        parts = List.copyOf(parts);
        functions = List.copyOf(functions);
        notes = List.copyOf(notes);
        templates = Set.copyOf(templates);
    }

    /** Code that no file names functions of. */
    RunnableCode(List<Part> parts, List<String> notes) {
        this(parts, null, List.of(), notes, Set.of());
    }

    /**
     * One piece of code.
     *
     * @param module what it is called among others: its path in the build; empty where it stands alone
     * @param place what leads to it alone
     */
    public record Part(String module, Path place, Code code) {}

    static RunnableCode of(Part part, List<String> notes) {
        return new RunnableCode(List.of(part), notes);
    }

    /**
     * Looks what a path leads to.
     *
     * @param path what {@link CodePath#find} takes, or a file that names functions
     * @param region as for {@link FunctionsFile#read}
     * @param account as for {@link FunctionsFile#read}
     * @throws FunctionsFileException when it leads to no code, or is a file of functions that cannot be used
     * @throws ProjectException when it leads to a project whose code cannot be had
     * @throws IOException when something cannot be read, or the thread was interrupted
     */
    public static RunnableCode at(Path path, String region, String account, Projects projects)
            throws FunctionsFileException, IOException {
        if (isFunctionsFile(path)) {
            return ofFile(FunctionsFile.read(path, region, account, projects));
        }
        return Files.isDirectory(path) ? ofDirectory(path, region, account, projects) : code(path, projects);
    }

    private static RunnableCode ofDirectory(Path path, String region, String account, Projects projects)
            throws FunctionsFileException, IOException {
        RunnableCode found = inDirectory(path, region, account, projects);
        return new RunnableCode(
                found.parts(),
                found.template(),
                found.functions(),
                found.notes(),
                TEMPLATES.stream().map(path::resolve).collect(Collectors.toSet()));
    }

    private static RunnableCode inDirectory(Path path, String region, String account, Projects projects)
            throws FunctionsFileException, IOException {
        Optional<Path> template = template(path);
        if (template.isEmpty()) {
            return code(path, projects);
        }
        FunctionsFile read;
        try {
            read = FunctionsFile.read(template.get(), region, account, projects);
        } catch (FunctionsFileException e) {
            return withoutTemplate(path, template.get(), e, projects);
        }
        RunnableCode functions = ofFile(read);
        if (Project.at(path).isEmpty()) {
            return functions;
        }
        try {
            RunnableCode code = code(path, projects);
            List<String> notes = new ArrayList<>(functions.notes());
            code.notes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
            return new RunnableCode(code.parts(), template.get(), functions.functions(), notes, Set.of());
        } catch (ProjectException | FunctionsFileException e) {
            return functions; // the project by itself is no code: the template says where that lies
        }
    }

    private static RunnableCode ofFile(FunctionsFile read) {
        return new RunnableCode(List.of(), read.file(), read.functions(), read.notes(), Set.of(read.file()));
    }

    /** Whether a file is to be read as one that names functions, by its name: code in such files is none of ours. */
    public static boolean isFunctionsFile(Path path) {
        return Files.isRegularFile(path)
                && path.toString().toLowerCase(Locale.ROOT).matches("(?s).*\\.(yaml|yml|json|template)");
    }

    private static Optional<Path> template(Path directory) {
        return TEMPLATES.stream()
                .map(directory::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** A project's own code, which a template that cannot be used takes nothing from. */
    private static RunnableCode withoutTemplate(
            Path directory, Path template, FunctionsFileException wrong, Projects projects)
            throws FunctionsFileException, IOException {
        if (Project.at(directory).isEmpty() && !Files.exists(directory.resolve("package.json"))) {
            throw wrong; // no code of its own, so the template is what was meant
        }
        RunnableCode code = code(directory, projects);
        List<String> notes = new ArrayList<>();
        notes.add("The functions of " + template.getFileName() + " are not offered until it is corrected:");
        notes.addAll(wrong.lines());
        notes.addAll(code.notes());
        return new RunnableCode(code.parts(), notes);
    }

    private static RunnableCode code(Path path, Projects projects) throws FunctionsFileException, IOException {
        Optional<Project> project = Files.isDirectory(path) ? Project.at(path) : Optional.empty();
        if (project.isPresent()) {
            return new ProjectCode(projects).all(project.get());
        }
        CodePath.Found found = CodePath.find(path.toString(), projects);
        return of(new Part("", path, found.code()), found.notes());
    }
}
