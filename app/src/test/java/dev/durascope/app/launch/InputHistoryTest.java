package dev.durascope.app.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.launch.InputChooser.None;
import dev.durascope.app.launch.InputChooser.Past;
import dev.durascope.app.launch.InputChooser.Sample;
import dev.durascope.app.launch.InputChooser.Title;
import dev.durascope.app.notice.Notices;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Inline;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.DebuggedHandlers;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.InvocationOutcome;
import dev.durascope.engine.invoke.Jdk;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.store.InputStore;
import dev.durascope.engine.store.KeptInput;
import dev.durascope.engine.store.SqliteStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launch page's inputs, kept in a real store. */
class InputHistoryTest {
    private static final Path JAR = Path.of("/home/me/orders.jar");
    private static final HandlerChoice ORDERS = new HandlerChoice("com.acme.Orders", true, "RequestStreamHandler");
    private static final HandlerChoice PING = new HandlerChoice("com.acme.Ping", false, "RequestHandler");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path directory;

    private final FakeExecutions executions = new FakeExecutions();
    private final Inline background = new Inline();
    private final Map<String, String> samples = new LinkedHashMap<>();
    private SqliteStore store;
    private StoredLaunches memory;
    private LaunchModel model;

    @BeforeEach
    void start() {
        store = SqliteStore.open(directory.resolve("durascope.db"));
        memory = new StoredLaunches(store.launches(), InstantSource.fixed(NOON));
        model = new LaunchModel(executions, new DebuggedHandlers(), this::read, memory, background, new Notices());
        model.open(JAR, () -> {});
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void restart() {
        close();
        start();
    }

    private JarContents read(Path file) {
        Jdk jdk = new Jdk(Path.of("/jdks/17"), 17, "17.0.15", "on the PATH");
        return new JarContents(
                file, new Code.Archive(file), List.of(ORDERS, PING), null, samples, JdkOffer.of(List.of(jdk), 61, 61));
    }

    private void run(String... inputs) {
        for (String input : inputs) {
            model.inputProperty().set(input);
            model.run(false, arn -> {});
        }
    }

    private String shown() {
        return model.inputProperty().get();
    }

    private List<String> kept() {
        return model.history().inputs().stream().map(KeptInput::text).toList();
    }

    @Test
    void whatWasRunIsKeptWithItsExecutionTheNewestFirst() {
        ExecutionArn arn = ExecutionArn.parse(
                "arn:aws:lambda:us-east-1:123456789012:function:Orders:$LATEST/durable-execution/a/1");
        executions.nextStart(arn);
        run("1", "2", "1");

        assertThat(kept()).containsExactly("1", "2");
        assertThat(model.history().inputs()).allSatisfy(input -> {
            assertThat(input.usedAt()).isEqualTo(NOON);
            assertThat(input.execution()).isNotNull();
        });
    }

    @Test
    void itIsThereAfterARestartAndAfterTheJarWasBuiltAnew() {
        run("1", "2");
        restart();

        assertThat(shown()).isEqualTo("2");
        assertThat(kept()).containsExactly("2", "1");
        model.history().older();
        assertThat(shown()).isEqualTo("1");
        model.open(JAR, () -> {});
        assertThat(kept()).containsExactly("2", "1");
        assertThat(shown()).isEqualTo("1");
    }

    @Test
    void goingThroughThemLosesNothingThatWasTyped() {
        run("1", "2");
        model.inputProperty().set("{\"typed\": 1}");
        InputHistory history = model.history();
        assertThat(history.newerProperty().get()).isFalse();
        history.older();
        assertThat(shown()).isEqualTo("2");
        history.older();
        assertThat(shown()).isEqualTo("1");
        assertThat(history.olderProperty().get()).isFalse();
        history.newer();
        history.newer();

        assertThat(shown()).isEqualTo("{\"typed\": 1}");
        assertThat(history.newerProperty().get()).isFalse();
    }

    @Test
    void eachHandlerHasItsOwnAndIsFoundWhereItWasLeft() {
        run("1", "2");
        model.history().older();
        model.handlerProperty().set(PING);
        assertThat(kept()).isEmpty();
        assertThat(model.history().olderProperty().get()).isFalse();
        model.inputProperty().set("5");
        model.handlerProperty().set(ORDERS);

        assertThat(shown()).isEqualTo("1");
        assertThat(kept()).containsExactly("2", "1");
        model.history().newer();
        assertThat(shown()).isEqualTo("2");
    }

    @Test
    void plainFunctionsHaveThemToo() {
        model.handlerProperty().set(PING);
        executions.answerPlain(CompletableFuture.completedFuture(new InvocationOutcome.Returned("{}".getBytes(UTF_8))));
        run("1", "2");

        assertThat(kept()).containsExactly("2", "1");
        assertThat(model.history().inputs().getFirst().execution()).isNull();
    }

    @Test
    void whatIsNoJsonOrWasRefusedIsNotKept() {
        run("{\"amount\": 99,99}");
        executions.refuse(LambdaFault.invalid("The input is too large."));
        run("1");

        assertThat(kept()).isEmpty();
    }

    @Test
    void anInputThatIsTooLargeIsRunAndSaidNotToBeKept() {
        run("1", "\"" + "x".repeat(InputStore.MOST_BYTES) + "\"");

        assertThat(kept()).containsExactly("1");
        assertThat(model.history().remarkProperty().get())
                .isEqualTo("The input run last has 1.0 MB and is not kept here: the limit is 1 MB.");
        run("2");
        assertThat(model.history().remarkProperty().get()).isEmpty();
        assertThat(kept()).containsExactly("2", "1");
    }

    @Test
    void anInputIsForgottenForGoodAndItsTextStaysUntilAnotherIsShown() {
        run("1", "2");
        InputHistory history = model.history();
        assertThat(history.shownProperty().get()).isTrue();
        history.forgetShown();
        assertThat(history.shownProperty().get()).isFalse();
        assertThat(shown()).isEqualTo("2");
        assertThat(kept()).containsExactly("1");
        restart();

        assertThat(kept()).containsExactly("1");
        assertThat(shown()).isNotEqualTo("2");
        model.history().forgetAll();
        restart();
        assertThat(kept()).isEmpty();
    }

    @Test
    void whereNothingIsStoredTheyAreKeptUntilTheWindowCloses() {
        TransientLaunches unstored = new TransientLaunches();
        model = new LaunchModel(executions, new DebuggedHandlers(), this::read, unstored, background, new Notices());
        model.open(JAR, () -> {});
        run("1", "2", "1");
        assertThat(kept()).containsExactly("1", "2");
        FunctionConfig function = executions.functions().find("Orders").orElseThrow();
        unstored.ranAgain(function, "3", model.history().inputs().getFirst().execution());
        model.history().refresh();
        assertThat(kept()).containsExactly("3", "1", "2");
        for (int i = 0; i < InputStore.MOST; i++) {
            run("\"" + i + "\"");
        }
        assertThat(kept()).hasSize(InputStore.MOST).doesNotContain("3");
        model.history().forgetShown();

        assertThat(kept()).hasSize(InputStore.MOST - 1).doesNotContain(shown());
        assertThat(unstored.find(JAR, ORDERS.handler()).orElseThrow().input()).isEmpty();
    }

    @Test
    void whatIsRunAgainElsewhereIsThereWhenThePageIsShownAnew() {
        run("1");
        FunctionConfig function = executions.functions().find("Orders").orElseThrow();
        ExecutionArn arn = model.history().inputs().getFirst().execution();
        memory.ranAgain(function, "2", arn);
        memory.ranAgain(
                FunctionConfig.durable("Orders", new Code.Archive(Path.of("/elsewhere.jar")), "com.acme.Orders"),
                "3",
                arn);
        model.history().refresh();

        assertThat(kept()).containsExactly("2", "1");
    }

    @Test
    void anAnswerThatComesLateDoesNotBringBackWhatIsForgotten() {
        run("1", "2");
        background.hold();
        model.history().refresh();
        model.history().forget("1");
        model.handlerProperty().set(PING);
        background.release();
        assertThat(kept()).isEmpty();
        model.handlerProperty().set(ORDERS);

        assertThat(kept()).containsExactly("2");
    }

    @Test
    void theChooserOffersInputsAndSamplesAndFindsByWhatTheyHold() {
        samples.put("Small order", "{\"orderId\":\"order-123\"}");
        restart();
        InputChooser chooser = model.chooser();
        chooser.open();
        assertThat(chooser.lines()).element(1).isEqualTo(new None("None yet: each input that you run is kept here."));
        assertThat(chooser.selectedProperty().get()).isInstanceOf(Sample.class);
        chooser.close();
        run("{\n  \"orderId\": \"A-1\"\n}", "{\"orderId\": \"B-2\"}");
        chooser.open();

        assertThat(chooser.lines())
                .extracting(line -> switch (line) {
                    case Title title -> title.text();
                    case None none -> none.text();
                    case Past past -> past.preview();
                    case Sample sample -> sample.name();
                })
                .containsExactly(
                        "Earlier inputs",
                        "{\"orderId\": \"B-2\"}",
                        "{\"orderId\": \"A-1\"}",
                        "Sample events",
                        "Small order");
        chooser.typedProperty().set("\"orderid\": \"a");
        assertThat(chooser.lines()).hasSize(2);
        chooser.choose();
        assertThat(chooser.openProperty().get()).isFalse();
        assertThat(shown()).isEqualTo("{\n  \"orderId\": \"A-1\"\n}");
        chooser.open();
        chooser.typedProperty().set("small");
        assertThat(chooser.lines()).element(1).isEqualTo(new None("No earlier input holds this."));
        chooser.choose();
        assertThat(shown()).isEqualTo("{\n  \"orderId\": \"order-123\"\n}");
        model.history().newer();
        assertThat(shown()).isEqualTo("{\"orderId\": \"B-2\"}");
    }

    @Test
    void theSelectionStepsOverTitlesAndStaysInItsPlaceWhenItsInputIsForgotten() {
        samples.put("Small order", "{\"orderId\":\"order-123\"}");
        restart();
        run("1", "2", "3");
        InputChooser chooser = model.chooser();
        chooser.open();
        List<String> selected = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            selected.add(chooser.selectedProperty().get().json());
            chooser.move(1);
        }
        assertThat(selected).containsExactly("3", "2", "1", "{\"orderId\":\"order-123\"}");
        chooser.forget();
        assertThat(chooser.lines()).hasSize(6);
        chooser.move(-2);
        chooser.forget();
        assertThat(chooser.selectedProperty().get().json()).isEqualTo("1");
        chooser.forget();
        assertThat(chooser.selectedProperty().get()).isInstanceOf(Sample.class);
        assertThat(kept()).containsExactly("3");
        chooser.move(-10);
        assertThat(chooser.selectedProperty().get().json()).isEqualTo("3");
    }
}
