package dev.durascope.engine.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.invoke.handlers.Shapes;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a watch makes of code that cannot be looked at while a build is at it. */
@Timeout(60)
class CodeWatchTest {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    @TempDir
    private Path directory;

    private final BlockingQueue<Code> told = new LinkedBlockingQueue<>();
    private final BlockingQueue<Path> written = new LinkedBlockingQueue<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final Semaphore looked = new Semaphore(0);
    private Path jar;
    private Code code;

    @BeforeEach
    void writeAJar() {
        jar = directory.resolve("a.jar");
        code = new Code.Archive(jar);
        build("1");
    }

    private void build(String text) {
        new TestJars().with(TestJars.JAVA_17, Shapes.class).with("text", text).write(jar);
    }

    private static UncheckedIOException deleted() {
        return new UncheckedIOException(new NoSuchFileException("classes"));
    }

    private CodeWatch watch(Function<Code, CodeFingerprint> states) {
        return new CodeWatch(directory.resolve("cache"), told::add, written::add, BETWEEN_LOOKS, states);
    }

    private int looked() {
        looked.release();
        return looks.incrementAndGet();
    }

    private void awaitLooks(int more) throws InterruptedException {
        looked.drainPermits();
        assertThat(looked.tryAcquire(more, 30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void codeThatCouldNotBeReadWhenItWasFollowedIsToldOnceItIsThere() throws Exception {
        try (CodeWatch watch = watch(each -> {
            if (looked() < 4) {
                throw deleted();
            }
            return CodeFingerprint.of(each);
        })) {
            watch.follow(Set.of(code), Set.of());

            assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo(code);
            awaitLooks(4);
            assertThat(told).isEmpty();
        }
    }

    @Test
    void aLookThatFailsEndsNeitherTheWatchNorTheLooksAtOtherCode() throws Exception {
        Code broken = new Code.NodeModule(directory.resolve("broken"));
        AtomicInteger failures = new AtomicInteger();
        Function<Code, CodeFingerprint> states = each -> {
            if (each.equals(broken) && looked() > 1) {
                failures.incrementAndGet();
                throw new IllegalStateException("for the test");
            }
            return CodeFingerprint.of(each);
        };
        try (CodeWatch watch = watch(states)) {
            watch.follow(Set.of(broken, code), Set.of());
            awaitLooks(4);
            assertThat(failures).hasPositiveValue();

            build("another");

            assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo(code);
        }
    }

    @Test
    void aListenerThatFailsEndsNoWatch() throws Exception {
        try (CodeWatch watch = new CodeWatch(
                directory.resolve("cache"),
                each -> {
                    told.add(each);
                    throw new IllegalStateException("for the test");
                },
                written::add,
                BETWEEN_LOOKS,
                each -> {
                    looked();
                    return CodeFingerprint.of(each);
                })) {
            watch.follow(Set.of(code), Set.of());
            awaitLooks(2);

            build("another");
            assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo(code);
            build("still another");
            assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo(code);
        }
    }

    @Test
    void aFileThatIsWrittenAgainIsToldOnceAndSoIsOneThatComes() throws Exception {
        Path template = Files.writeString(directory.resolve("template.yaml"), "Resources: {}");
        Path missing = directory.resolve("template.json");
        try (CodeWatch watch = watch(each -> {
            looked();
            return CodeFingerprint.of(each);
        })) {
            watch.follow(Set.of(code), Set.of(template, missing));
            awaitLooks(3);
            assertThat(written).isEmpty();

            Files.writeString(template, "Resources: {Orders: {}}");
            assertThat(written.poll(30, TimeUnit.SECONDS)).isEqualTo(template);
            Files.writeString(missing, "{}");
            assertThat(written.poll(30, TimeUnit.SECONDS)).isEqualTo(missing);

            // An editor that writes another file and puts it in this one's place is at it.
            Files.delete(template);
            awaitLooks(3);
            assertThat(written).isEmpty();
            Files.writeString(template, "Resources: {Payments: {}}");
            assertThat(written.poll(30, TimeUnit.SECONDS)).isEqualTo(template);
            assertThat(told).isEmpty();
        }
    }
}
