package dev.durascope.engine.project;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files that {@code dependency:build-classpath} writes, one for each module. Maven puts the module's directory and its
 * output directory into the file's path, because the goal itself tells neither.
 */
final class MavenAnswer {
    private static final String BETWEEN = "durascope-classes";
    private static final String FILE = "class-path.txt";

    /** A path within a path needs paths that begin with their separator. */
    private static final boolean NESTED = File.separatorChar == '/';

    private static final int DEEPEST = 200;
    private static final int MODULE_DEPTH = 5;

    private final Path directory;

    /** @param directory an empty one */
    MavenAnswer(Path directory) {
        this.directory = directory;
    }

    /**
     * Makes way for output directories such as {@code ${project.basedir}/../out}: the system follows a path step by step,
     * so that there must be a directory to go up from.
     *
     * @param root the directory of the whole build
     * @throws IOException when they cannot be made
     */
    void prepare(Path root) throws IOException {
        if (NESTED) {
            for (Path pom : FileTrees.find(root, MODULE_DEPTH, file -> file.endsWith("pom.xml"))) {
                Path output = pom.resolveSibling("target");
                Files.createDirectories(Path.of(directory.toString() + pom.resolveSibling(BETWEEN) + output));
            }
        }
    }

    /** What Maven is told to write to. */
    String file() {
        return NESTED
                ? directory + "/${project.basedir}/" + BETWEEN + "/${project.build.outputDirectory}/" + FILE
                : directory.resolve(FILE).toString();
    }

    /**
     * What it has written.
     *
     * @param asked the module that was asked for
     * @throws IOException when it cannot be read
     */
    List<ModulePath> read(Project asked) throws IOException {
        Path single = directory.resolve(FILE);
        if (!NESTED) {
            // Each module overwrites what the one before has written, and the one that was asked for comes last.
            return Files.exists(single)
                    ? List.of(new ModulePath(asked.directory(), new ClassPath(List.of(), entries(single))))
                    : List.of();
        }
        List<Path> files;
        try (Stream<Path> all = Files.find(
                directory, DEEPEST, (file, attributes) -> attributes.isRegularFile() && file.endsWith(FILE))) {
            files = all.sorted().toList();
        }
        List<ModulePath> modules = new ArrayList<>();
        for (Path file : files) {
            String[] paths = ("/" + directory.relativize(file)).split("/" + BETWEEN + "(?=/)", 2);
            if (paths.length == 2) {
                Path output = Path.of(paths[1].substring(0, paths[1].length() - FILE.length() - 1));
                modules.add(new ModulePath(Path.of(paths[0]), new ClassPath(List.of(output), entries(file))));
            }
        }
        return modules;
    }

    private static List<Path> entries(Path file) throws IOException {
        List<Path> entries = new ArrayList<>();
        for (String entry : Files.readString(file).strip().split(Pattern.quote(File.pathSeparator))) {
            if (!entry.isBlank()) {
                entries.add(Path.of(entry.strip()));
            }
        }
        return entries;
    }
}
