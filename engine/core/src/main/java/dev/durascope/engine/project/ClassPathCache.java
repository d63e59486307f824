package dev.durascope.engine.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What build tools have answered, kept for as long as the build's inputs are the same, by length and time of change, and
 * all that was named outside of the build is still there.
 */
final class ClassPathCache {
    private static final String FORM = "durascope class path 3";

    private final Path directory;
    private final BuildInputs inputs;

    /**
     * @param directory made when something is kept
     * @param inputs what answers depend on
     */
    ClassPathCache(Path directory, BuildInputs inputs) {
        this.directory = directory;
        this.inputs = inputs;
    }

    /** What is known of a project; empty when it has to be asked again. */
    Optional<ClassPath> find(Project project) {
        Path file = file(project);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            List<String> kept = Files.readAllLines(file);
            List<String> now = inputs.of(project);
            int count = 1 + now.size();
            if (kept.size() < count
                    || !kept.getFirst().equals(FORM)
                    || !kept.subList(1, count).equals(now)
                    || kept.size() > count && kept.get(count).startsWith("input ")) {
                return Optional.empty();
            }
            List<Path> own = new ArrayList<>();
            List<Path> rest = new ArrayList<>();
            for (String line : kept.subList(count, kept.size())) {
                Path path = Path.of(line.substring(line.indexOf(' ') + 1));
                boolean isOwn = line.startsWith("own ");
                // Where its own classes go does not depend on whether they are there now, nor do those of its siblings.
                if (!isOwn && !path.startsWith(project.root()) && !Files.exists(path)) {
                    return Optional.empty();
                }
                (isOwn ? own : rest).add(path);
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
        lines.addAll(inputs.of(project));
        classPath.own().forEach(path -> lines.add("own " + path));
        classPath.rest().forEach(path -> lines.add("rest " + path));
        Files.createDirectories(directory);
        Path unfinished = Files.createTempFile(directory, "class-path", ".txt");
        Files.write(unfinished, lines);
        Files.move(unfinished, file(project), StandardCopyOption.REPLACE_EXISTING);
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
