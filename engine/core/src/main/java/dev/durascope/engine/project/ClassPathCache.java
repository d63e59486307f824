package dev.durascope.engine.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What build tools have answered, kept for as long as the build files are the same, by length and time of change, and all
 * that was named is still there.
 */
final class ClassPathCache {
    private static final String FORM = "durascope class path 2";
    private static final int DEPTH = 5;

    private final Path directory;

    /** @param directory made when something is kept */
    ClassPathCache(Path directory) {
        this.directory = directory;
    }

    /** What is known of a project; empty when it has to be asked again. */
    Optional<ClassPath> find(Project project) {
        Path file = file(project);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            List<String> kept = Files.readAllLines(file);
            List<String> inputs = inputs(project);
            int count = 1 + inputs.size();
            if (kept.size() < count
                    || !kept.getFirst().equals(FORM)
                    || !kept.subList(1, count).equals(inputs)
                    || kept.size() > count && kept.get(count).startsWith("input ")) {
                return Optional.empty();
            }
            List<Path> own = new ArrayList<>();
            List<Path> rest = new ArrayList<>();
            for (String line : kept.subList(count, kept.size())) {
                Path path = Path.of(line.substring(line.indexOf(' ') + 1));
                if (!Files.exists(path)) {
                    return Optional.empty();
                }
                (line.startsWith("own ") ? own : rest).add(path);
            }
            return Optional.of(new ClassPath(own, rest));
        } catch (IOException | InvalidPathException e) {
            return Optional.empty(); // a cache that cannot be read knows nothing
        }
    }

    /** Keeps an answer. @throws IOException when it cannot be written */
    void keep(Project project, ClassPath classPath) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(FORM);
        lines.addAll(inputs(project));
        classPath.own().forEach(path -> lines.add("own " + path));
        classPath.rest().forEach(path -> lines.add("rest " + path));
        Files.createDirectories(directory);
        Path unfinished = Files.createTempFile(directory, "class-path", ".txt");
        Files.write(unfinished, lines);
        Files.move(unfinished, file(project), StandardCopyOption.REPLACE_EXISTING);
    }

    /** A line for each file that the answer depends on. */
    private static List<String> inputs(Project project) {
        return FileTrees.find(project.root(), DEPTH, file -> isBuildFile(project.tool(), file)).stream()
                .map(ClassPathCache::state)
                .toList();
    }

    private static boolean isBuildFile(BuildTool tool, Path file) {
        String name = file.getFileName().toString();
        Path parent = file.getParent();
        String folder = parent == null ? "" : String.valueOf(parent.getFileName());
        return switch (tool) {
            case MAVEN -> name.equals("pom.xml") || folder.equals(".mvn");
            case GRADLE ->
                Stream.of(".gradle", ".gradle.kts", ".lockfile", ".versions.toml")
                                .anyMatch(name::endsWith)
                        || name.equals("gradle.properties");
        };
    }

    private static String state(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return "input " + attributes.size() + " " + attributes.lastModifiedTime() + " " + file;
        } catch (IOException e) {
            return "input gone " + file;
        }
    }

    private Path file(Project project) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((project.tool() + " " + project.directory()).getBytes(StandardCharsets.UTF_8));
            return directory.resolve(HexFormat.of().formatHex(hash, 0, 16) + ".txt");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
