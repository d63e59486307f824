package dev.durascope.engine.project;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One module of a build, as far as its directory tells.
 *
 * @param directory the module's
 * @param tool what builds it
 * @param root the directory of the whole build; the module's own where it stands alone
 */
public record Project(Path directory, BuildTool tool, Path root) {
    private static final int LEVELS_UP = 8;
    private static final List<String> GRADLE_BUILDS = List.of("build.gradle", "build.gradle.kts");
    private static final List<String> GRADLE_SETTINGS = List.of("settings.gradle", "settings.gradle.kts");
    private static final Pattern MODULE = Pattern.compile("<module>\\s*([^<]+?)\\s*</module>");

    /** The project of a directory; empty when no build file lies in it. */
    public static Optional<Project> at(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        boolean maven = Files.isRegularFile(absolute.resolve("pom.xml"));
        boolean gradle = holds(absolute, GRADLE_BUILDS) || holds(absolute, GRADLE_SETTINGS);
        Project asMaven = maven ? new Project(absolute, BuildTool.MAVEN, mavenRoot(absolute)) : null;
        Project asGradle = gradle ? new Project(absolute, BuildTool.GRADLE, gradleRoot(absolute)) : null;
        if (asMaven != null && (asGradle == null || asMaven.looksBuilt() || !asGradle.looksBuilt())) {
            return Optional.of(asMaven);
        }
        return Optional.ofNullable(asGradle);
    }

    /** The project of the nearest directory that holds a file; empty when there is none. */
    static Optional<Project> around(Path file) {
        Path each = file.toAbsolutePath().normalize().getParent();
        for (int level = 0; each != null && level < LEVELS_UP; level++) {
            Optional<Project> project = at(each);
            if (project.isPresent()) {
                return project;
            }
            each = each.getParent();
        }
        return Optional.empty();
    }

    /** The module of the same build in another directory. */
    Project sibling(Path module) {
        return new Project(module, tool, root);
    }

    /**
     * The directories that its own classes and resources lie in unless its build says otherwise, those that there are, in
     * class path order.
     */
    List<Path> usualOutput() {
        List<Path> own = new ArrayList<>();
        for (Path each : classDirectories()) {
            if (Files.isDirectory(each)) {
                own.add(each);
            }
        }
        Path resources = directory.resolve("build/resources/main");
        if (tool == BuildTool.GRADLE && Files.isDirectory(resources)) {
            own.add(resources);
        }
        return own;
    }

    private boolean looksBuilt() {
        return classDirectories().stream().anyMatch(FileTrees::holdsClasses);
    }

    private List<Path> classDirectories() {
        return switch (tool) {
            case MAVEN -> List.of(directory.resolve("target/classes"));
            case GRADLE -> {
                // One for each language: build/classes/java/main, build/classes/kotlin/main.
                List<Path> all = new ArrayList<>();
                children(directory.resolve("build/classes")).forEach(language -> all.add(language.resolve("main")));
                yield all;
            }
        };
    }

    /** Whether its pom lists modules. */
    boolean listsModules() {
        String pom = tool == BuildTool.MAVEN ? text(directory.resolve("pom.xml")) : null;
        return pom != null && MODULE.matcher(pom).find();
    }

    /** Whether there is anything in it to build, in a module of it for one. */
    boolean hasSources() {
        return Files.isDirectory(directory.resolve("src"))
                || !FileTrees.find(directory, 3, this::isBuildOfModule).isEmpty();
    }

    private boolean isBuildOfModule(Path file) {
        return file.getFileName().toString().matches("pom\\.xml|build\\.gradle(\\.kts)?")
                && !directory.equals(file.getParent());
    }

    /** Its name among the modules of the build; empty for the root itself. */
    String module() {
        return root.equals(directory)
                ? ""
                : root.relativize(directory).toString().replace('\\', '/');
    }

    private static boolean holds(Path directory, List<String> names) {
        return names.stream().anyMatch(name -> Files.isRegularFile(directory.resolve(name)));
    }

    /** The outermost pom that lists the module, or lists one that does. */
    private static Path mavenRoot(Path module) {
        Path root = module;
        Path each = module.getParent();
        for (int level = 0; each != null && level < LEVELS_UP; level++) {
            if (lists(each.resolve("pom.xml"), each.relativize(root))) {
                root = each;
            }
            each = each.getParent();
        }
        return root;
    }

    private static boolean lists(Path pom, Path module) {
        String text = text(pom);
        if (text == null) {
            return false;
        }
        String name = module.toString().replace('\\', '/');
        Matcher modules = MODULE.matcher(text);
        while (modules.find()) {
            String listed = modules.group(1);
            if (listed.equals(name) || listed.equals(name + "/pom.xml")) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String text(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readString(file) : null;
        } catch (IOException e) {
            return null; // not to be read as text: it lists nothing for us
        }
    }

    private static Path gradleRoot(Path module) {
        Path each = module;
        for (int level = 0; each != null && level < LEVELS_UP; level++) {
            if (holds(each, GRADLE_SETTINGS)) {
                return each;
            }
            each = each.getParent();
        }
        return module;
    }

    private static List<Path> children(Path directory) {
        List<Path> children = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, Files::isDirectory)) {
                all.forEach(children::add);
            } catch (IOException | DirectoryIteratorException e) {
                return List.of(); // what may not be read holds nothing for us
            }
        }
        children.sort(null);
        return children;
    }
}
