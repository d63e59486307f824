package dev.durascope.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs the other tests of this module once more, on JDK 17, where most handlers live. */
@Tag("slow")
class Jdk17Test {

    @Test
    void theOtherTestsPassOnJdk17Too(@TempDir Path directory) throws Exception {
        Optional<Path> java = findJava();
        if (java.isEmpty()) {
            System.out.println("No JDK 17 found (JAVA17_HOME, or beside the running JDK): its tests did not run.");
        }
        assumeTrue(java.isPresent(), "no JDK 17 found");
        Path output = directory.resolve("output");
        Process tests = new ProcessBuilder(
                        java.get().toString(), "-cp", System.getProperty("java.class.path"), Jdk17Test.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = tests.waitFor(5, TimeUnit.MINUTES);
        tests.destroyForcibly();
        assertThat(ended).as("ended within five minutes").isTrue();
        assertThat(tests.exitValue()).as(Files.readString(output)).isZero();
    }

    /** Runs every test class of this package but this one; the exit status is 0 when all passed. */
    public static void main(String[] args) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectPackage(Jdk17Test.class.getPackageName()))
                .filters(
                        ClassNameFilter.includeClassNamePatterns(".*Test"),
                        ClassNameFilter.excludeClassNamePatterns(".*\\.Jdk17Test"))
                .build();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, summary);
        summary.getSummary().printFailuresTo(new java.io.PrintWriter(System.out, true));
        boolean passed = summary.getSummary().getTestsSucceededCount() > 0
                && summary.getSummary().getTotalFailureCount() == 0;
        System.exit(passed ? 0 : 1);
    }

    private static Optional<Path> findJava() throws IOException {
        Path siblings = Path.of(System.getProperty("java.home")).getParent();
        try (Stream<Path> beside = Files.list(siblings)) {
            return Stream.concat(Stream.ofNullable(System.getenv("JAVA17_HOME")).map(Path::of), beside)
                    .filter(Jdk17Test::is17)
                    .map(home -> home.resolve("bin").resolve("java"))
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }

    private static boolean is17(Path home) {
        try {
            return Files.readString(home.resolve("release")).contains("JAVA_VERSION=\"17");
        } catch (IOException e) {
            return false;
        }
    }
}
