package dev.durascope.engine.invoke;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A worker's environment variables: those that Lambda sets (Lambda Developer Guide, "Defined runtime environment
 * variables"), with the launch configuration's over them. Of ours it gets only what every program needs to run.
 */
final class WorkerEnvironment {
    private static final Set<String> INHERITED = Set.of(
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "SHELL",
            "LANG",
            "LANGUAGE",
            "TMPDIR",
            "TEMP",
            "TMP",
            "SYSTEMROOT",
            "SYSTEMDRIVE",
            "WINDIR",
            "COMSPEC",
            "PATHEXT",
            "USERPROFILE",
            "APPDATA",
            "LOCALAPPDATA",
            "PROGRAMDATA");

    /**
     * Where AWS's services are when not at AWS: the emulators that run beside us, such as DynamoDB Local (AWS SDKs and
     * Tools Reference Guide, "Service-specific endpoints").
     */
    private static final String OF_EMULATORS = "AWS_ENDPOINT_URL";

    /** Where a profile's credentials are, when they are not in the usual place. */
    private static final Set<String> OF_PROFILES = Set.of("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE");

    private WorkerEnvironment() {}

    /**
     * The environment of one worker.
     *
     * @param host this process's own
     * @param region of the function
     * @param runtime such as {@code java21}
     * @param runtimeApi where the worker finds the Runtime API
     * @param lambdaApi where the worker's AWS SDK finds the Lambda API
     */
    static Map<String, String> of(
            Map<String, String> host,
            WorkerKey key,
            String region,
            String runtime,
            Path taskRoot,
            URI runtimeApi,
            URI lambdaApi) {
        FunctionConfig function = key.function();
        Map<String, String> environment = new TreeMap<>();
        host.forEach((name, value) -> {
            if (isInherited(name, function.awsProfile())) {
                environment.put(name, value);
            }
        });
        environment.put("TZ", "UTC");
        environment.put("AWS_REGION", region);
        environment.put("AWS_DEFAULT_REGION", region);
        environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + runtime);
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", key.version());
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMb()));
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", logStream(key.version()));
        if (function.awsProfile() == null) {
            // An SDK client must find some credentials to be constructed at all; these open nothing.
            environment.put("AWS_ACCESS_KEY_ID", "AKIADURASCOPELOCAL00");
            environment.put("AWS_SECRET_ACCESS_KEY", "durascope-local-credentials-open-nothing");
            environment.put("AWS_SESSION_TOKEN", "durascope-local");
        } else {
            environment.put("AWS_PROFILE", function.awsProfile());
        }
        environment.putAll(function.environment());
        // Without these the worker would not be ours; whatever the launch configuration says, they stand.
        environment.put("_HANDLER", function.handler());
        environment.put("LAMBDA_TASK_ROOT", taskRoot.toString());
        environment.put("AWS_LAMBDA_RUNTIME_API", runtimeApi.getRawAuthority() + runtimeApi.getRawPath());
        environment.put("AWS_ENDPOINT_URL_LAMBDA", lambdaApi.toString());
        return environment;
    }

    private static boolean isInherited(String name, @Nullable String profile) {
        String upper = name.toUpperCase(Locale.ROOT);
        return INHERITED.contains(upper)
                || upper.startsWith("LC_")
                || upper.startsWith(OF_EMULATORS)
                || (profile != null && OF_PROFILES.contains(upper));
    }

    private static String logStream(String version) {
        String day = LocalDate.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("yyyy/MM/dd"));
        return day + "/[" + version + "]" + UUID.randomUUID().toString().replace("-", "");
    }
}
