package dev.durascope.app.diagnostics;

import dev.durascope.app.text.Sizes;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Durascope is, and what it runs on; a line each. */
final class Facts {
    /** The variables whose values say how it was started and where it draws; of all others nothing is told. */
    private static final List<String> TOLD = List.of(
            "DURASCOPE_HOME",
            "DURASCOPE_JAVA_HOME",
            "DURASCOPE_JAVA_OPTS",
            "DURASCOPE_LOG",
            "JAVA_HOME",
            "JAVA_TOOL_OPTIONS",
            "LANG",
            "LC_ALL",
            "DISPLAY",
            "WAYLAND_DISPLAY",
            "XDG_SESSION_TYPE",
            "XDG_CURRENT_DESKTOP",
            "GDK_SCALE",
            "GDK_BACKEND",
            "LAMBDA_ENDPOINT",
            "AWS_REGION");

    private static final Pattern JAVAFX_JAR = Pattern.compile("javafx-base-([0-9][^-/\\\\]*)");

    private Facts() {}

    static List<String> ofMachine() {
        Runtime runtime = Runtime.getRuntime();
        List<String> facts = new ArrayList<>();
        facts.add("Durascope: " + version() + distribution());
        facts.add("System: " + property("os.name") + " " + property("os.version") + ", " + property("os.arch") + ", "
                + runtime.availableProcessors() + " processors");
        facts.add("Java: " + Runtime.version() + ", " + property("java.vendor") + ", " + property("java.vm.name")
                + ", in " + property("java.home"));
        facts.add("JavaFX: " + javaFx() + ", pipeline " + property("prism.order"));
        facts.add("Memory: " + Sizes.bytes(runtime.totalMemory() - runtime.freeMemory()) + " used of "
                + Sizes.bytes(runtime.totalMemory()) + ", at most " + Sizes.bytes(runtime.maxMemory()));
        facts.add("Language: " + Locale.getDefault() + ", " + Charset.defaultCharset() + ", zone "
                + java.time.ZoneId.systemDefault());
        return facts;
    }

    private static String version() {
        String version = Facts.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }

    private static String distribution() {
        String distribution = System.getProperty("durascope.distribution");
        return distribution == null ? "" : ", in " + distribution;
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }

    /** The toolkit says it once it runs; before that, what it is loaded from does. Nothing of it is loaded to ask. */
    private static String javaFx() {
        String running = System.getProperty("javafx.runtime.version");
        if (running != null) {
            return running;
        }
        try {
            Class<?> any = Class.forName("javafx.beans.Observable", false, Facts.class.getClassLoader());
            if (any.getModule().isNamed()) {
                return any.getModule().getDescriptor().rawVersion().orElse("of the runtime image");
            }
            Matcher jar = JAVAFX_JAR.matcher(
                    any.getProtectionDomain().getCodeSource().getLocation().toString());
            return jar.find() ? jar.group(1) : "of an unknown version";
        } catch (ClassNotFoundException e) {
            return "not there";
        }
    }

    static List<String> ofEnvironment(Map<String, String> environment) {
        List<String> facts = new ArrayList<>();
        for (String name : TOLD) {
            if (environment.containsKey(name)) {
                facts.add(name + "=" + environment.get(name));
            }
        }
        TreeSet<String> others = new TreeSet<>();
        for (String name : environment.keySet()) {
            if (!TOLD.contains(name) && name.matches("(?:AWS|DURASCOPE|JAVA|JDK|_JAVA|GTK|GDK|XDG)_.*")) {
                others.add(name);
            }
        }
        if (!others.isEmpty()) {
            facts.add("Set as well: " + String.join(", ", others));
        }
        return facts;
    }

    static List<String> ofHome(Path home) {
        List<String> facts = new ArrayList<>();
        facts.add("Directory: " + home + (Files.isWritable(home) ? "" : ", not writable"));
        for (String name : List.of("durascope.db", "durascope.db-wal", "settings.json", "durascope.log")) {
            Path file = home.resolve(name);
            try {
                facts.add(name + ": " + (Files.exists(file) ? Sizes.bytes(Files.size(file)) : "none"));
            } catch (IOException e) {
                facts.add(name + ": " + e);
            }
        }
        try {
            facts.add("Free: " + Sizes.bytes(Files.getFileStore(home).getUsableSpace()));
        } catch (IOException e) {
            facts.add("Free: unknown, " + e);
        }
        return facts;
    }
}
