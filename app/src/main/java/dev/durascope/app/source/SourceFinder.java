package dev.durascope.app.source;

import dev.durascope.engine.history.SourceLocation;
import dev.durascope.engine.invoke.Code;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Finds the source of a handler's classes: in directories that the user named, in the project that built the code, in
 * sources jars beside it, and in the code itself. Slow; called in the background. What it learned of a place is
 * remembered. Safe for use by many threads.
 */
public final class SourceFinder {
    private static final int MOST_FILES = 20_000;

    /** Lines in which a package declaration is looked for. */
    private static final int HEAD_LINES = 200;

    private record Place(Code code, List<Path> configured) {}

    private final Map<Place, SourceRoots> known = new HashMap<>();

    /**
     * Finds the file that a place is in. What could not be found is looked for anew the next time.
     *
     * @param configured directories and sources jars that the user named
     */
    public Optional<SourceFile> find(SourceLocation place, Code code, List<Path> configured) {
        Place where = new Place(code, List.copyOf(configured));
        SourceRoots roots;
        synchronized (known) {
            roots = known.get(where);
        }
        boolean fresh = roots == null;
        SourceRoots looked = fresh ? SourceRoots.around(code, configured) : roots;
        Optional<SourceFile> found = find(place, code, looked);
        if (found.isEmpty() && !fresh) {
            looked = SourceRoots.around(code, configured);
            found = find(place, code, looked);
        }
        synchronized (known) {
            known.put(where, looked);
        }
        return found;
    }

    /** The directory of the project that built some code: the nearest that an IDE has opened, else the outermost. */
    public Optional<Path> project(Code code, List<Path> configured) {
        Path built = SourceRoots.around(code, configured).project();
        return SourceRoots.anchors(code).stream()
                .findFirst()
                .map(anchor -> project(anchor.toAbsolutePath().normalize(), built));
    }

    private static Optional<SourceFile> find(SourceLocation place, Code code, SourceRoots roots) {
        SourceName name = SourceName.of(place);
        for (Path root : roots.directories()) {
            for (String file : name.files()) {
                Path path = root.resolve(name.directory() + file);
                if (Files.isRegularFile(path)) {
                    return Optional.of(file(path, place, code, roots));
                }
            }
        }
        // Kotlin's and Scala's files need not lie where their package says.
        for (Path root : roots.directories()) {
            Path path = elsewhere(root, name);
            if (path != null) {
                return Optional.of(file(path, place, code, roots));
            }
        }
        for (Path archive : roots.archives()) {
            for (String file : name.files()) {
                String entry = entry(archive, name.directory() + file);
                if (entry != null) {
                    return Optional.of(new SourceFile(archive, entry, false, roots.project()));
                }
            }
        }
        return Optional.empty();
    }

    private static SourceFile file(Path path, SourceLocation place, Code code, SourceRoots roots) {
        return new SourceFile(path, null, isNewer(path, place, code), project(path, roots.project()));
    }

    private static @Nullable Path project(Path file, @Nullable Path built) {
        for (Path each = file.getParent(); each != null; each = each.getParent()) {
            if (Files.isDirectory(each.resolve(".idea")) || Files.isDirectory(each.resolve(".vscode"))) {
                return each;
            }
            if (each.equals(built)) {
                return built;
            }
        }
        return built;
    }

    private static Path classFile(Code.ClassDirectory classes, SourceLocation place) {
        String name = place.className().replace('.', '/') + ".class";
        return classes.own().stream()
                .map(directory -> directory.resolve(name))
                .filter(Files::exists)
                .findFirst()
                .orElse(classes.directory().resolve(name));
    }

    private static boolean isNewer(Path source, SourceLocation place, Code code) {
        Path compiled = switch (code) {
            case Code.Archive archive -> archive.file();
            case Code.ClassDirectory classes -> classFile(classes, place);
            case Code.NodeModule module -> module.path();
            case Code.InProcess inProcess -> source;
        };
        try {
            FileTime then = Files.getLastModifiedTime(compiled);
            return Files.getLastModifiedTime(source).compareTo(then) > 0;
        } catch (IOException e) {
            return false; // what was compiled is elsewhere on the class path, or gone
        }
    }

    private static @Nullable Path elsewhere(Path root, SourceName name) {
        if (name.files().stream().allMatch(file -> file.endsWith(".java"))) {
            return null;
        }
        Path[] found = new Path[1];
        int[] seen = {0};
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (name.files().contains(String.valueOf(file.getFileName()))
                            && !file.toString().endsWith(".java")
                            && isOf(name.packageName(), file)) {
                        found[0] = file;
                        return FileVisitResult.TERMINATE;
                    }
                    return ++seen[0] < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            return null;
        }
        return found[0];
    }

    private static boolean isOf(String packageName, Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            String line = reader.readLine();
            for (int i = 0; line != null && i < HEAD_LINES; i++) {
                String stripped = line.strip();
                if (stripped.startsWith("package ")) {
                    String declared = stripped.substring("package ".length()).strip();
                    return declared.equals(packageName) || declared.equals(packageName + ";");
                }
                line = reader.readLine();
            }
            return packageName.isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private static @Nullable String entry(Path archive, String path) {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            // Sources jars of a whole project may keep them as the project has them.
            for (String prefix : List.of("", "src/main/java/", "src/main/kotlin/", "META-INF/sources/")) {
                if (zip.getEntry(prefix + path) != null) {
                    return prefix + path;
                }
            }
        } catch (IOException e) {
            return null; // gone, or no zip at all
        }
        return null;
    }
}
