package dev.durascope.engine.invoke;

import java.nio.file.Path;

/**
 * An installed Java runtime.
 *
 * @param home its directory, the one that {@code bin} is in
 * @param feature its feature release, such as 21
 * @param version its whole version, such as 21.0.4
 * @param origin how it was found, for people
 */
public record Jdk(Path home, int feature, String version, String origin) {

    /** Class files are numbered from 44, JDK 0 so to speak. */
    private static final int MAJOR_OFFSET = 44;

    /** Releases with long-term support, which is what Lambda runs and what users mostly have. */
    boolean isLongTerm() {
        return feature == 17 || (feature >= 21 && (feature - 21) % 4 == 0);
    }

    /** Whether it can load class files of a version. */
    boolean loads(int majorVersion) {
        return majorVersion <= feature + MAJOR_OFFSET;
    }

    /** The feature release that class files of a version were made for. */
    static int featureOf(int majorVersion) {
        return majorVersion - MAJOR_OFFSET;
    }
}
