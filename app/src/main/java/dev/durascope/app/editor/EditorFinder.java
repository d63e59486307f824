package dev.durascope.app.editor;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the IDEs of this machine: those that run, and those on the {@code PATH}, among JetBrains Toolbox's scripts and
 * applications, and in the usual places. Slow; called in the background.
 */
public final class EditorFinder {
    private static final Logger LOG = LoggerFactory.getLogger(EditorFinder.class);
    private static final List<String> INTELLIJ = List.of(
            "idea", "idea.sh", "intellij-idea-ultimate", "intellij-idea-community", "intellij-idea-educational");
    private static final List<String> VS_CODE = List.of("code", "codium", "code-insiders");

    private final Map<String, String> environment;
    private final Path home;
    private final Path root;
    private final boolean windows;
    private final List<Path> path;
    private final RunningPrograms running;

    /**
     * Looks at a machine.
     *
     * @param home the user's home
     * @param root where the usual places begin, the file system's root but in tests
     * @param system the operating system's name, as Java tells it
     * @param running what runs there
     */
    public EditorFinder(Map<String, String> environment, Path home, Path root, String system, RunningPrograms running) {
        this.environment = Map.copyOf(environment);
        this.home = home;
        this.root = root;
        this.windows = system.toLowerCase(Locale.ROOT).startsWith("windows");
        this.running = running;
        this.path = directories(environment.getOrDefault("PATH", ""), windows ? ";" : File.pathSeparator);
    }

    /** Looks at this machine. */
    public static EditorFinder ofThisMachine() {
        Path home = Path.of(System.getProperty("user.home"));
        Path root = home.getRoot() == null ? home : home.getRoot();
        return new EditorFinder(
                System.getenv(), home, root, System.getProperty("os.name"), RunningPrograms.ofThisMachine());
    }

    /** IntelliJ IDEA, if it runs. */
    public Optional<EditorCommand> runningIntelliJ() {
        List<Path> places = new ArrayList<>();
        for (Path each : running.files()) {
            String name = name(each);
            if (name.equals("idea") || name.equals("idea64.exe")) {
                places.add(each);
            } else if (name.equals("java") || name.equals("java.exe")) {
                bundled(each).forEach(places::add);
            }
        }
        return first(places).map(EditorCommand::intelliJ);
    }

    /** What starts the IDE that a JVM belongs to: IntelliJ's own lies in {@code jbr} beside its {@code bin}. */
    private static List<Path> bundled(Path java) {
        for (Path each = java.getParent(); each != null; each = each.getParent()) {
            Path around = each.getParent();
            if (name(each).equals("jbr") && around != null) {
                return List.of(
                        around.resolve("bin/idea"),
                        around.resolve("bin/idea.sh"),
                        around.resolve("bin/idea64.exe"),
                        around.resolve("MacOS/idea"));
            }
        }
        return List.of();
    }

    /** Visual Studio Code, if it runs. */
    public Optional<EditorCommand> runningVsCode() {
        List<Path> places = new ArrayList<>();
        for (Path each : running.files()) {
            String name = name(each)
                    .toLowerCase(Locale.ROOT)
                    .replaceFirst("\\.exe$", "")
                    .replace(" - insiders", "-insiders");
            Path directory = each.getParent();
            if (directory != null && VS_CODE.contains(name)) {
                places.add(directory.resolve("bin").resolve(windows ? name + ".cmd" : name));
            }
            if (directory != null
                    && each.toString().contains("Visual Studio Code")
                    && directory.endsWith("Contents/MacOS")) {
                places.add(directory.resolveSibling("Resources/app/bin/code"));
            }
        }
        return first(places).map(EditorCommand::vsCode);
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    /** IntelliJ IDEA, as it is installed. */
    public Optional<EditorCommand> intelliJ() {
        List<Path> places = new ArrayList<>();
        INTELLIJ.forEach(name -> places.addAll(onPath(name)));
        if (windows) {
            places.add(local("JetBrains", "Toolbox", "scripts", "idea.cmd"));
            in(programs("ProgramFiles").resolve("JetBrains"), "IntelliJ IDEA*", "bin/idea64.exe", places);
            in(local("Programs"), "IntelliJ IDEA*", "bin/idea64.exe", places);
        } else {
            places.add(home.resolve(".local/share/JetBrains/Toolbox/scripts/idea"));
            places.add(home.resolve("Library/Application Support/JetBrains/Toolbox/scripts/idea"));
            in(home.resolve(".local/share/JetBrains/Toolbox/apps"), "intellij-idea*", "bin/idea", places);
            in(root.resolve("Applications"), "IntelliJ IDEA*.app", "Contents/MacOS/idea", places);
            in(home.resolve("Applications"), "IntelliJ IDEA*.app", "Contents/MacOS/idea", places);
            for (Path base : List.of(root.resolve("opt"), root.resolve("usr/local"), home, home.resolve("opt"))) {
                in(base, "{idea,intellij}*", "bin/idea", places);
                in(base, "{idea,intellij}*", "bin/idea.sh", places);
            }
            in(root.resolve("snap/bin"), "intellij-idea-*", "", places);
        }
        return first(places).map(EditorCommand::intelliJ);
    }

    /** Visual Studio Code, as it is installed. */
    public Optional<EditorCommand> vsCode() {
        List<Path> places = new ArrayList<>();
        VS_CODE.forEach(name -> places.addAll(onPath(name)));
        if (windows) {
            places.add(local("Programs", "Microsoft VS Code", "bin", "code.cmd"));
            places.add(programs("ProgramFiles").resolve("Microsoft VS Code/bin/code.cmd"));
        } else {
            String inside = "Contents/Resources/app/bin/code";
            places.add(root.resolve("Applications/Visual Studio Code.app").resolve(inside));
            places.add(home.resolve("Applications/Visual Studio Code.app").resolve(inside));
            places.add(root.resolve("snap/bin/code"));
            places.add(root.resolve("usr/share/code/bin/code"));
        }
        return first(places).map(EditorCommand::vsCode);
    }

    private List<Path> onPath(String name) {
        List<String> files =
                windows ? List.of(name + "64.exe", name + ".exe", name + ".cmd", name + ".bat") : List.of(name);
        List<Path> places = new ArrayList<>();
        for (Path directory : path) {
            files.forEach(file -> places.add(directory.resolve(file)));
        }
        return places;
    }

    private static List<Path> directories(String path, String separator) {
        List<Path> directories = new ArrayList<>();
        for (String each : path.split(separator)) {
            if (!each.isBlank()) {
                try {
                    directories.add(Path.of(each));
                } catch (InvalidPathException e) {
                    LOG.debug("There is no program in {}", each, e);
                }
            }
        }
        return directories;
    }

    private Path local(String... parts) {
        String directory = environment.get("LOCALAPPDATA");
        Path place = directory == null ? home.resolve("AppData/Local") : Path.of(directory);
        for (String part : parts) {
            place = place.resolve(part);
        }
        return place;
    }

    private Path programs(String variable) {
        String directory = environment.get(variable);
        return directory == null ? root.resolve("Program Files") : Path.of(directory);
    }

    /** A program in each directory that a pattern fits, the latest first. */
    private static void in(Path directory, String pattern, String program, List<Path> places) {
        List<Path> fits = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, pattern)) {
            all.forEach(fits::add);
        } catch (IOException e) {
            return;
        }
        fits.sort(java.util.Comparator.reverseOrder());
        fits.forEach(each -> places.add(program.isEmpty() ? each : each.resolve(program)));
    }

    private static Optional<Path> first(List<Path> places) {
        return places.stream()
                .filter(place -> Files.isRegularFile(place) && Files.isExecutable(place))
                .findFirst();
    }
}
