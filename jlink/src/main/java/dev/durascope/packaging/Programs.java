package dev.durascope.packaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;

/** Programs that do a part of the work. */
final class Programs {
    /** The option with which a JVM that cannot use its cache of classes ends, and says so. */
    static final String CACHE_REQUIRED = "-XX:AOTMode=on";

    private Programs() {}

    /** The JDK that this runs on, whose runtime is what is packaged. */
    static Path jdk() {
        return Path.of(System.getProperty("java.home"));
    }

    /** A tool of the JDK, in this process. */
    static void tool(String name, List<String> arguments) {
        ToolProvider tool = ToolProvider.findFirst(name)
                .orElseThrow(() -> new PackagingException("The JDK in " + jdk() + " has no " + name + "."));
        int code = tool.run(System.out, System.err, arguments.toArray(String[]::new));
        if (code != 0) {
            throw new PackagingException(name + " ended with " + code + ": " + String.join(" ", arguments));
        }
    }

    /** A program, which says what it says where this process does. */
    static void run(Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(environment);
        try {
            int code = builder.start().waitFor();
            if (code != 0) {
                throw new PackagingException(
                        command.getFirst() + " ended with " + code + ": " + String.join(" ", command));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PackagingException("interrupted", e);
        }
    }
}
