package dev.durascope.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataHomeTest {
    private static final Path HOME = Path.of("/home/ada");

    private static String database(Map<String, String> environment, String os) {
        return DataHome.of(environment, os, HOME).database().toString().replace('\\', '/');
    }

    @Test
    void onLinuxItIsTheXdgDataHome() {
        assertThat(database(Map.of(), "Linux")).isEqualTo("/home/ada/.local/share/durascope/durascope.db");
        assertThat(database(Map.of("XDG_DATA_HOME", "/data"), "Linux")).isEqualTo("/data/durascope/durascope.db");
        assertThat(database(Map.of("XDG_DATA_HOME", "relative"), "Linux"))
                .isEqualTo("/home/ada/.local/share/durascope/durascope.db");
    }

    @Test
    void onMacItIsApplicationSupport() {
        assertThat(database(Map.of(), "Mac OS X"))
                .isEqualTo("/home/ada/Library/Application Support/Durascope/durascope.db");
    }

    @Test
    void onWindowsItIsTheLocalApplicationData() {
        assertThat(database(Map.of(), "Windows 11")).isEqualTo("/home/ada/AppData/Local/Durascope/durascope.db");
    }

    @Test
    void theVariableOverridesThePlaceOnEverySystem() {
        for (String os : new String[] {"Linux", "Mac OS X", "Windows 11"}) {
            assertThat(database(Map.of("DURASCOPE_HOME", "/tmp/elsewhere", "XDG_DATA_HOME", "/data"), os))
                    .isEqualTo("/tmp/elsewhere/durascope.db");
        }
        assertThat(database(Map.of("DURASCOPE_HOME", " "), "Linux"))
                .isEqualTo("/home/ada/.local/share/durascope/durascope.db");
    }

    @Test
    void whatMustBeUnpackedFindsAPlaceWhereTheDirectoryCannotBeWritten(@TempDir Path directory) {
        assertThat(new DataHome(directory).cache())
                .isEqualTo(directory.resolve("cache"))
                .isDirectory();
        assumeThat(Path.of("/proc/self")).exists();
        assertThat(new DataHome(Path.of("/proc/durascope")).cache())
                .isEmptyDirectory()
                .startsWith(Path.of(System.getProperty("java.io.tmpdir")));
    }
}
