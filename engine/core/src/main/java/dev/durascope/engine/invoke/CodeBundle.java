package dev.durascope.engine.invoke;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A function's code, checked and laid out so that it can be run.
 *
 * @param code what it was opened from
 * @param ownEntries the jars and directories that hold the function's own classes, in class path order; for Node.js the
 *     module
 * @param dependencies what else is on the class path, after them
 * @param taskRoot the directory that Lambda would unpack the code to
 */
public record CodeBundle(Code code, List<Path> ownEntries, List<Path> dependencies, Path taskRoot) {

    public CodeBundle {
        ownEntries = List.copyOf(ownEntries);
        dependencies = List.copyOf(dependencies);
    }

    /**
     * Opens code: a jar as it is, a Lambda zip (or a jar with {@code lib/*.jar} in it) unpacked into the cache.
     *
     * @param cache a directory for what must be unpacked; made when it is not there
     * @throws CodeException when there is no such file, or it is not what it claims to be
     * @throws IllegalArgumentException for a handler in this JVM, which has no code to open
     */
    public static CodeBundle open(Code code, Path cache) throws CodeException {
        return switch (code) {
            case Code.Archive archive -> archive(archive, cache);
            case Code.ClassDirectory classes -> classes(classes);
            case Code.NodeModule module -> node(module);
            case Code.InProcess inProcess ->
                throw new IllegalArgumentException("A handler in this JVM has no code to open.");
        };
    }

    /** Everything on the class path, in order. */
    public List<Path> classPath() {
        List<Path> all = new ArrayList<>(ownEntries);
        all.addAll(dependencies);
        return List.copyOf(all);
    }

    private static CodeBundle archive(Code.Archive code, Path cache) throws CodeException {
        Path file = code.file().toAbsolutePath();
        ArchiveCheck.Layout layout = ArchiveCheck.check(file);
        boolean isZip = file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".zip");
        if (layout == ArchiveCheck.Layout.FLAT && !isZip) {
            return new CodeBundle(code, List.of(file), libraries(file), parent(file));
        }
        Path root = ArchiveUnpacker.unpack(file, cache);
        List<Path> entries = new ArrayList<>();
        entries.add(root);
        try (var jars = Files.newDirectoryStream(root.resolve("lib"), "*.jar")) {
            jars.forEach(entries::add);
        } catch (java.nio.file.NoSuchFileException e) {
            // A zip of classes only.
        } catch (IOException e) {
            throw new CodeException("The unpacked " + file + " cannot be read: " + e.getMessage(), e);
        }
        // Lambda loads lib/ in the order of the names.
        entries.subList(1, entries.size()).sort(null);
        return new CodeBundle(code, entries, List.of(), root);
    }

    /** What a jar names as its libraries instead of holding them. */
    private static List<Path> libraries(Path jar) throws CodeException {
        BundleDescriptor descriptor = BundleDescriptor.in(jar);
        if (descriptor == null) {
            return List.of();
        }
        List<Path> libraries = new ArrayList<>();
        for (String name : descriptor.libraries()) {
            Path library;
            try {
                library = parent(jar).resolve(name).normalize();
            } catch (InvalidPathException e) {
                throw new CodeException(
                        BundleDescriptor.PATH + " in " + jar + ": the library '" + name + "' is no path.", e);
            }
            if (!Files.isRegularFile(library)) {
                throw new CodeException(jar + " needs " + library + ", which is not there. Use the jar where it was"
                        + " installed, or build one that holds its libraries.");
            }
            libraries.add(library);
        }
        return libraries;
    }

    private static CodeBundle classes(Code.ClassDirectory code) throws CodeException {
        Path directory = code.directory().toAbsolutePath();
        if (!Files.isDirectory(directory)) {
            throw new CodeException(
                    "No such class directory: " + directory + ". Compile the handler, or name the right directory.");
        }
        for (Path entry :
                Stream.concat(code.also().stream(), code.classPath().stream()).toList()) {
            if (!Files.exists(entry)) {
                throw new CodeException("No such class path entry: " + entry + ". Open " + directory
                        + " again, or its project, so that its class path is found anew.");
            }
        }
        List<Path> rest = code.classPath().stream().map(Path::toAbsolutePath).toList();
        List<Path> own = code.own().stream().map(Path::toAbsolutePath).toList();
        return new CodeBundle(code, own, rest, directory);
    }

    private static CodeBundle node(Code.NodeModule code) throws CodeException {
        Path path = code.path().toAbsolutePath();
        if (Files.isDirectory(path)) {
            return new CodeBundle(code, List.of(path), List.of(), path);
        }
        if (!Files.exists(path)) {
            throw new CodeException("No such file: " + path + ". Name a Node.js module or its directory.");
        }
        if (!path.toString().matches("(?s).*\\.(mjs|cjs|js)")) {
            throw new CodeException(path + " is no Node.js module: its name must end in .mjs, .cjs or .js.");
        }
        return new CodeBundle(code, List.of(path), List.of(), parent(path));
    }

    private static Path parent(Path absolute) {
        Path parent = absolute.getParent();
        return parent == null ? absolute : parent;
    }
}
