package dev.durascope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher script with JDKs that only say how they were called. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class LauncherTest {
    @TempDir
    private Path temporary;

    private Path distribution;
    private Path jar;

    private record Answer(int exit, long pid, String output, String error) {
        List<String> lines() {
            return output.lines().toList();
        }
    }

    @BeforeEach
    void unpack() throws IOException {
        distribution = temporary.toRealPath().resolve("where programs are/dura scope");
        Path launcher = distribution.resolve("bin/durascope");
        Files.createDirectories(launcher.getParent());
        Files.copy(Path.of("src/main/dist/bin/durascope"), launcher);
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        jar = distribution.resolve("lib/durascope-app-1.jar");
        Files.createDirectories(jar.getParent());
        Files.createFile(jar);
    }

    @Test
    void itStartsTheApplicationWithItsArgumentsUntouched() throws Exception {
        Path jdk = jdk("jdk", "25.0.1");

        Answer answer =
                launch(Map.of("DURASCOPE_JAVA_HOME", jdk.toString()), "run", "my jar.jar", "--input", "{\"a\": \"*\"}");

        assertThat(answer.exit()).isZero();
        assertThat(answer.lines())
                .contains("-Ddurascope.distribution=" + distribution, "--enable-native-access=ALL-UNNAMED")
                .endsWith("-jar", jar.toString(), "run", "my jar.jar", "--input", "{\"a\": \"*\"}");
    }

    @Test
    void itWorksThroughSymbolicLinks() throws Exception {
        Path links = Files.createDirectories(temporary.resolve("links"));
        Path absolute = Files.createSymbolicLink(links.resolve("absolute"), distribution.resolve("bin/durascope"));
        Path relative = Files.createSymbolicLink(links.resolve("relative"), Path.of("absolute"));

        Answer answer =
                start(relative, Map.of("DURASCOPE_JAVA_HOME", jdk("jdk", "25").toString()));

        assertThat(absolute).exists();
        assertThat(answer.lines()).contains("-Ddurascope.distribution=" + distribution);
    }

    @Test
    void theVirtualMachineTakesTheLaunchersPlaceSoThatSignalsReachIt() throws Exception {
        Answer answer = launch(Map.of("DURASCOPE_JAVA_HOME", jdk("jdk", "25").toString()));

        assertThat(answer.lines()).contains("pid " + answer.pid());
    }

    @Test
    void javaHomeIsTakenWhenItIsNewEnough() throws Exception {
        Path jdk = jdk("newer", "26.0.2");

        Answer answer = launch(Map.of("JAVA_HOME", jdk.toString()));

        assertThat(answer.lines()).contains("java " + jdk.resolve("bin/java"));
    }

    @Test
    void anOlderJavaHomeIsPassedOverForTheJavaOnThePath() throws Exception {
        Path old = jdk("old", "17.0.15");
        Path onPath = jdk("on path", "25");
        Path bin = Files.createDirectories(temporary.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("java"), onPath.resolve("bin/java"));

        Answer answer = launch(Map.of("JAVA_HOME", old.toString(), "PATH", bin + ":" + System.getenv("PATH")));

        assertThat(answer.lines()).contains("java " + onPath.resolve("bin/java"));
    }

    @Test
    void aJdkWithoutAReleaseFileIsAskedForItsVersion() throws Exception {
        Path jdk = jdk("nameless", "25.0.1");
        Files.delete(jdk.resolve("release"));

        Answer answer = launch(Map.of("JAVA_HOME", jdk.toString()));

        assertThat(answer.lines()).contains("java " + jdk.resolve("bin/java"));
    }

    @Test
    void aJdkThatWasNamedForUsAndIsTooOldIsRefused() throws Exception {
        Path old = jdk("old", "1.8.0_402");

        Answer answer = launch(Map.of("DURASCOPE_JAVA_HOME", old.toString()));

        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.error())
                .isEqualTo("durascope: DURASCOPE_JAVA_HOME is " + old
                        + ", which holds no JDK 25 or later: correct it or unset it.\n");
    }

    @Test
    void theRuntimeOfAnImageComesFirst() throws Exception {
        Files.createDirectories(distribution.resolve("runtime"));
        fakeJava(distribution.resolve("runtime"), "25");

        Answer answer = launch(Map.of("DURASCOPE_JAVA_HOME", jdk("jdk", "26").toString()));

        assertThat(answer.lines())
                .contains(
                        "java " + distribution.resolve("runtime/bin/java"),
                        "--enable-native-access=javafx.graphics,ALL-UNNAMED");
    }

    @Test
    void optionsForTheVirtualMachineAreSplitAtSpaces() throws Exception {
        Answer answer = launch(Map.of(
                "DURASCOPE_JAVA_HOME", jdk("jdk", "25").toString(), "DURASCOPE_JAVA_OPTS", "-Xmx4g -Dkey=value"));

        assertThat(answer.lines()).containsSequence("-Xmx4g", "-Dkey=value", "-jar");
    }

    @Test
    void onlyWhatLivesLongIsOptimized() throws Exception {
        Map<String, String> environment =
                Map.of("DURASCOPE_JAVA_HOME", jdk("jdk", "25").toString());

        assertThat(launch(environment, "run", "some.jar").lines()).contains("-XX:TieredStopAtLevel=1");
        assertThat(launch(environment, "serve").lines()).contains("-XX:TieredStopAtLevel=4");
        assertThat(launch(environment).lines()).contains("-XX:TieredStopAtLevel=4");
    }

    @Test
    void aDistributionWithoutItsJarSaysSo() throws Exception {
        Files.delete(jar);

        Answer answer = launch(Map.of("DURASCOPE_JAVA_HOME", jdk("jdk", "25").toString()));

        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.error())
                .isEqualTo("durascope: " + jar.getParent()
                        + " holds no durascope-app jar: unpack the distribution again.\n");
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = temporary.toRealPath().resolve("java homes").resolve(name);
        Files.createDirectories(home);
        fakeJava(home, version);
        return home;
    }

    private static void fakeJava(Path home, String version) throws IOException {
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        Path java = home.resolve("bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, """
                #!/bin/sh
                if [ "$1" = -version ]; then
                  echo 'openjdk version "%s" 2026-01-01' >&2
                  exit
                fi
                printf 'java %%s\\n' "$0"
                printf 'pid %%s\\n' "$$"
                printf '%%s\\n' "$@"
                """.formatted(version));
        assertThat(java.toFile().setExecutable(true)).isTrue();
    }

    private Answer launch(Map<String, String> environment, String... arguments) throws Exception {
        return start(distribution.resolve("bin/durascope"), environment, arguments);
    }

    private Answer start(Path launcher, Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        Path output = temporary.resolve("output");
        Path error = temporary.resolve("error");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(temporary.toFile())
                .redirectOutput(output.toFile())
                .redirectError(error.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().put("HOME", temporary.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Answer(
                process.exitValue(),
                process.pid(),
                Files.readString(output, StandardCharsets.UTF_8),
                Files.readString(error, StandardCharsets.UTF_8));
    }
}
