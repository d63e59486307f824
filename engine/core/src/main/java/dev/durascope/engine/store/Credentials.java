package dev.durascope.engine.store;

import dev.durascope.engine.invoke.FunctionConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Tells settings that hold credentials, which are never kept, from those that do not. */
final class Credentials {
    /** Names by which settings hold secrets, AWS's own among them, in any spelling. */
    private static final Pattern NAME = Pattern.compile(
            "(?i)secret|passw|passphrase|token|credential|(access|api|private|auth|account|encryption|signing)[._-]?key");
    /** An AWS access key id, and the head of a private key, whatever they are called. */
    private static final Pattern VALUE = Pattern.compile("\\b(AKIA|ASIA)[A-Z0-9]{16}\\b|-----BEGIN [A-Z ]*PRIVATE KEY");

    private Credentials() {}

    static boolean isCredential(String name, String value) {
        return NAME.matcher(name).find() || VALUE.matcher(value).find();
    }

    static LaunchConfiguration strip(LaunchConfiguration configuration) {
        FunctionConfig f = configuration.function();
        TreeSet<String> withheld = new TreeSet<>(configuration.withheld());
        FunctionConfig stripped = new FunctionConfig(
                f.name(),
                f.code(),
                f.handler(),
                f.timeoutSeconds(),
                f.memoryMb(),
                strip(f.environment(), withheld),
                strip(f.systemProperties(), withheld),
                f.awsProfile(),
                f.javaHome(),
                f.durable(),
                f.tenantIsolation(),
                f.development());
        return new LaunchConfiguration(
                configuration.name(),
                stripped,
                configuration.input(),
                configuration.timeMode(),
                configuration.lastUsed(),
                List.copyOf(withheld),
                configuration.breakpoints());
    }

    private static Map<String, String> strip(Map<String, String> settings, TreeSet<String> withheld) {
        Map<String, String> kept = new LinkedHashMap<>();
        new TreeMap<>(settings).forEach((name, value) -> {
            if (isCredential(name, value)) {
                withheld.add(name);
            } else {
                kept.put(name, value);
                withheld.remove(name);
            }
        });
        return kept;
    }
}
