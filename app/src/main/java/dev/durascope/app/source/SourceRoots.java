package dev.durascope.app.source;

import dev.durascope.engine.invoke.Code;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the source of some code may be, the likeliest first.
 *
 * @param directories the roots of packages
 * @param archives jars that hold sources, or may
 * @param project the outermost project that the code was built by; absent when it was built by none that can be seen
 */
record SourceRoots(
        List<Path> directories,
        List<Path> archives,
        @Nullable Path project) {
    /** From the code to the project that built it, and from that to the outermost. */
    private static final int LEVELS_UP = 8;

    private static final int LEVELS_DOWN = 6;
    private static final int MOST_DIRECTORIES = 4_000;
    private static final int MOST_ARCHIVES = 200;

    private static final Set<String> BUILD_FILES = Set.of(
            "pom.xml",
            "build.gradle",
            "build.gradle.kts",
            "settings.gradle",
            "settings.gradle.kts",
            "build.sbt",
            "build.xml",
            ".idea",
            ".git");
    private static final Set<String> OUTPUT = Set.of("target", "build", "out", "bin");
    private static final Set<String> PASSED_OVER = Set.of("target", "build", "out", "bin", "node_modules", "dist");
    private static final List<String> LANGUAGES = List.of("java", "kotlin", "scala", "groovy");

    /** What the shading of a jar puts behind its name, before a sources jar's name does. */
    private static final List<String> SHADED =
            List.of("-all", "-shaded", "-uber", "-fat", "-aws", "-jar-with-dependencies");

    /**
     * Looks around some code. Slow: reads directories.
     *
     * @param configured directories that the user named
     */
    static SourceRoots around(Code code, List<Path> configured) {
        Set<Path> directories = new LinkedHashSet<>();
        Set<Path> archives = new LinkedHashSet<>();
        for (Path named : configured) {
            if (Files.isDirectory(named)) {
                below(named, directories);
                directories.add(named);
            } else {
                archives.add(named);
            }
        }
        Path project = null;
        for (Path anchor : anchors(code)) {
            Path absolute = anchor.toAbsolutePath().normalize();
            Path module = module(absolute);
            if (module != null) {
                Path outermost = outermost(module);
                project = project == null ? outermost : project;
                below(module, directories);
                below(outermost, directories);
            }
            if (!Files.isDirectory(absolute)) {
                archives.addAll(sourceJars(absolute));
                archives.add(absolute);
            }
        }
        return new SourceRoots(List.copyOf(directories), List.copyOf(archives), project);
    }

    /** What of the code lies where a build has put it. */
    static List<Path> anchors(Code code) {
        return switch (code) {
            case Code.Archive archive -> List.of(archive.file());
            case Code.ClassDirectory classes -> {
                List<Path> all = new ArrayList<>(classes.own());
                all.addAll(classes.classPath());
                yield all.subList(0, Math.min(all.size(), MOST_ARCHIVES));
            }
            case Code.NodeModule module -> List.of();
            case Code.InProcess inProcess -> List.of();
        };
    }

    private static @Nullable Path module(Path anchor) {
        Path builtIn = null;
        Path each = anchor.getParent();
        for (int level = 0; each != null && level < LEVELS_UP; level++) {
            if (isProject(each)) {
                return each;
            }
            Path name = each.getFileName();
            if (builtIn == null && name != null && OUTPUT.contains(name.toString())) {
                builtIn = each.getParent();
            }
            each = each.getParent();
        }
        return builtIn;
    }

    private static boolean isProject(Path directory) {
        return BUILD_FILES.stream().anyMatch(file -> Files.exists(directory.resolve(file)));
    }

    private static Path outermost(Path module) {
        Path outermost = module;
        Path each = module.getParent();
        for (int level = 0; each != null && each.getParent() != null && level < LEVELS_UP; level++) {
            if (isProject(each)) {
                outermost = each;
            }
            each = each.getParent();
        }
        return outermost;
    }

    /** The roots in a directory and in those below it, nearest first, for as far as is worth the time. */
    private static void below(Path top, Set<Path> found) {
        record Level(Path directory, int depth) {}
        Deque<Level> open = new ArrayDeque<>(List.of(new Level(top, 0)));
        int looked = 0;
        while (!open.isEmpty() && looked++ < MOST_DIRECTORIES) {
            Level level = open.poll();
            for (Path each : children(level.directory())) {
                String name = String.valueOf(each.getFileName());
                if (name.equals("src")) {
                    rootsIn(each, found);
                } else if (name.equals("target") || name.equals("build")) {
                    generated(each, found);
                }
                if (level.depth() < LEVELS_DOWN
                        && !name.equals("src")
                        && !name.startsWith(".")
                        && !PASSED_OVER.contains(name)) {
                    open.add(new Level(each, level.depth() + 1));
                }
            }
        }
    }

    /** {@code src/main/java} and its like; a {@code src} that has none is a root itself. */
    private static void rootsIn(Path src, Set<Path> found) {
        boolean any = false;
        List<Path> sets = new ArrayList<>(children(src));
        sets.sort((a, b) -> Boolean.compare(isMain(b), isMain(a)));
        for (Path set : sets) {
            for (String language : LANGUAGES) {
                Path root = set.resolve(language);
                if (Files.isDirectory(root)) {
                    any = true;
                    found.add(root);
                }
            }
        }
        if (!any) {
            found.add(src);
        }
    }

    private static boolean isMain(Path set) {
        return String.valueOf(set.getFileName())
                .toLowerCase(java.util.Locale.ROOT)
                .contains("main");
    }

    private static void generated(Path output, Set<Path> found) {
        found.addAll(children(output.resolve("generated-sources")));
        for (Path generator : children(output.resolve("generated").resolve("sources"))) {
            children(generator).forEach(language -> found.addAll(children(language)));
        }
    }

    private static List<Path> children(Path directory) {
        List<Path> children = new ArrayList<>();
        if (!Files.isDirectory(directory)) {
            return children;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, Files::isDirectory)) {
            all.forEach(children::add);
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            // What may not be read holds nothing for us.
            return children;
        }
        children.sort(null);
        return children;
    }

    /** Sources jars beside a jar: its own first, then all others. */
    private static Collection<Path> sourceJars(Path jar) {
        Set<Path> jars = new LinkedHashSet<>();
        String name = String.valueOf(jar.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        jars.add(jar.resolveSibling(stem + "-sources.jar"));
        for (String suffix : SHADED) {
            if (stem.endsWith(suffix)) {
                jars.add(jar.resolveSibling(stem.substring(0, stem.length() - suffix.length()) + "-sources.jar"));
            }
        }
        Path directory = jar.getParent();
        if (directory != null) {
            try (DirectoryStream<Path> others = Files.newDirectoryStream(directory, "*-sources.jar")) {
                for (Path other : others) {
                    if (jars.size() < MOST_ARCHIVES) {
                        jars.add(other);
                    }
                }
            } catch (IOException e) {
                jars.removeIf(each -> !Files.isReadable(each));
            }
        }
        jars.removeIf(each -> !Files.isRegularFile(each));
        return jars;
    }
}
