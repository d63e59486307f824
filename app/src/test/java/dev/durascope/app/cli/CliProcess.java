package dev.durascope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** {@code durascope} in a process of its own, on this test's class path. */
final class CliProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final Path home;
    private final Path out;
    private final Path err;

    private CliProcess(Process process, Path home, Path out, Path err) {
        this.process = process;
        this.home = home;
        this.out = out;
        this.err = err;
    }

    /**
     * A process whose standard input is at its end.
     *
     * @param directory for what the process keeps and prints
     */
    static CliProcess start(Path directory, String... arguments) throws IOException {
        CliProcess process = startTyping(directory, arguments);
        process.endInput();
        return process;
    }

    /** A process that somebody types to. */
    static CliProcess startTyping(Path directory, String... arguments) throws IOException {
        return start(Files.createTempDirectory(directory, "process"), List.of(), arguments);
    }

    /** A process whose home is a directory that others may have as well. */
    static CliProcess startIn(Path home, String... arguments) throws IOException {
        CliProcess process = start(home, List.of(), arguments);
        process.endInput();
        return process;
    }

    /** The same, and with a window that nobody sees. */
    static CliProcess startHeadless(Path home, String... arguments) throws IOException {
        CliProcess process = start(home, List.of("-Dglass.platform=Headless", "-Dprism.order=sw"), arguments);
        process.endInput();
        return process;
    }

    private static CliProcess start(Path home, List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.durascope.app.Main"));
        command.addAll(List.of(arguments));
        // Beside the home, which may be for the process to begin.
        Path streams = Files.createTempDirectory(home.toAbsolutePath().getParent(), "streams");
        Path out = streams.resolve("out");
        Path err = streams.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("DURASCOPE_HOME", home.toString());
        // Handlers inherit it: what they keep is not the user's either.
        builder.environment().put("HOME", home.toString());
        builder.environment().remove("DISPLAY");
        builder.environment().remove("WAYLAND_DISPLAY");
        builder.environment().put("LC_ALL", "C");
        return new CliProcess(builder.start(), home, out, err);
    }

    /** Waits for the process's end and answers its exit code. */
    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("the end of the process, which said: " + err())
                .isTrue();
        return process.exitValue();
    }

    /** Types a line. */
    void type(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    void endInput() throws IOException {
        process.getOutputStream().close();
    }

    /** Waits until it has said something on standard error. */
    void awaitSaid(String words) {
        await(words + "; the process said: " + err(), () -> err().contains(words));
    }

    /** The home directory of the process. */
    Path home() {
        return home;
    }

    String out() {
        return text(out);
    }

    String err() {
        return text(err);
    }

    /** Waits for the first line on standard output. */
    String firstLine() {
        await("a first line; the process said: " + err(), () -> out().contains("\n"));
        return out().lines().findFirst().orElseThrow();
    }

    /** The processes that this one started and that run. */
    List<ProcessHandle> workers() {
        return process.descendants().toList();
    }

    long pid() {
        return process.pid();
    }

    /** SIGKILL, and waits for the end. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            // Spinning would take a core from what is waited for.
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
