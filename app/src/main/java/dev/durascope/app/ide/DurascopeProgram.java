package dev.durascope.app.ide;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How other programs start Durascope. */
public final class DurascopeProgram {
    /** The command of an installation that is on the {@code PATH}. */
    public static final String NAME = "durascope";

    private DurascopeProgram() {}

    /** The launcher of this installation, for files that only this machine's user has; its name where there is none. */
    public static String ofThisInstallation() {
        String distribution = System.getProperty("durascope.distribution", "");
        if (!distribution.isBlank()) {
            for (String launcher : List.of("durascope.bat", "durascope")) {
                Path program = Path.of(distribution, "bin", launcher);
                boolean runs = launcher.endsWith(".bat")
                        == System.getProperty("os.name", "").startsWith("Windows");
                if (runs && Files.isRegularFile(program)) {
                    return program.toString();
                }
            }
        }
        return NAME;
    }
}
