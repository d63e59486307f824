package dev.durascope.engine.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkFinderTest {
    @TempDir
    Path directory;

    private Path install(String name, String version, String modules) throws IOException {
        Path home = directory.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Path java = Files.createFile(home.resolve("bin/java"));
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(
                home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\nMODULES=\"java.base " + modules + "\"\n");
        return home;
    }

    private static Jdk jdk(int feature) {
        return new Jdk(Path.of("/jdk-" + feature), feature, feature + ".0.1", "in a test");
    }

    @Test
    void jdksAreFoundInTheirOrderAndEachOnce() throws IOException {
        Path setting = install("setting", "21.0.4", "java.se");
        Path javaHome = install("home", "17.0.15", "java.se");
        Path onPath = install("path", "1.8.0_412", "java.se");
        Path managed = install("user/.sdkman/candidates/java/25-tem", "25", "java.se");
        Files.createSymbolicLink(directory.resolve("user/.sdkman/candidates/java/current"), managed);
        JdkFinder finder = new JdkFinder(
                List.of(setting, directory.resolve("none")),
                Map.of(
                        "JAVA_HOME",
                        javaHome.toString(),
                        "PATH",
                        onPath.resolve("bin").toString()),
                directory.resolve("user"));

        assertThat(finder.find())
                .filteredOn(jdk -> jdk.home().startsWith(directory))
                .extracting(Jdk::feature)
                .containsExactly(21, 17, 8, 25);
    }

    @Test
    void anApplicationsOwnRuntimeIsNoJdk() throws IOException {
        Path image = install("image", "25", "java.sql");
        assertThat(JdkFinder.at(image, "in a test")).isEmpty();
    }

    @Test
    void anApplicationsOwnRuntimeIsTakenWhereThereIsNoJdk() throws IOException {
        Path own = install("own", "25", "java.sql");
        Path places = Files.createDirectories(directory.resolve("places"));
        JdkFinder finder = new JdkFinder(List.of(), Map.of(), List.of(places), own);
        assertThat(finder.find()).singleElement().satisfies(jdk -> {
            assertThat(jdk.home()).isEqualTo(own);
            assertThat(jdk.origin()).isEqualTo("Durascope's own, as no other was found");
        });

        Path jdk = install("places/jdk-17", "17.0.15", "java.se");
        assertThat(finder.find()).extracting(Jdk::home).containsExactly(jdk);
    }

    @Test
    void macBundlesAreLookedInto() throws IOException {
        install("temurin-21.jdk/Contents/Home", "21.0.4", "java.se");
        assertThat(JdkFinder.at(directory.resolve("temurin-21.jdk"), "in a test"))
                .hasValueSatisfying(jdk -> assertThat(jdk.version()).isEqualTo("21.0.4"));
    }

    @Test
    void theOldestLongTermReleaseThatLoadsEveryClassIsChosen() throws CodeException {
        List<Jdk> installed = List.of(jdk(26), jdk(25), jdk(11), jdk(18), jdk(17), jdk(21));
        assertThat(JdkChoice.choose(installed, 52, 52).jdk().feature()).isEqualTo(17);
        assertThat(JdkChoice.choose(installed, 62, 62).jdk().feature()).isEqualTo(21);
        assertThat(JdkChoice.choose(installed, 61, 69).jdk().feature()).isEqualTo(25);
        assertThat(JdkChoice.choose(List.of(jdk(18), jdk(26)), 61, 61).jdk().feature())
                .isEqualTo(18);
        assertThat(JdkChoice.choose(installed, 61, 61).why())
                .isEqualTo("JDK 17.0.1 (in a test): the oldest long-term release found for class files for Java 17");
    }

    @Test
    void aLibraryClassThatIsTooNewDoesNotForbidWhatTheHandlerCanRunOn() throws CodeException {
        assertThat(JdkChoice.choose(List.of(jdk(17)), 61, 65).jdk().feature()).isEqualTo(17);
    }

    @Test
    void classFilesTooNewForEveryJdkAreToldWithBothVersions() {
        assertThatThrownBy(() -> JdkChoice.choose(List.of(jdk(17), jdk(21)), 69, 69))
                .isInstanceOf(CodeException.class)
                .hasMessageStartingWith("The handler's class files need Java 25 (class file version 69), but the newest"
                        + " JDK found is 21.0.1. Install a JDK 25 or later");
        assertThatThrownBy(() -> JdkChoice.choose(List.of(), 61, 61))
                .isInstanceOf(CodeException.class)
                .hasMessageContaining("but no JDK was found");
    }

    @Test
    void anExplicitJdkThatIsTooOldIsRefused() {
        assertThatThrownBy(() -> JdkChoice.explicit(jdk(17), 65))
                .isInstanceOf(CodeException.class)
                .hasMessageContaining("is Java 17.0.1, but the handler needs Java 21 or later");
    }
}
