package dev.durascope.app.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.fixture.TextRedactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupportTest {
    private static final String SECRET_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static final Logger ROOT = Logger.getLogger("");

    @TempDir
    Path home;

    private final RecentLog log = new RecentLog();
    private final List<Handler> others = new ArrayList<>();
    private Support support;

    @BeforeEach
    void make() {
        // What other tests of this process had logged is theirs.
        Stream.of(ROOT.getHandlers()).filter(RecentLog.class::isInstance).forEach(other -> {
            others.add(other);
            ROOT.removeHandler(other);
        });
        ROOT.addHandler(log);
        Map<String, String> environment = Map.of(
                "AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE",
                "AWS_SECRET_ACCESS_KEY", SECRET_KEY,
                "AWS_SESSION_TOKEN", "planted-session",
                "AWS_REGION", "eu-west-1",
                "NPM_TOKEN", "planted-npm",
                "DURASCOPE_JAVA_OPTS", "-Dpassword=planted-option -Xmx2g",
                "LANG", "en_GB.UTF-8");
        support = new Support(
                home,
                environment,
                TextRedactor.of(environment, home.getParent(), "grace"),
                () -> Instant.parse("2026-11-21T23:15:00Z"));
    }

    @AfterEach
    void removeLog() {
        ROOT.removeHandler(log);
        others.forEach(ROOT::addHandler);
    }

    private static LogRecord record(Level level, String message) {
        LogRecord record = new LogRecord(level, message);
        record.setLoggerName("dev.durascope.engine");
        return record;
    }

    @Test
    void thePageTellsWhatHelpsAndNothingSecret() throws IOException {
        Files.writeString(
                home.resolve("settings.json"),
                "{\"theme\": \"dark\", \"futureToken\": \"planted-setting\", \"jdks\": [\"/home/grace/jdk\"],"
                        + " \"attached\": [{\"target\": \"arn:aws:lambda:eu-west-1:123456789012:function:orders\"}]}");
        log.publish(record(Level.WARNING, "The poller got 403 with " + SECRET_KEY + " and planted-npm"));
        log.publish(record(Level.FINE, "not worth telling"));
        new LogFile(LogFile.in(home), TextRedactor.ofProcess()).publish(record(Level.INFO, "of the last window"));
        support.crashes().keep("Durascope failed: java.lang.IllegalStateException", "planted-session");

        String page = support.diagnostics(List.of("Page: EXECUTION", "Focus: TextArea of " + home + "/x"));

        assertThat(page)
                .startsWith("# Durascope diagnostics, 2026-11-21T23:15:00Z")
                .contains(
                        "Java: " + Runtime.version(),
                        "JavaFX: 26",
                        "System: " + System.getProperty("os.name"),
                        "AWS_REGION=eu-west-1",
                        "LANG=en_GB.UTF-8",
                        "-Dpassword=REDACTED -Xmx2g",
                        "Set as well: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN",
                        "\"theme\" : \"dark\"",
                        "\"futureToken\" : \"REDACTED\"",
                        "arn:aws:lambda:eu-west-1:ACCOUNT:function:orders",
                        "/home/USER/jdk",
                        "Page: EXECUTION",
                        "Focus: TextArea of ~/",
                        "WARNING dev.durascope.engine: The poller got 403 with REDACTED and REDACTED",
                        "of the last window",
                        "Durascope failed: java.lang.IllegalStateException")
                .doesNotContain(
                        "planted", "AKIAIOSFODNN7EXAMPLE", SECRET_KEY, "123456789012", "grace", "not worth telling")
                .doesNotContain(home.toString());
    }

    @Test
    void thePageIsNeverLong() throws IOException {
        Files.writeString(home.resolve("settings.json"), "{\"jdks\": [\"" + "x".repeat(30_000) + "\"]}");
        for (int i = 0; i < 100; i++) {
            log.publish(record(Level.WARNING, "line " + i + " " + "y".repeat(3_000)));
        }
        assertThat(support.diagnostics(List.of())).hasSizeLessThan(62_000);
    }

    @Test
    void aHomeThatIsNotThereIsTold() {
        Support nowhere = new Support(
                home.resolve("none"), Map.of(), TextRedactor.of(Map.of(), home.resolve("user"), ""), Instant::now);
        assertThat(nowhere.diagnostics(List.of()))
                .contains("durascope.db: none", "none yet", "## Crash reports\n\nnone");
        assertThat(nowhere.takeLeft()).isEmpty();
    }

    @Test
    void aSecretThatALongLineIsCutInIsFoundAllTheSame() {
        Path file = LogFile.in(home);
        String message = "x ".repeat(975) + "{\"password\": \"planted " + "words ".repeat(50) + "\"}";
        LogRecord failed = record(Level.SEVERE, message);
        failed.setThrown(new IOException(message));
        new LogFile(file, TextRedactor.ofProcess()).publish(failed);
        log.publish(failed);
        assertThat(file).content().contains("REDACTED").doesNotContain("planted");
        assertThat(support.diagnostics(List.of())).contains("REDACTED").doesNotContain("planted");

        log.publish(record(Level.SEVERE, "x ".repeat(2_000)));
        assertThat(log.lines().getLast()).hasSizeLessThan(2_100).endsWith("…");
    }

    @Test
    void theLogFileHasNoSecretsAndDoesNotGrowForEver() throws IOException {
        Path file = LogFile.in(home);
        LogFile handler = new LogFile(file, TextRedactor.ofProcess());
        LogRecord failed = record(Level.SEVERE, "Bearer planted-bearer");
        failed.setThrown(new IOException("password=planted"));
        handler.publish(failed);
        assertThat(file)
                .content()
                .contains("SEVERE", "REDACTED", "at " + SupportTest.class.getName())
                .doesNotContain("planted");
        Files.writeString(file, "z".repeat(300_000));
        handler.publish(record(Level.INFO, "afterwards"));
        assertThat(file).content().hasLineCount(1).contains("afterwards");
        assertThat(home.resolve("durascope.log.old")).exists();
    }
}
