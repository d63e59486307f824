package dev.durascope.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class WorkerTest {
    private static final String HANDLERS = "dev.durascope.worker.handlers.";

    @TempDir
    Path directory;

    @Test
    void oneProcessHandlesManyInvocationsAndMarksTheirOutput() throws Exception {
        try (FakeRuntimeApi api = new FakeRuntimeApi("/w/secret");
                WorkerProcess worker = new WorkerProcess(
                        directory,
                        api,
                        "/w/secret",
                        HANDLERS + "Echo",
                        WorkerProcess.code(),
                        "-D" + Settings.MARKS_PROPERTY + "=word")) {
            api.offer("r-1", "{\"n\":1}");
            assertThat(api.report()).isEqualTo(new FakeRuntimeApi.Report("/invocation/r-1/response", "{\"n\":1}"));
            api.offer("r-2", "{\"ü\":2}");
            assertThat(api.report()).isEqualTo(new FakeRuntimeApi.Report("/invocation/r-2/response", "{\"ü\":2}"));

            assertThat(worker.stdout())
                    .isEqualTo("\u001eword B r-1\nechoing für r-1\n\u001eword E r-1\n"
                            + "\u001eword B r-2\nechoing für r-2\n\u001eword E r-2\n");
            assertThat(worker.stderr())
                    .isEqualTo("\u001eword B r-1\nno line end\u001eword E r-1\n"
                            + "\u001eword B r-2\nno line end\u001eword E r-2\n");
        }
    }

    @Test
    void connectionsMayBeClosedBetweenRequests() throws Exception {
        try (FakeRuntimeApi api = new FakeRuntimeApi("");
                WorkerProcess worker = new WorkerProcess(directory, api, "", HANDLERS + "Echo", WorkerProcess.code())) {
            api.closesConnections = true;
            api.offer("r-1", "1");
            api.offer("r-2", "2");
            assertThat(api.report().path()).isEqualTo("/invocation/r-1/response");
            assertThat(api.report().path()).isEqualTo("/invocation/r-2/response");
            assertThat(worker.stdout()).isEqualTo("echoing für r-1\nechoing für r-2\n");
        }
    }

    @Test
    void aThrownErrorIsReportedAsAwsReportsItAndTheWorkerGoesOn() throws Exception {
        try (FakeRuntimeApi api = new FakeRuntimeApi("");
                WorkerProcess worker = troubles(api)) {
            api.offer("r-1", "\"throw\"");
            FakeRuntimeApi.Report report = api.report();
            assertThat(report.path()).isEqualTo("/invocation/r-1/error");
            assertThat(report.body())
                    .startsWith("{\"errorMessage\":\"bad \\\"order\\\"\\u000a\","
                            + "\"errorType\":\"java.lang.IllegalArgumentException\",\"stackTrace\":[\"")
                    .contains("Troubles$OnDemand.handleRequest(Troubles.java:")
                    .doesNotContain("dev.durascope.worker.Main", "jdk.internal", "java.lang.reflect");
            assertThat(worker.stderr()).contains("Caused by: java.lang.RuntimeException: cause");

            api.offer("r-2", "\"fine\"");
            assertThat(api.report().path()).isEqualTo("/invocation/r-2/response");
        }
    }

    @Test
    void theBootstrapIsInvisibleToTheHandler() throws Exception {
        try (FakeRuntimeApi api = new FakeRuntimeApi("");
                WorkerProcess worker = troubles(api)) {
            api.offer("r-1", "\"visible\"");
            assertThat(api.report().body()).isEqualTo("\"hidden\"");
            assertThat(worker.stderr()).isEmpty();
        }
    }

    @Test
    void everyCallOfTheLoggerIsALine() throws Exception {
        try (FakeRuntimeApi api = new FakeRuntimeApi("");
                WorkerProcess worker = troubles(api)) {
            api.offer("r-1", "\"log\"");
            api.report();
            assertThat(worker.stdout()).isEqualTo("one\n[WARN] two\n");
        }
    }

    @Test
    void systemExitEndsTheProcessWithItsStatus() throws Exception {
        try (FakeRuntimeApi api = new FakeRuntimeApi("");
                WorkerProcess worker = troubles(api)) {
            api.offer("r-1", "\"exit\"");
            assertThat(worker.exitStatus()).isEqualTo(7);
        }
    }

    @Test
    void outOfMemoryIsReportedAndEndsTheWorker() throws Exception {
        try (FakeRuntimeApi api = new FakeRuntimeApi("");
                WorkerProcess worker = new WorkerProcess(
                        directory, api, "", HANDLERS + "Troubles$OnDemand", WorkerProcess.code(), "-Xmx32m")) {
            api.offer("r-1", "\"memory\"");
            FakeRuntimeApi.Report report = api.report();
            assertThat(report.path()).isEqualTo("/invocation/r-1/error");
            assertThat(report.body()).contains("\"Runtime.OutOfMemory\"", "Java heap space");
            assertThat(worker.exitStatus()).isEqualTo(1);
        }
    }

    @Test
    void aClosedPipeDoesNotKeepTheAnswerBack() throws Exception {
        try (FakeRuntimeApi api = new FakeRuntimeApi("");
                WorkerProcess worker = troubles(api)) {
            api.offer("r-1", "\"closePipes\"");
            assertThat(api.report().body()).isEqualTo("\"closePipes\"");
            api.offer("r-2", "\"more\"");
            assertThat(api.report().body()).isEqualTo("\"more\"");
            assertThat(worker.stdout()).isEmpty();
        }
    }

    @Test
    void whatThrowsAtConstructionIsAnInitError() throws Exception {
        try (FakeRuntimeApi api = new FakeRuntimeApi("");
                WorkerProcess worker = new WorkerProcess(
                        directory, api, "", HANDLERS + "Troubles$Constructor", WorkerProcess.code())) {
            FakeRuntimeApi.Report report = api.report();
            assertThat(report.path()).isEqualTo("/init/error");
            assertThat(report.body())
                    .startsWith("{\"errorMessage\":\"no database\",\"errorType\":\"java.lang.IllegalStateException\"")
                    .contains("Troubles$Constructor.<init>")
                    .doesNotContain("dev.durascope.worker.HandlerLoader", "jdk.internal");
            assertThat(worker.exitStatus()).isEqualTo(1);
        }
    }

    @Test
    void aClassFileThatIsTooNewIsAnInitError() throws Exception {
        Path code = directory.resolve("code");
        String file = (HANDLERS + "Echo").replace('.', '/') + ".class";
        byte[] bytes = Files.readAllBytes(TestCode.directory().resolve(file));
        bytes[7] = 99;
        Files.createDirectories(code.resolve(file).getParent());
        Files.write(code.resolve(file), bytes);
        try (FakeRuntimeApi api = new FakeRuntimeApi("");
                WorkerProcess worker =
                        new WorkerProcess(directory, api, "", HANDLERS + "Echo", WorkerProcess.code(code))) {
            FakeRuntimeApi.Report report = api.report();
            assertThat(report.path()).isEqualTo("/init/error");
            assertThat(report.body()).contains("\"java.lang.UnsupportedClassVersionError\"", "class file version 99.0");
            assertThat(worker.exitStatus()).isEqualTo(1);
        }
    }

    @Test
    void theWorkerEndsWhenItsParentLetsGo() throws Exception {
        try (FakeRuntimeApi api = new FakeRuntimeApi("");
                WorkerProcess worker = troubles(api)) {
            api.offer("r-1", "\"up\"");
            api.report();
            worker.abandon();
            assertThat(worker.exitStatus()).isEqualTo(143);
        }
    }

    @Test
    void theWorkerEndsWhenTheRuntimeApiIsGone() throws Exception {
        FakeRuntimeApi api = new FakeRuntimeApi("");
        try (WorkerProcess worker = troubles(api)) {
            try (api) {
                api.offer("r-1", "\"up\"");
                api.report();
            }
            assertThat(worker.exitStatus()).isEqualTo(2);
            assertThat(worker.stderr()).startsWith("The Runtime API is gone");
        }
    }

    private WorkerProcess troubles(FakeRuntimeApi api) throws IOException {
        return new WorkerProcess(directory, api, "", HANDLERS + "Troubles$OnDemand", WorkerProcess.code());
    }
}
