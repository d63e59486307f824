package dev.durascope.app.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.durascope.engine.fixture.TextRedactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashesTest {
    private static final TextRedactor REDACTOR =
            TextRedactor.of(Map.of("MY_TOKEN", "planted-token"), Path.of("/srv/grace"), "grace");

    @TempDir
    Path home;

    private Instant now = Instant.parse("2026-11-21T23:15:00Z");
    private Crashes crashes;

    @BeforeEach
    void make() {
        crashes = new Crashes(home.resolve("crashes"), REDACTOR, () -> now);
    }

    @Test
    void aReportIsKeptWithoutSecretsAndOfferedOnce() {
        assertThat(crashes.kept()).isEmpty();
        crashes.keep("Failed: planted-token", "in /srv/grace/orders.jar: AKIAIOSFODNN7EXAMPLE");
        assertThat(crashes.kept()).singleElement().satisfies(crash -> {
            assertThat(crash.title()).isEqualTo("Failed: REDACTED");
            assertThat(crash.text()).isEqualTo("Failed: REDACTED\n\nin ~/orders.jar: REDACTED");
            assertThat(crash.file()).hasContent(crash.text());
        });
        assertThat(crashes.takeFresh()).hasSize(1);
        assertThat(crashes.takeFresh()).isEmpty();
        now = now.plusMillis(1);
        crashes.keep("Failed again", "");
        assertThat(crashes.takeFresh()).extracting(Crash::title).containsExactly("Failed again");
        crashes.discard(crashes.kept());
        assertThat(crashes.kept()).isEmpty();
    }

    @Test
    void onlyTheLastTenAreKeptAndNoneIsLong() {
        for (int i = 0; i < 14; i++) {
            // Two of each moment.
            now = now.plusMillis(i % 2);
            crashes.keep("Crash " + i, i == 13 ? "a line\n".repeat(20_000) : "");
        }
        assertThat(crashes.kept()).hasSize(10);
        assertThat(crashes.kept().getFirst().text()).hasSizeLessThan(70_000).endsWith("a line\n(cut: it was longer)\n");
        assertThat(crashes.kept().getFirst().title()).isEqualTo("Crash 13");
        assertThat(crashes.kept().getLast().title()).isEqualTo("Crash 4");
    }

    @Test
    void whereNothingCanBeWrittenNothingFails() {
        assumeThat(Path.of("/proc/self")).exists();
        Crashes nowhere = new Crashes(Path.of("/proc/durascope/crashes"), REDACTOR, () -> now);
        assertThat(nowhere.keep("Failed", "")).isEmpty();
        assertThat(nowhere.kept()).isEmpty();
        assertThat(nowhere.takeFresh()).isEmpty();
        assertThat(RunMark.set(nowhere.directory())).isEmpty();
        RunMark.reportTheDead(nowhere.directory(), nowhere, home.resolve("none"));
    }

    @Test
    void whatNobodyCaughtIsReportedOnceHoweverOftenItHappens() {
        CrashWatch watch = new CrashWatch(crashes, () -> "## Machine");
        AtomicInteger woken = new AtomicInteger();
        watch.onCrash(woken::incrementAndGet);
        for (int i = 0; i < 100; i++) {
            now = now.plusMillis(1);
            watch.uncaughtException(new Thread("painter"), failure("planted-token " + i));
        }
        assertThat(woken).hasValue(1);
        assertThat(watch.take()).singleElement().satisfies(crash -> {
            assertThat(crash.title()).isEqualTo("Durascope failed: java.lang.IllegalStateException: REDACTED 0");
            assertThat(crash.text())
                    .contains(
                            "Thread: painter",
                            "at " + CrashesTest.class.getName(),
                            "Caused by: java.io.IOException",
                            "## Machine");
        });
        assertThat(watch.take()).isEmpty();
        assertThat(crashes.kept()).hasSize(1);
    }

    private static IllegalStateException failure(String message) {
        return new IllegalStateException(message, new IOException("why"));
    }

    @Test
    void aProcessThatEndedWithoutTakingItsMarkIsReportedWithTheVirtualMachinesLog() throws Exception {
        Path directory = Files.createDirectories(crashes.directory());
        Path work = Files.createDirectories(home.resolve("work"));
        long dead = deadPid();
        mark(directory, dead, work);
        Files.writeString(
                work.resolve("hs_err_pid" + dead + ".log"),
                "#\n# A fatal error has been detected by the Java Runtime Environment:\n#\n"
                        + "#  SIGSEGV (0xb) at pc=0x1, pid=" + dead + "\n#\nMY_TOKEN=planted-token\n");
        RunMark.reportTheDead(directory, crashes, LogFile.in(home));
        assertThat(crashes.kept()).singleElement().satisfies(crash -> {
            assertThat(crash.title()).startsWith("The Java virtual machine failed: SIGSEGV (0xb) at pc=0x1");
            assertThat(crash.text()).contains("MY_TOKEN=REDACTED", "hs_err_pid").doesNotContain("planted");
        });
        assertThat(marks(directory)).isEmpty();

        crashes.discard(crashes.kept());
        Files.delete(work.resolve("hs_err_pid" + dead + ".log"));
        mark(directory, dead, work);
        RunMark.reportTheDead(directory, crashes, LogFile.in(home));
        assertThat(crashes.kept()).extracting(Crash::title).containsExactly("Durascope ended without being closed");
    }

    @Test
    void ofAProcessThatWasKilledTheMachineAndItsLogAreTold() throws Exception {
        Path directory = Files.createDirectories(crashes.directory());
        Files.writeString(home.resolve("durascope.log.old"), """
                2026-11-21T23:14:59.999Z INFO dev.durascope: of a run before
                    java.io.IOException: of a run before
                2026-11-21T23:15:00Z INFO dev.durascope: first of this run
                """);
        Files.writeString(home.resolve("durascope.log"), """
                2026-11-21T23:15:07.250Z WARNING dev.durascope: the poller got 403 with planted-token
                    java.io.IOException: in /srv/grace/orders.jar
                """);
        Files.writeString(
                directory.resolve("run-1"),
                deadPid() + "\n2026-11-21T23:15:00.000500Z\n" + home
                        + "\nDurascope: 0.0.9, in /srv/grace/durascope\nSystem: Plan 9\n");

        RunMark.reportTheDead(directory, crashes, LogFile.in(home));

        assertThat(crashes.kept())
                .singleElement()
                .satisfies(crash -> assertThat(crash.text())
                        .contains(
                                "It was killed, or the system went down",
                                "## Machine\n\n```\nDurascope: 0.0.9, in ~/durascope\nSystem: Plan 9\n```",
                                "## Log since it began\n\n```\n2026-11-21T23:15:00Z INFO dev.durascope: first of this run\n"
                                        + "2026-11-21T23:15:07.250Z WARNING dev.durascope: the poller got 403 with REDACTED\n"
                                        + "    java.io.IOException: in ~/orders.jar\n```")
                        .doesNotContain("of a run before", "planted", "grace"));
    }

    @Test
    void aMarkSaysWhatTheProcessIsAndRunsOn() throws Exception {
        RunMark own = RunMark.set(crashes.directory()).orElseThrow();
        assertThat(crashes.directory().resolve("run-" + ProcessHandle.current().pid()))
                .content()
                .contains("\nDurascope: ", "\nSystem: ", "\nJava: " + Runtime.version());
        own.clear();
    }

    @Test
    void aProcessThatRunsOrWasClosedIsNotReported() throws Exception {
        Path directory = crashes.directory();
        RunMark own = RunMark.set(directory).orElseThrow();
        Files.writeString(directory.resolve("run-damaged"), "?");
        RunMark.reportTheDead(directory, crashes, LogFile.in(home));
        assertThat(crashes.kept()).isEmpty();
        assertThat(marks(directory))
                .containsExactly("run-" + ProcessHandle.current().pid());
        own.clear();
        RunMark.reportTheDead(directory, crashes, LogFile.in(home));
        assertThat(crashes.kept()).isEmpty();
        assertThat(marks(directory)).isEmpty();
    }

    @Test
    void aMarkIsWrittenAtOnce() throws Exception {
        Path directory = Files.createDirectories(crashes.directory());
        Path mark = directory.resolve("run-" + ProcessHandle.current().pid());
        Files.writeString(mark, "of another process with this number");
        Path same = Files.createLink(home.resolve("same"), mark);
        RunMark own = RunMark.set(directory).orElseThrow();
        assertThat(same)
                .as("what was there is replaced, not overwritten")
                .hasContent("of another process with this number");
        assertThat(mark).content().startsWith(ProcessHandle.current().pid() + "\n");
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(mark);
        }
        own.clear();
    }

    @Test
    void whereTheSystemTellsNoStartALiveProcessCountsAsTheMarked() {
        Instant started = Instant.parse("2026-11-21T23:15:00Z");
        assertThat(RunMark.isSame(null, started)).isTrue();
        assertThat(RunMark.isSame(started.plusSeconds(1), started)).isTrue();
        assertThat(RunMark.isSame(started.plusSeconds(60), started)).isFalse();
    }

    @Test
    void aMarkThatIsGoneMeanwhileEndsNothing() throws Exception {
        Path directory = Files.createDirectories(crashes.directory());
        for (int i = 0; i < 40; i++) {
            Files.createSymbolicLink(directory.resolve("run-gone-" + i), home.resolve("gone"));
        }
        Files.createDirectory(directory.resolve("run-directory"));
        mark(directory, deadPid(), home);
        RunMark.reportTheDead(directory, crashes, LogFile.in(home));
        assertThat(crashes.kept()).extracting(Crash::title).containsExactly("Durascope ended without being closed");
    }

    @Test
    void ofSeveralThatSeeADeadProcessOneReportsIt() throws Exception {
        Path directory = Files.createDirectories(crashes.directory());
        long dead = deadPid();
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < 5; i++) {
                Files.writeString(directory.resolve("run-" + i), dead + "\n2026-11-21T23:15:00Z\n" + home + "\n");
            }
            CyclicBarrier together = new CyclicBarrier(4);
            try (ExecutorService windows = Executors.newFixedThreadPool(4)) {
                for (int i = 0; i < 4; i++) {
                    windows.submit(() -> {
                        together.await();
                        RunMark.reportTheDead(directory, crashes, LogFile.in(home));
                        return null;
                    });
                }
            }
            assertThat(crashes.kept()).as("round %d", round).hasSize(5);
            crashes.discard(crashes.kept());
        }
    }

    private static long deadPid() throws Exception {
        Process dead = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
                .redirectErrorStream(true)
                .start();
        dead.waitFor();
        return dead.pid();
    }

    private static void mark(Path directory, long pid, Path work) throws IOException {
        Files.writeString(directory.resolve("run-" + pid), pid + "\n2026-11-21T23:15:00Z\n" + work + "\n");
    }

    private static List<String> marks(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("run-"))
                    .toList();
        }
    }
}
