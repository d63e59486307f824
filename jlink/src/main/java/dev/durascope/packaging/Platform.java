package dev.durascope.packaging;

import java.util.Locale;

/**
 * The machine that is packaged on, which is the one that is packaged for.
 *
 * @param os which system
 * @param arch the processor, as {@code os.arch} names it
 */
record Platform(Os os, String arch) {

    /** The systems that there are packages for. */
    enum Os {
        LINUX("Linux"),
        MAC("Mac"),
        WINDOWS("Windows");

        private final String sqlite;

        Os(String sqlite) {
            this.sqlite = sqlite;
        }
    }

    static Platform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Platform of(String osName, String arch) {
        String name = osName.toLowerCase(Locale.ROOT);
        Os os = name.startsWith("mac") ? Os.MAC : name.startsWith("windows") ? Os.WINDOWS : Os.LINUX;
        return new Platform(os, arch);
    }

    /** Where sqlite-jdbc keeps this platform's native library, ending in a slash. */
    String sqliteDirectory() {
        return "org/sqlite/native/" + os.sqlite + "/" + (arch.equals("amd64") ? "x86_64" : arch) + "/";
    }

    /** The name of the launcher's script. */
    String script() {
        return os == Os.WINDOWS ? "durascope.bat" : "durascope";
    }
}
