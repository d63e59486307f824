package dev.durascope.engine.functions;

import dev.durascope.engine.functions.CodeLocator.Located;
import dev.durascope.engine.invoke.Code;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** What kind of code a path leads to. */
public final class CodePath {

    private CodePath() {}

    /**
     * Finds the code at a path: a jar or zip, a Node.js module, a directory of either, or a Maven project that was
     * built. Whether a jar or zip is there and is one is seen when it is opened.
     *
     * @param text a path; relative ones start at the working directory
     * @throws FunctionsFileException when it leads to no code
     */
    public static Code find(String text) throws FunctionsFileException {
        Path path;
        try {
            path = Path.of(text);
        } catch (InvalidPathException e) {
            Mistakes mistakes = new Mistakes(Path.of("."));
            mistakes.add(Place.FILE, "\"" + text + "\" is not a path; correct it.");
            throw mistakes.asException();
        }
        if (!Files.isDirectory(path)) {
            return path.toString().toLowerCase(Locale.ROOT).matches("(?s).*\\.(mjs|cjs|js)")
                    ? new Code.NodeModule(path)
                    : new Code.Archive(path);
        }
        Mistakes mistakes = new Mistakes(path);
        Located located =
                new CodeLocator(path, mistakes).locate(path.toAbsolutePath().toString(), null, null, Place.FILE);
        if (located == null) {
            throw mistakes.asException();
        }
        return located.code();
    }
}
