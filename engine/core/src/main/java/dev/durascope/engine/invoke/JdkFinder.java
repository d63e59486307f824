package dev.durascope.engine.invoke;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Finds the Java runtimes of this machine by their {@code release} files; none of them is started. */
public final class JdkFinder {
    private static final List<String> USUAL_PLACES = List.of(
            "/usr/lib/jvm",
            "/usr/java",
            "/opt/java",
            "/opt/jdk",
            "/Library/Java/JavaVirtualMachines",
            "/opt/homebrew/opt",
            "C:\\Program Files\\Java",
            "C:\\Program Files\\Eclipse Adoptium",
            "C:\\Program Files\\Amazon Corretto",
            "C:\\Program Files\\Microsoft",
            "C:\\Program Files\\Zulu");
    private static final List<String> PLACES_AT_HOME =
            List.of(".sdkman/candidates/java", ".jdks", ".gradle/jdks", "Library/Java/JavaVirtualMachines");

    private final List<Path> settings;
    private final Map<String, String> environment;
    private final List<Path> places;
    private final Path own;

    /**
     * @param settings JDKs that the user named, sought first
     * @param environment of this process, for {@code JAVA_HOME} and {@code PATH}
     * @param userHome the user's home directory
     */
    public JdkFinder(List<Path> settings, Map<String, String> environment, Path userHome) {
        this(settings, environment, places(userHome), Path.of(System.getProperty("java.home")));
    }

    /**
     * @param places directories that hold a JDK in each directory
     * @param own the runtime of this process
     */
    JdkFinder(List<Path> settings, Map<String, String> environment, List<Path> places, Path own) {
        this.settings = List.copyOf(settings);
        this.environment = Map.copyOf(environment);
        this.places = List.copyOf(places);
        this.own = own;
    }

    /** One for this process's environment and user. */
    public static JdkFinder ofThisMachine(List<Path> settings) {
        return new JdkFinder(settings, System.getenv(), Path.of(System.getProperty("user.home", ".")));
    }

    /**
     * All runtimes that hold the whole platform, each once, in the order: settings, JAVA_HOME, PATH, usual places. Where there is none
     * of these, the one that this process runs on, which is better than nothing though an installed Durascope's holds but some modules.
     */
    public List<Jdk> find() {
        Map<Path, Jdk> found = new LinkedHashMap<>();
        settings.forEach(home -> add(found, home, "from the settings"));
        String javaHome = environment.get("JAVA_HOME");
        if (javaHome != null) {
            path(javaHome).ifPresent(home -> add(found, home, "JAVA_HOME"));
        }
        onPath().forEach(home -> add(found, home, "on the PATH"));
        for (Path place : places) {
            children(place).forEach(home -> add(found, home, "in " + place));
        }
        if (found.isEmpty()) {
            read(own, "Durascope's own, as no other was found", false).ifPresent(jdk -> found.put(own, jdk));
        }
        return List.copyOf(found.values());
    }

    /** The runtime at a directory; absent when it is none, or holds only some of the platform's modules. */
    public static Optional<Jdk> at(Path home, String origin) {
        for (Path candidate :
                List.of(home, home.resolve("Contents/Home"), home.resolve("libexec/openjdk.jdk/Contents/Home"))) {
            Optional<Jdk> jdk = read(candidate, origin, true);
            if (jdk.isPresent()) {
                return jdk;
            }
        }
        return Optional.empty();
    }

    /** The program that starts it. */
    static Path java(Path home) {
        Path windows = home.resolve("bin").resolve("java.exe");
        return Files.exists(windows) ? windows : home.resolve("bin").resolve("java");
    }

    private static void add(Map<Path, Jdk> found, Path home, String origin) {
        at(home, origin).ifPresent(jdk -> {
            try {
                found.putIfAbsent(jdk.home().toRealPath(), jdk);
            } catch (IOException e) {
                // It went away while we looked.
            }
        });
    }

    private static Optional<Jdk> read(Path home, String origin, boolean wholeOnly) {
        Path release = home.resolve("release");
        if (!Files.isRegularFile(release) || !Files.isExecutable(java(home))) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(release)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
        String version = unquoted(properties.getProperty("JAVA_VERSION", ""));
        String modules = unquoted(properties.getProperty("MODULES", "java.se"));
        int feature = feature(version);
        // A runtime image of some application, ours among them, lacks modules that a handler may need.
        boolean whole = List.of(modules.split(" ")).contains("java.se");
        return feature > 0 && (whole || !wholeOnly)
                ? Optional.of(new Jdk(home, feature, version, origin))
                : Optional.empty();
    }

    private static int feature(String version) {
        String[] parts = version.split("[.+-]");
        String feature = parts.length > 1 && parts[0].equals("1") ? parts[1] : parts[0];
        try {
            return Integer.parseInt(feature);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String unquoted(String value) {
        return value.replace("\"", "").strip();
    }

    private List<Path> onPath() {
        List<Path> homes = new ArrayList<>();
        for (String entry : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
            path(entry).ifPresent(directory -> home(directory).ifPresent(homes::add));
        }
        return homes;
    }

    /** The home of the {@code java} in a directory of the PATH, behind the links that package managers put there. */
    private static Optional<Path> home(Path directory) {
        for (String name : List.of("java", "java.exe")) {
            Path java = directory.resolve(name);
            if (Files.isExecutable(java)) {
                try {
                    return Optional.ofNullable(java.toRealPath().getParent()).map(Path::getParent);
                } catch (IOException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static List<Path> places(Path userHome) {
        List<Path> places = new ArrayList<>();
        PLACES_AT_HOME.forEach(place -> places.add(userHome.resolve(place)));
        for (String place : USUAL_PLACES) {
            path(place).filter(Path::isAbsolute).ifPresent(places::add);
        }
        return places;
    }

    private static List<Path> children(Path place) {
        List<Path> children = new ArrayList<>();
        if (Files.isDirectory(place)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(place)) {
                entries.forEach(children::add);
            } catch (IOException e) {
                // A place that cannot be read holds nothing for us.
            }
        }
        children.sort(null);
        return children;
    }

    private static Optional<Path> path(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
