package dev.durascope.engine.invoke;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The classes of a bundle: its own all read at once, those of its dependencies when a super type leads there. Broken
 * class files are passed over, as a JVM would until it needs them.
 */
final class ClassIndex implements AutoCloseable {
    private final Map<String, ClassFile> classes = new HashMap<>();
    private final Set<String> missing = new HashSet<>();
    private final List<Path> entries;
    private final List<Path> dependencies;
    private final Map<Path, ZipFile> openJars = new HashMap<>();

    private ClassIndex(CodeBundle bundle) {
        this.entries = Stream.concat(bundle.ownEntries().stream(), bundle.dependencies().stream())
                .toList();
        this.dependencies = bundle.dependencies();
    }

    /**
     * Reads a bundle's own classes.
     *
     * @throws CodeException when a jar cannot be read
     */
    static ClassIndex of(CodeBundle bundle) throws CodeException {
        ClassIndex index = new ClassIndex(bundle);
        for (Path entry : bundle.ownEntries()) {
            try {
                if (Files.isDirectory(entry)) {
                    index.readDirectory(entry);
                } else {
                    index.readJar(entry);
                }
            } catch (IOException e) {
                throw new CodeException(entry + " cannot be read: " + e.getMessage() + ". Build or copy it again.", e);
            }
        }
        return index;
    }

    /** The bundle's own classes. */
    List<ClassFile> own() {
        return List.copyOf(classes.values());
    }

    /** A class by its internal name, wherever it lies; absent when it is not in the bundle, as the JDK's are. */
    Optional<ClassFile> find(String name) {
        ClassFile known = classes.get(name);
        if (known != null || missing.contains(name) || name.startsWith("java/")) {
            return Optional.ofNullable(known);
        }
        for (Path entry : dependencies) {
            ClassFile found = lookUp(entry, name, ClassFile::read);
            if (found != null) {
                // Own classes are listed once, before any look-up: what is kept here is not listed.
                classes.put(name, found);
                return Optional.of(found);
            }
        }
        missing.add(name);
        return Optional.empty();
    }

    /** What instances of a class hold, by its internal name; absent when it is not in the bundle, or broken. */
    Optional<ClassShape> shape(String name) {
        for (Path entry : entries) {
            ClassShape found = lookUp(entry, name, ClassShape::read);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private void readDirectory(Path root) throws IOException {
        Files.walkFileTree(root, CodeFingerprint.AS_A_JVM_READS, Integer.MAX_VALUE, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (isClass(file.toString())
                        && !CodeFingerprint.dangles(attributes)
                        && !root.relativize(file).startsWith("META-INF")) {
                    add(Files.readAllBytes(file));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof FileSystemLoopException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
    }

    private void readJar(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (isClass(entry.getName()) && !entry.getName().startsWith("META-INF/")) {
                    add(bytes(zip, entry));
                }
            }
        }
    }

    private static boolean isClass(String path) {
        return path.endsWith(".class") && !path.endsWith("module-info.class") && !path.endsWith("package-info.class");
    }

    private void add(byte[] bytes) {
        try {
            ClassFile read = ClassFile.read(bytes);
            classes.putIfAbsent(read.name(), read);
        } catch (IOException e) {
            // Broken; if it is needed, the handler's JVM will say so.
        }
    }

    private <T> @Nullable T lookUp(Path entry, String name, Form<T> form) {
        String resource = name + ".class";
        try {
            if (Files.isDirectory(entry)) {
                Path file = entry.resolve(resource);
                return Files.exists(file) ? form.read(Files.readAllBytes(file)) : null;
            }
            ZipFile zip = openJars.get(entry);
            if (zip == null) {
                zip = new ZipFile(entry.toFile());
                openJars.put(entry, zip);
            }
            ZipEntry found = zip.getEntry(resource);
            return found == null ? null : form.read(bytes(zip, found));
        } catch (IOException e) {
            return null; // not readable is as good as not there
        }
    }

    /** What is made of a class file. */
    private interface Form<T> {
        T read(byte[] bytes) throws IOException;
    }

    private static byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    @Override
    public void close() {
        for (ZipFile zip : openJars.values()) {
            try {
                zip.close();
            } catch (IOException e) {
                // Only read from.
            }
        }
    }
}
