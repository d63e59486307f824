package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.launch.HandlerChoice;
import dev.durascope.app.launch.JarContents;
import dev.durascope.app.launch.JdkOffer;
import dev.durascope.app.launch.LaunchMemory;
import dev.durascope.app.settings.SettingsFile;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.Journals;
import dev.durascope.app.testing.Png;
import dev.durascope.engine.execution.ExecutionStanding;
import dev.durascope.engine.execution.Waiting;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.Jdk;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.time.TimeMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of the window for the guide, in both themes and at both sizes, of executions written by hand. */
@Timeout(120)
class WindowPicturesTest {
    private static final Path IMAGES =
            Path.of("../docs/images").toAbsolutePath().normalize();
    private static final String INPUT =
            "{\"orderId\":\"order-4711\",\"amount\":2499.0,\"items\":[{\"sku\":\"A-100\",\"count\":2},"
                    + "{\"sku\":\"B-7\",\"count\":1}],\"express\":true,\"note\":null}";

    private static final Jdk JDK_17 = new Jdk(Path.of("/usr/lib/jvm/java-17-openjdk"), 17, "17.0.15", "on the PATH");
    private static final Jdk JDK_25 = new Jdk(Path.of("/usr/lib/jvm/temurin-25-jdk"), 25, "25.0.1", "in /usr/lib/jvm");

    @TempDir
    Path home;

    private final FakeExecutions executions = new FakeExecutions();
    private Stage stage;
    private DurascopeWindow window;
    private Instant now = Journals.START;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @BeforeEach
    void noWindow() {
        stage = null;
    }

    @AfterEach
    void close() {
        if (stage != null) {
            Fx.run(stage::hide);
        }
        Fx.check();
    }

    @Test
    void welcome() {
        open();
        picture("welcome");
    }

    @Test
    void launch() {
        open();
        openJar();
        picture("launch");
        Fx.run(() -> window.model()
                .launch()
                .inputProperty()
                .set("{\n  \"orderId\": \"order-123\",\n  \"amount\": 99,99\n}"));
        picture("launch-bad-input");
    }

    @Test
    void running() {
        Journals order = waitingOrder("order-4711");
        put(
                order,
                TimeMode.REAL,
                new Waiting(Waiting.Kind.WAIT, "op-wait", order.now().plusSeconds(598)));
        earlier();
        open();
        show(order);
        select("op-pay");
        picture("running");
    }

    @Test
    void callback() {
        Journals order = approvalOrder("order-4711");
        put(order, TimeMode.SKIP, new Waiting(Waiting.Kind.CALLBACK, "op-callback", null));
        earlier();
        open();
        show(order);
        select("op-callback");
        Fx.run(() -> window.commands().get(WindowCommands.ANSWER).run());
        picture("callback");
    }

    @Test
    void retry() {
        Journals order = retryingOrder("order-125");
        put(
                order,
                TimeMode.REAL,
                new Waiting(Waiting.Kind.STEP_RETRY, "op-pay", order.now().plusSeconds(4)));
        earlier();
        open();
        show(order);
        select("op-pay");
        picture("retry");
    }

    @Test
    void failed() {
        Journals order = failedOrder("order-126");
        put(order, TimeMode.SKIP);
        earlier();
        open();
        show(order);
        select("op-validate");
        picture("failed");
    }

    @Test
    void console() {
        Journals order = approvalOrder("order-4711");
        put(order, TimeMode.SKIP, new Waiting(Waiting.Kind.CALLBACK, "op-callback", null));
        earlier();
        open();
        show(order);
        pane(SessionView.Pane.CONSOLE);
        picture("console");
        pane(SessionView.Pane.HISTORY);
        picture("history");
        pane(SessionView.Pane.INVOCATIONS);
        picture("invocations");
    }

    @Test
    void held() {
        Journals order = heldOrder("order-127");
        put(order, TimeMode.REAL, new Waiting(Waiting.Kind.HELD, null, null));
        earlier();
        open();
        show(order);
        picture("held");
    }

    @Test
    void nothingYet() {
        Journals order = new Journals(Journals.arn("OrderProcessor", "order-1"))
                .started(INPUT)
                .invoked();
        put(order, TimeMode.SKIP);
        open();
        show(order);
        pane(SessionView.Pane.CALLBACKS);
        picture("empty");
    }

    private Journals waitingOrder(String name) {
        Journals j = new Journals(Journals.arn("OrderProcessor", name));
        j.started(INPUT).invoked().pass(8);
        j.step("op-validate", "validate-order")
                .pass(12)
                .checkpoint(320)
                .stepSucceeded("op-validate", 1, "{\"valid\":true}");
        j.out("Validating order " + name);
        j.step("op-pay", "process-payment").pass(210);
        j.stepFailed("op-pay", 1, ErrorObject.of("PaymentDeclined", "The bank did not answer."), 2)
                .returned("PENDING");
        j.pass(2000).invoked().again("op-pay").pass(180).checkpoint(3_800);
        j.stepSucceeded(
                "op-pay",
                2,
                "{\"transaction\":\"tx-90210\",\"amount\":2499.0,\"currency\":\"EUR\",\"approved\":true,"
                        + "\"card\":{\"brand\":\"visa\",\"last4\":\"4242\",\"expires\":\"2029-04\"},\"warnings\":[]}");
        j.context("op-items", "reserve-items", null, "Map");
        j.context("op-item0", null, "op-items", "MapIteration")
                .step("op-r0", "reserve-A-100", "op-item0")
                .pass(40);
        j.stepSucceeded("op-r0", 1, "{\"reserved\":2}").contextSucceeded("op-item0", "{\"reserved\":2}");
        j.context("op-item1", null, "op-items", "MapIteration")
                .step("op-r1", "reserve-B-7", "op-item1")
                .pass(30);
        j.stepSucceeded("op-r1", 1, "{\"reserved\":1}").contextSucceeded("op-item1", "{\"reserved\":1}");
        j.contextSucceeded("op-items", "[{\"reserved\":2},{\"reserved\":1}]");
        j.waiting("op-wait", "confirmation", 600).pass(5).returned("PENDING");
        j.pass(2000);
        return j;
    }

    private Journals approvalOrder(String name) {
        Journals j = new Journals(Journals.arn("OrderProcessor", name));
        j.started(INPUT).invoked().pass(8);
        j.out("Validating order " + name)
                .step("op-validate", "validate-order")
                .pass(12)
                .checkpoint(320);
        j.stepSucceeded("op-validate", 1, "{\"valid\":true}");
        j.out("Charging 2499.00 EUR")
                .step("op-pay", "process-payment")
                .pass(210)
                .checkpoint(900);
        j.stepSucceeded("op-pay", 1, "{\"transaction\":\"tx-90210\"}");
        j.err("WARN  the payment gateway took 210 ms, more than the 200 ms it promised");
        j.waiting("op-wait", "settle", 10).returned("PENDING");
        j.jump(Duration.ofSeconds(10)).waited("op-wait", 10).invoked().pass(6);
        j.out("Asking for approval above 1000");
        j.context("op-approval", "approval", null, "WaitForCallback");
        j.callback("op-callback", "approval-callback", "op-approval", "Y2FsbGJhY2stNDcxMQ==", 3_600L);
        j.step("op-submit", "approval-submitter", "op-approval").pass(15).checkpoint(200);
        j.stepSucceeded("op-submit", 1, null);
        j.out("Mailed the approver").returned("PENDING").pass(3000);
        return j;
    }

    private Journals retryingOrder(String name) {
        Journals j = new Journals(Journals.arn("OrderProcessor", name));
        j.started(INPUT).invoked().pass(8);
        j.step("op-validate", "validate-order")
                .pass(12)
                .checkpoint(320)
                .stepSucceeded("op-validate", 1, "{\"valid\":true}");
        j.step("op-pay", "process-payment").pass(210);
        j.stepFailed("op-pay", 1, ErrorObject.of("PaymentDeclined", "The bank did not answer."), 2)
                .returned("PENDING");
        j.pass(2000).invoked().again("op-pay").pass(140);
        j.stepFailed("op-pay", 2, stack("dev.durascope.samples.order.PaymentDeclined", "The bank answered 503."), 4);
        return j.returned("PENDING").pass(120);
    }

    private Journals failedOrder(String name) {
        Journals j = new Journals(Journals.arn("OrderProcessor", name));
        ErrorObject error = stack("java.lang.IllegalArgumentException", "amount must be positive, not -5.00");
        j.started("{\"orderId\":\"order-126\",\"amount\":-5}").invoked().pass(8);
        j.step("op-validate", "validate-order").pass(12).checkpoint(320).stepFailed("op-validate", 1, error, null);
        return j.pass(3).returned("FAILED").failed(error);
    }

    private Journals heldOrder(String name) {
        Journals j = new Journals(Journals.arn("OrderProcessor", name)).started(INPUT);
        for (int i = 0; i < 5; i++) {
            j.invoked()
                    .pass(30)
                    .crashed("Runtime.ExitError", "RequestId: request-" + (i + 1) + " exited with status 1");
            j.pass(1000);
        }
        return j.held(5, ErrorObject.of("Runtime.ExitError", "The handler's process exited with status 1."));
    }

    private static ErrorObject stack(String type, String message) {
        return new ErrorObject(
                message,
                type,
                null,
                List.of(
                        "dev.durascope.samples.order.OrderProcessor.validate(OrderProcessor.java:61)",
                        "dev.durascope.samples.order.OrderProcessor.lambda$handle$0(OrderProcessor.java:38)",
                        "dev.durascope.handler.DurableContext.runStep(DurableContext.java:214)",
                        "dev.durascope.handler.DurableContext.step(DurableContext.java:96)",
                        "dev.durascope.samples.order.OrderProcessor.handle(OrderProcessor.java:38)"));
    }

    private void earlier() {
        Journals first = new Journals(Journals.arn("OrderProcessor", "order-4709"));
        first.pass(-3_600_000 * 26L)
                .started(INPUT)
                .invoked()
                .pass(1_320)
                .returned("SUCCEEDED")
                .succeeded("{}");
        put(first, TimeMode.SKIP);
        Journals second = new Journals(Journals.arn("RefundProcessor", "refund-17"));
        second.pass(-3_600_000 * 3L).started(INPUT).invoked().pass(640).returned("FAILED");
        second.failed(ErrorObject.of("RefundRefused", "no"));
        put(second, TimeMode.SKIP);
        Journals third = new Journals(Journals.arn("OrderProcessor", "order-4710"));
        third.pass(-900_000).started(INPUT).invoked().pass(90).stopped();
        put(third, TimeMode.SKIP);
    }

    private void put(Journals journal, TimeMode mode, Waiting... waiting) {
        executions.put(journal, new ExecutionStanding(mode, Duration.ZERO, false, List.of(waiting)));
        if (journal.now().isAfter(now)) {
            now = journal.now();
        }
    }

    private void open() {
        WindowServices services = new WindowServices(
                executions,
                file -> new JarContents(
                        file,
                        new Code.Archive(file),
                        List.of(
                                new HandlerChoice(
                                        "dev.durascope.samples.order.OrderProcessor", true, "RequestStreamHandler"),
                                new HandlerChoice(
                                        "dev.durascope.samples.order.RefundProcessor", true, "RequestStreamHandler"),
                                new HandlerChoice("dev.durascope.samples.order.Ping", false, "RequestHandler")),
                        "dev.durascope.samples.order.OrderProcessor",
                        samples(),
                        new JdkOffer(
                                List.of(JDK_17, JDK_25),
                                JDK_17,
                                "JDK 17.0.15 (on the PATH): the oldest long-term release found for class files for Java"
                                        + " 17",
                                "",
                                61)),
                new NoMemory(),
                new SettingsFile(home.resolve("settings.json")),
                "http://127.0.0.1:4571",
                Path.of("order-processor.jar"),
                null,
                () -> now,
                ZoneOffset.UTC);
        Fx.run(() -> {
            stage = new Stage();
            window = new DurascopeWindow(stage, services);
            stage.setX(0);
            stage.setY(0);
            window.show(List.of());
        });
    }

    private static Map<String, String> samples() {
        Map<String, String> samples = new LinkedHashMap<>();
        samples.put("Small order", "{\"orderId\":\"order-123\",\"amount\":99.99}");
        samples.put("Order that needs approval", "{\"orderId\":\"order-4711\",\"amount\":2499.00}");
        return samples;
    }

    private void openJar() {
        Fx.run(() -> window.model().openFile(Path.of("/home/me/orders/target/order-processor.jar")));
        Fx.await("the launch page", () -> window.model().placeProperty().get() == WindowModel.Place.LAUNCH);
    }

    private void show(Journals journal) {
        Fx.run(() -> window.model().openExecution(journal.arn()));
        Fx.await(
                "the journal",
                () -> window.model().session() != null
                        && window.model().session().state().position()
                                == journal.all().size()
                        && window.model().session().standingProperty().get() != null);
    }

    private void select(String operation) {
        Fx.run(() -> window.model().session().selectedOperationProperty().set(operation));
    }

    private void pane(SessionView.Pane pane) {
        Fx.run(() -> window.showPane(pane.id()));
    }

    private void picture(String name) {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            for (int[] size : new int[][] {{960, 640}, {1280, 800}}) {
                Fx.run(() -> {
                    window.theme(theme);
                    stage.setWidth(size[0]);
                    stage.setHeight(size[1]);
                });
                Fx.await(
                        "the size",
                        () -> window.scene().getWidth() == size[0]
                                && window.scene().getHeight() == size[1]);
                Fx.pulse();
                Fx.pulse();
                WritableImage image = Fx.get(() -> {
                    Node root = window.scene().getRoot();
                    root.applyCss();
                    return window.scene().snapshot(null);
                });
                Path file = IMAGES.resolve(name + "-" + theme.id() + "-" + size[0] + ".png");
                Png.write(image, file);
                assertThat(Files.exists(file)).isTrue();
            }
        }
        Fx.check();
    }

    private static final class NoMemory implements LaunchMemory {
        @Override
        public Optional<Kept> find(Path file, String handler) {
            return Optional.empty();
        }

        @Override
        public Optional<Kept> findFunction(String functionName) {
            return Optional.empty();
        }

        @Override
        public void keep(Path file, FunctionConfig function, String input, TimeMode timeMode) {}

        @Override
        public List<Path> recentFiles() {
            return List.of(
                    Path.of("/home/me/orders/target/order-processor.jar"),
                    Path.of("/home/me/refunds/build/libs/refund-lambda.zip"));
        }

        @Override
        public void opened(Path file) {}

        @Override
        public void forget(Path file) {}
    }
}
