package dev.durascope.app.ide;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where IntelliJ IDEA keeps its configuration: a directory for each product and version. Slow. */
public final class IntelliJPlaces {
    private static final Pattern NAME = Pattern.compile("(IntelliJIdea|IdeaIC|IdeaIE)([0-9]+(?:\\.[0-9]+)*)");

    /** What stands for the product and version where no directory is there to take them from. */
    public static final String ANY = "IntelliJIdeaVERSION";

    private IntelliJPlaces() {}

    /** Where this machine's user would have one: with {@link #ANY} as its name. */
    public static Path usual() {
        return jetBrains(System.getenv(), Path.of(System.getProperty("user.home")), System.getProperty("os.name"))
                .resolve(ANY);
    }

    /** Those of this machine's user, the latest version of each product; empty when there is none. */
    public static List<Path> ofThisMachine() {
        return of(System.getenv(), Path.of(System.getProperty("user.home")), System.getProperty("os.name"));
    }

    static List<Path> of(Map<String, String> environment, Path home, String system) {
        Map<String, Path> latest = new TreeMap<>();
        Comparator<Path> byVersion = Comparator.comparing(IntelliJPlaces::version, Arrays::compare);
        try (DirectoryStream<Path> all =
                Files.newDirectoryStream(jetBrains(environment, home, system), Files::isDirectory)) {
            for (Path each : all) {
                Matcher name = NAME.matcher(String.valueOf(each.getFileName()));
                if (name.matches()) {
                    latest.merge(name.group(1), each, (a, b) -> byVersion.compare(a, b) < 0 ? b : a);
                }
            }
        } catch (IOException e) {
            return List.of();
        }
        return new ArrayList<>(latest.values());
    }

    private static Path jetBrains(Map<String, String> environment, Path home, String system) {
        String os = system.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            String roaming = environment.get("APPDATA");
            return (roaming == null ? home.resolve("AppData/Roaming") : Path.of(roaming)).resolve("JetBrains");
        }
        if (os.startsWith("mac")) {
            return home.resolve("Library/Application Support/JetBrains");
        }
        String config = environment.get("XDG_CONFIG_HOME");
        return (config == null || config.isBlank() ? home.resolve(".config") : Path.of(config)).resolve("JetBrains");
    }

    private static int[] version(Path directory) {
        Matcher name = NAME.matcher(String.valueOf(directory.getFileName()));
        return name.matches()
                ? Arrays.stream(name.group(2).split("\\."))
                        .mapToInt(IntelliJPlaces::number)
                        .toArray()
                : new int[0];
    }

    private static int number(String digits) {
        return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }
}
