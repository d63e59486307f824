package dev.durascope.engine.invoke;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The JDK that a function's code runs on.
 *
 * @param why one sentence for people
 */
public record JdkChoice(Jdk jdk, String why) {
    private static final int OLDEST = 17;

    /**
     * Chooses the JDK that surprises least: the oldest with long-term support that loads every class, since that is
     * nearest to what the code was built for; a JDK without long-term support only when there is no other.
     *
     * @param installed in the order they were found
     * @param needed the newest class file version that the handler itself needs
     * @param highest the newest class file version of all its code
     * @throws CodeException when no JDK is new enough; the message names both versions
     */
    public static JdkChoice choose(List<Jdk> installed, int needed, int highest) throws CodeException {
        var best = installed.stream()
                .filter(jdk -> jdk.feature() >= OLDEST && jdk.loads(Math.max(needed, highest)))
                .min(Comparator.comparing((Jdk jdk) -> !jdk.isLongTerm()).thenComparing(Jdk::feature));
        if (best.isPresent()) {
            return new JdkChoice(best.get(), why(best.get(), Math.max(needed, highest)));
        }
        var newest = installed.stream()
                .filter(jdk -> jdk.feature() >= OLDEST && jdk.loads(needed))
                .max(Comparator.comparing(Jdk::feature));
        if (newest.isPresent()) {
            return new JdkChoice(
                    newest.get(),
                    "JDK " + newest.get().version() + " (" + newest.get().origin()
                            + "): the newest found, though some classes beside the handler need Java "
                            + Jdk.featureOf(highest));
        }
        String found = installed.isEmpty()
                ? "no JDK was found"
                : "the newest JDK found is "
                        + installed.stream()
                                .max(Comparator.comparing(Jdk::feature))
                                .map(Jdk::version)
                                .orElse("?");
        throw new CodeException("The handler's class files need Java " + Math.max(OLDEST, Jdk.featureOf(needed))
                + " (class file version " + needed + "), but " + found + ". Install a JDK "
                + Math.max(OLDEST, Jdk.featureOf(needed)) + " or later and set JAVA_HOME, or name it in the settings"
                + searched(installed) + ".");
    }

    /**
     * The JDK that the launch configuration names.
     *
     * @param needed the newest class file version that the handler itself needs; 0 when unknown
     * @throws CodeException when it cannot load the handler
     */
    public static JdkChoice explicit(Jdk jdk, int needed) throws CodeException {
        if (jdk.feature() < OLDEST || !jdk.loads(needed)) {
            throw new CodeException("The function's JDK, " + jdk.home() + ", is Java " + jdk.version()
                    + ", but the handler needs Java " + Math.max(OLDEST, Jdk.featureOf(needed))
                    + " or later. Name a newer JDK, or none to have one chosen.");
        }
        return new JdkChoice(jdk, "JDK " + jdk.version() + ", as the launch configuration says");
    }

    private static String why(Jdk jdk, int major) {
        String wanted = major == 0 ? "no class files to judge by" : "class files for Java " + Jdk.featureOf(major);
        return "JDK " + jdk.version() + " (" + jdk.origin() + "): the oldest "
                + (jdk.isLongTerm() ? "long-term release" : "release") + " found for " + wanted;
    }

    private static String searched(List<Jdk> installed) {
        return installed.isEmpty()
                ? ""
                : installed.stream()
                        .map(jdk -> jdk.version() + " in " + jdk.home())
                        .collect(Collectors.joining(", ", " (found: ", ")"));
    }
}
