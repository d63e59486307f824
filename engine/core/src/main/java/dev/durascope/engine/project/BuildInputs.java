package dev.durascope.engine.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files that a build tool's answer depends on, as they were when they were first looked at here, which is before the
 * tool runs: a change while it runs makes it be asked again.
 */
final class BuildInputs {
    private static final int DEPTH = 5;
    private static final int MOST_PARENTS = 16;
    private static final Pattern PARENT = Pattern.compile("(?s)<parent>(.*?)</parent>");
    private static final Pattern RELATIVE =
            Pattern.compile("<relativePath>\\s*([^<]*?)\\s*</relativePath>|<relativePath\\s*/>");
    private static final Pattern OTHER_OUTPUT = Pattern.compile(
            "<outputDirectory>|<directory>(?![^<]*src/)|\\b(buildDir|buildDirectory|destinationDirectory|outputDir)\\b");

    private final Path home;
    private final Path gradleHome;
    private final Map<Path, List<Path>> files = new HashMap<>();
    private final Map<Path, List<String>> states = new HashMap<>();

    /** @param environment of this process, which tells where its user's own settings are */
    BuildInputs(Map<String, String> environment) {
        this.home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", ".")));
        String gradle = environment.get("GRADLE_USER_HOME");
        this.gradleHome = gradle == null ? home.resolve(".gradle") : Path.of(gradle);
    }

    /** A line for each of them, which changes when the file does. */
    synchronized List<String> of(Project project) {
        return states.computeIfAbsent(
                project.root(),
                root -> files(project).stream().map(BuildInputs::state).toList());
    }

    /** Whether a project's build speaks of directories that classes go to, so that they may not be in the usual one. */
    synchronized boolean mayPutClassesElsewhere(Project project) {
        return files(project).stream()
                .anyMatch(file -> OTHER_OUTPUT.matcher(text(file)).find());
    }

    private List<Path> files(Project project) {
        return files.computeIfAbsent(project.root(), root -> list(project));
    }

    private List<Path> list(Project project) {
        Set<Path> all =
                new LinkedHashSet<>(FileTrees.find(project.root(), DEPTH, file -> isBuildFile(project.tool(), file)));
        all.addAll(
                switch (project.tool()) {
                    case MAVEN -> outsideOfMaven(List.copyOf(all));
                    case GRADLE -> outsideOfGradle(project.root());
                });
        return List.copyOf(all);
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
                        || name.equals("gradle.properties")
                        || name.equals("gradle-wrapper.properties");
        };
    }

    /** Parents that lie beside the build on this machine, and its user's settings. */
    private Set<Path> outsideOfMaven(List<Path> poms) {
        Set<Path> all = new LinkedHashSet<>();
        for (Path pom : poms) {
            Path each = parent(pom);
            for (int i = 0; each != null && i < MOST_PARENTS && !poms.contains(each) && all.add(each); i++) {
                each = parent(each);
            }
        }
        all.add(home.resolve(".m2/settings.xml"));
        return all;
    }

    /** The file that a pom's parent is read from; {@code null} when it comes from a repository, or there is none. */
    private static @Nullable Path parent(Path pom) {
        Matcher parent = PARENT.matcher(text(pom));
        if (!parent.find()) {
            return null;
        }
        Matcher relative = RELATIVE.matcher(parent.group(1));
        String path = relative.find() ? relative.group(1) : "../pom.xml";
        if (path == null || path.isEmpty()) {
            return null;
        }
        try {
            Path file = pom.resolveSibling(path).normalize();
            Path found = Files.isDirectory(file) ? file.resolve("pom.xml") : file;
            return Files.isRegularFile(found) ? found : null;
        } catch (InvalidPathException e) {
            return null; // Maven will say so
        }
    }

    /** Builds of the build's own logic, and its user's settings. */
    private Set<Path> outsideOfGradle(Path root) {
        Set<Path> all = new LinkedHashSet<>();
        for (String logic : List.of("buildSrc", "build-logic")) {
            all.addAll(FileTrees.all(root.resolve(logic)));
        }
        for (String settings : List.of("gradle.properties", "init.gradle", "init.gradle.kts")) {
            all.add(gradleHome.resolve(settings));
        }
        all.addAll(FileTrees.all(gradleHome.resolve("init.d")));
        return all;
    }

    private static String text(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            return ""; // not to be read as text: it says nothing to us
        }
    }

    private static String state(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return "input " + attributes.size() + " " + attributes.lastModifiedTime() + " " + file;
        } catch (IOException e) {
            return "input gone " + file;
        }
    }
}
