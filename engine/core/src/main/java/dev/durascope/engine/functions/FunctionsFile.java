package dev.durascope.engine.functions;

import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.project.Projects;
import java.nio.file.Path;
import java.util.List;

/**
 * The functions that a file describes, in one of two forms: our own, {@code {"functions": {NAME: {...}}}}, or an AWS SAM
 * or CloudFormation template. Both may be JSON or YAML.
 *
 * @param file the file as it was named
 * @param functions what can be run here, in the order of the file; never empty
 * @param notes what its user should know: a line for every function of a template that was left out because it cannot
 *     be run here, and for code that is not quite what was built
 */
public record FunctionsFile(Path file, List<FunctionConfig> functions, List<String> notes) {

    /** What a functions file may be, in words. */
    static final String FORMS = "{\"functions\": {NAME: {\"code\", \"handler\", ...}}} or an AWS SAM template";

    public FunctionsFile {
        functions = List.copyOf(functions);
        notes = List.copyOf(notes);
    }

    /**
     * Reads a file. Relative paths in it start at its directory.
     *
     * @param region the region that a template's ARNs and {@code AWS::Region} are made with
     * @param account the account that a template's ARNs and {@code AWS::AccountId} are made with
     * @param projects opens the projects that code lies in
     * @throws FunctionsFileException when anything in it cannot be used: all its mistakes at once
     */
    public static FunctionsFile read(Path file, String region, String account, Projects projects)
            throws FunctionsFileException {
        Mistakes mistakes = new Mistakes(file);
        Tree tree = TreeReader.read(file, mistakes);
        FunctionsFile read = null;
        if (!(tree instanceof Tree.Mapping root)) {
            mistakes.add(tree.place(), "must be an object, not " + tree.description() + "; give " + FORMS + ".");
        } else if (root.entries().containsKey("functions")) {
            read = new OwnForm(file, mistakes, projects).read(root);
        } else if (root.entries().containsKey("Resources")) {
            read = new SamTemplate(file, mistakes, new Intrinsics(root, mistakes, region, account), projects)
                    .read(root);
        } else {
            mistakes.add(Place.FILE, "has neither \"functions\" nor \"Resources\"; give " + FORMS + ".");
        }
        if (read == null || !mistakes.isEmpty()) {
            throw mistakes.asException();
        }
        return read;
    }
}
