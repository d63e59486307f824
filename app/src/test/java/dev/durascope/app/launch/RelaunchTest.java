package dev.durascope.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.notice.Notice;
import dev.durascope.app.notice.Notices;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Inline;
import dev.durascope.app.testing.Journals;
import dev.durascope.app.testing.Sessions;
import dev.durascope.engine.execution.ExecutionStanding;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.DebuggedHandlers;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.store.InputStore;
import dev.durascope.engine.store.RecentFile;
import dev.durascope.engine.time.ClockPace;
import dev.durascope.engine.time.TimeMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelaunchTest {
    @TempDir
    Path directory;

    private final FakeExecutions executions = new FakeExecutions();
    private final Journals order = new Journals(Journals.arn("Orders", "order-1"))
            .started("{\"orderId\":1}")
            .invoked();
    private final ExecutionSession session = Sessions.of(order, executions);
    private final List<String> told = new ArrayList<>();
    private final Notices notices = new Notices();
    private final List<String> ranAgain = new ArrayList<>();
    private LaunchMemory.@Nullable Kept kept;
    private Relaunch relaunch;
    private Path jar;

    @BeforeEach
    void anExecutionOfAnEarlierSession() throws IOException {
        jar = Files.createFile(directory.resolve("orders.jar"));
        notices.onNotice(notice -> told.add(notice.kind() + " " + notice.text()));
        executions.put(order, new ExecutionStanding(TimeMode.SKIP, ClockPace.REAL, false, List.of()));
        session.load();
        Sessions.take(session, order);
        relaunch = new Relaunch(
                executions,
                new DebuggedHandlers(),
                file -> {
                    throw new UnsupportedOperationException();
                },
                memory(),
                new Inline(),
                notices);
    }

    private LaunchMemory memory() {
        return new LaunchMemory() {
            @Override
            public Optional<Kept> find(Path file, String handler) {
                return Optional.empty();
            }

            @Override
            public Optional<Kept> findFunction(String functionName) {
                return Optional.ofNullable(kept);
            }

            @Override
            public InputStore inputs() {
                return new TransientLaunches().inputs();
            }

            @Override
            public void ran(Path file, String handler, String input, @Nullable ExecutionArn execution) {}

            @Override
            public void ranAgain(FunctionConfig function, String input, ExecutionArn execution) {
                ranAgain.add(function.handler() + " " + input);
            }

            @Override
            public void keep(Path file, String key, FunctionConfig function, String input, TimeMode timeMode) {}

            @Override
            public List<RecentFile> recentFiles() {
                return List.of();
            }

            @Override
            public List<RecentHandler> recentHandlers() {
                return List.of();
            }

            @Override
            public void forgetHandler(Path file, String handler) {}

            @Override
            public void forgetRecent() {}

            @Override
            public void opened(Path file) {}

            @Override
            public void forget(Path file) {}
        };
    }

    private void kept(String... withheld) {
        FunctionConfig function = FunctionConfig.durable("Orders", new Code.Archive(jar), "com.acme.Orders");
        kept = new LaunchMemory.Kept(function, "{\"other\":2}", TimeMode.REAL, List.of(withheld));
    }

    @Test
    void itIsRunAgainWithItsOwnInputAsItsLaunchConfigurationSays() {
        kept();
        relaunch.follow(session);
        assertThat(relaunch.obstacleProperty().get()).isEmpty();
        List<ExecutionArn> started = new ArrayList<>();
        relaunch.run(false, started::add);

        assertThat(executions.asked()).containsExactly("start Orders {\"orderId\":1} SKIP");
        assertThat(executions.functions().find("Orders")).contains(kept.function());
        assertThat(started).hasSize(1);
        assertThat(ranAgain).containsExactly("com.acme.Orders {\"orderId\":1}");
    }

    @Test
    void aValueThatWasWithheldIsNamed() {
        kept("API_TOKEN");
        relaunch.follow(session);

        assertThat(relaunch.obstacleProperty().get())
                .isEqualTo("API_TOKEN was not kept, as credentials never are: open " + jar
                        + ", type what is missing, and run it from there.");
    }

    @Test
    void whatIsRegisteredInThisSessionHasItsCredentialsStill() {
        kept("API_TOKEN");
        executions.functions().register(kept.function());
        relaunch.follow(session);

        assertThat(relaunch.obstacleProperty().get()).isEmpty();
    }

    @Test
    void aJarThatIsGoneIsSaid() throws IOException {
        kept();
        Files.delete(jar);
        relaunch.follow(session);

        assertThat(relaunch.obstacleProperty().get()).startsWith("orders.jar is gone: build it again");
    }

    @Test
    void aJarThatGoesLaterIsSaidWhenItIsRun() throws IOException {
        kept();
        relaunch.follow(session);
        Files.delete(jar);
        relaunch.run(false, arn -> {
            throw new AssertionError("It must not start.");
        });

        assertThat(told).hasSize(1).first().asString().contains(Notice.Kind.PROBLEM.name(), "orders.jar is gone");
    }

    @Test
    void whatNobodyKnowsCannotBeRunAgain() {
        relaunch.follow(session);

        assertThat(relaunch.obstacleProperty().get()).startsWith("How Orders was launched is not known:");
        relaunch.follow(null);
        assertThat(relaunch.obstacleProperty().get()).startsWith("No execution is shown");
    }
}
