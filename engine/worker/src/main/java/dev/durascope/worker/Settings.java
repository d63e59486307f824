package dev.durascope.worker;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * What the worker was started with.
 *
 * @param runtimeApi base address of the Runtime API; may have a path
 * @param handler the handler string, {@code pkg.Class} or {@code pkg.Class::method}
 * @param code the handler's class path: jars and class directories, in order
 * @param marks the secret word that tells the marks on the output pipes from what the handler prints; empty for no marks
 * @param watched whether the engine wants to hear of the handler's operations from inside
 */
record Settings(
        URI runtimeApi,
        String handler,
        List<Path> code,
        String functionName,
        String functionVersion,
        int memoryMb,
        String logGroup,
        String logStream,
        String marks,
        boolean watched) {

    /** Class path of the handler, joined as the platform joins class paths. */
    static final String CODE_PROPERTY = "durascope.code";

    /** The secret word of the output marks. */
    static final String MARKS_PROPERTY = "durascope.marks";

    /** Whether the handler is watched: {@code true}, or absent. */
    static final String WATCHED_PROPERTY = "durascope.watched";

    /**
     * Reads the settings; the properties are taken out, so that the handler sees only what Lambda would show it.
     *
     * @throws IllegalArgumentException naming the variable or property that is missing or malformed
     */
    static Settings take(Map<String, String> environment, Properties properties) {
        String code = (String) properties.remove(CODE_PROPERTY);
        if (code == null) {
            code = environment.getOrDefault("LAMBDA_TASK_ROOT", ".");
        }
        List<Path> entries = new ArrayList<>();
        for (String entry : code.split(File.pathSeparator)) {
            if (!entry.isEmpty()) {
                entries.add(Path.of(entry));
            }
        }
        String marks = (String) properties.remove(MARKS_PROPERTY);
        String name = environment.getOrDefault("AWS_LAMBDA_FUNCTION_NAME", "function");
        return new Settings(
                runtimeApi(environment),
                required(environment, "_HANDLER"),
                List.copyOf(entries),
                name,
                environment.getOrDefault("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
                memory(environment.getOrDefault("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512")),
                environment.getOrDefault("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + name),
                environment.getOrDefault("AWS_LAMBDA_LOG_STREAM_NAME", ""),
                marks == null ? "" : marks,
                Boolean.parseBoolean((String) properties.remove(WATCHED_PROPERTY)));
    }

    private static URI runtimeApi(Map<String, String> environment) {
        // Host and port on Lambda; here a path below which the API is this worker's own.
        String address = "http://" + required(environment, "AWS_LAMBDA_RUNTIME_API");
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("AWS_LAMBDA_RUNTIME_API is no address: " + address, e);
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("AWS_LAMBDA_RUNTIME_API must be host:port[/path], not "
                    + environment.get("AWS_LAMBDA_RUNTIME_API") + ".");
        }
        return uri;
    }

    private static String required(Map<String, String> environment, String variable) {
        String value = environment.get(variable);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("Environment variable " + variable + " must be set.");
        }
        return value;
    }

    private static int memory(String megabytes) {
        try {
            return Integer.parseInt(megabytes);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE must be megabytes, not '" + megabytes + "'.", e);
        }
    }
}
