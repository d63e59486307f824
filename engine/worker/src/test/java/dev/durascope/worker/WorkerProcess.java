package dev.durascope.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A worker started as the engine starts one. */
final class WorkerProcess implements AutoCloseable {
    private final Process process;
    private final Path stdout;
    private final Path stderr;

    WorkerProcess(Path directory, FakeRuntimeApi api, String prefix, String handler, String... jvmOptions)
            throws IOException {
        stdout = directory.resolve("stdout");
        stderr = directory.resolve("stderr");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(jvmOptions));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(stdout.toFile()).redirectError(stderr.toFile());
        builder.environment().put("_HANDLER", handler);
        builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", "orders");
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address() + prefix);
        process = builder.start();
    }

    /** The system property that names the test classes as the handler's code. */
    static String code() {
        return code(TestCode.directory());
    }

    static String code(Path directory) {
        return "-D" + Settings.CODE_PROPERTY + "=" + directory;
    }

    String stdout() throws IOException {
        return Files.readString(stdout);
    }

    /** Waits until it has printed something. */
    void awaitStdout(String text) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!stdout().contains(text)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("It has not printed " + text + " but " + stdout() + stderr());
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    String stderr() throws IOException {
        return Files.readString(stderr);
    }

    /** Lets go of the worker's standard input, as a dying parent does. */
    void abandon() throws IOException {
        process.getOutputStream().close();
    }

    int exitStatus() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("The worker did not end within a minute.");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
