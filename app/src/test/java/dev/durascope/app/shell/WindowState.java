package dev.durascope.app.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.durascope.app.command.Command;
import dev.durascope.app.launch.HandlerChoice;
import dev.durascope.app.recent.RecentEntry;
import dev.durascope.app.recent.RecentModel;
import dev.durascope.app.session.Cursor;
import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.Journals;
import dev.durascope.engine.breakpoint.Breakpoint;
import dev.durascope.engine.breakpoint.Breakpoints;
import dev.durascope.engine.breakpoint.Criteria;
import dev.durascope.engine.breakpoint.MalformedException;
import dev.durascope.engine.breakpoint.NamePattern;
import dev.durascope.engine.breakpoint.When;
import dev.durascope.engine.execution.Waiting;
import dev.durascope.engine.invoke.InvocationOutcome;
import dev.durascope.engine.invoke.OperationSighting;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.time.TimeMode;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;

/** The states of the window that are pictured, and walked through for what must hold in each. */
enum WindowState {
    FIRST_START(false, PictureScenes::open),
    WELCOME(true, scenes -> {
        scenes.usedBefore();
        scenes.open();
    }),
    WELCOME_MISSING(false, scenes -> {
        scenes.usedBefore();
        scenes.open();
        RecentModel recent = scenes.window().model().recent();
        Fx.run(() -> recent.open(recent.entries().stream()
                .filter(RecentEntry::missing)
                .findFirst()
                .orElseThrow()));
        Fx.await("what is gone", () -> recent.goneProperty().get() != null);
    }),
    LAUNCH(true, scenes -> {
        scenes.open();
        scenes.openJar();
    }),
    LAUNCH_BAD_INPUT(true, scenes -> {
        scenes.open();
        scenes.openJar();
        Fx.run(() -> scenes.window()
                .model()
                .launch()
                .inputProperty()
                .set("{\n  \"orderId\": \"order-123\",\n  \"amount\": 99,99\n}"));
    }),
    LAUNCH_INPUTS(false, scenes -> {
        scenes.earlier();
        scenes.open();
        scenes.openJar();
        scenes.chooseInput();
    }),
    LAUNCH_OPTIONS(true, scenes -> {
        scenes.open();
        scenes.openJar();
        Fx.run(() -> {
            TitledPane options = (TitledPane) scenes.window().scene().lookup("#launch-options");
            options.setExpanded(true);
        });
    }),
    LAUNCH_MODULES(true, scenes -> {
        scenes.open();
        scenes.openProject(PicturedCode.MODULES);
    }),
    LAUNCH_TEMPLATE(true, scenes -> {
        scenes.open();
        scenes.openProject(PicturedCode.TEMPLATE);
        Fx.run(() -> {
            TitledPane options = (TitledPane) scenes.window().scene().lookup("#launch-options");
            options.setExpanded(true);
        });
    }),
    LAUNCH_NODE(true, scenes -> {
        scenes.open();
        scenes.openModule();
    }),
    REBUILT(true, scenes -> {
        scenes.openOn(SampleOrders.failedOrder("order-126"), TimeMode.SKIP);
        scenes.openProject(PicturedCode.MODULES);
        scenes.show(SampleOrders.failedOrder("order-126"));
        scenes.rebuild();
    }),
    PLAIN(true, scenes -> {
        plain(
                scenes,
                new InvocationOutcome.Returned("{\"pong\":true,\"at\":\"2026-11-02T09:15:00Z\"}".getBytes(UTF_8)));
    }),
    PLAIN_DIAGNOSED(false, scenes -> {
        plain(
                scenes,
                new InvocationOutcome.Failed(
                        InvocationOutcome.Cause.HANDLER_ERROR,
                        new ErrorObject(
                                "The event has no DurableExecutionArn: this is a durable function.",
                                "java.lang.IllegalArgumentException",
                                null,
                                List.of("dev.durascope.handler.internal.Envelope.required(Envelope.java:48)"))));
    }),
    RUNNING(true, WindowState::running),
    COMPACT(false, scenes -> {
        running(scenes);
        Fx.run(() -> scenes.window().density(Density.COMPACT));
    }),
    CALLBACK(true, scenes -> {
        Journals order = SampleOrders.approvalOrder("order-4711");
        scenes.openOn(order, TimeMode.SKIP, new Waiting(Waiting.Kind.CALLBACK, "op-callback", null));
        scenes.select("op-callback");
        Fx.run(() -> scenes.window().commands().get(WindowCommands.ANSWER).run());
    }),
    RETRY(true, scenes -> {
        Journals order = SampleOrders.retryingOrder("order-125");
        scenes.openOn(
                order,
                TimeMode.REAL,
                new Waiting(Waiting.Kind.STEP_RETRY, "op-pay", order.now().plusSeconds(4)));
        scenes.select("op-pay");
    }),
    TIME_BY_HAND(true, scenes -> {
        Journals order = SampleOrders.settlingOrder("order-4711").pass(2000);
        scenes.openOn(
                order,
                TimeMode.MANUAL,
                new Waiting(Waiting.Kind.WAIT, "op-wait", order.now().plusSeconds(8)));
        scenes.select("op-wait");
    }),
    FAILED(true, scenes -> {
        scenes.openOn(SampleOrders.failedOrder("order-126"), TimeMode.SKIP);
        scenes.select("op-validate");
    }),
    CONSOLE(true, scenes -> {
        approval(scenes);
        scenes.pane(Pane.CONSOLE);
    }),
    HISTORY(true, scenes -> {
        approval(scenes);
        scenes.pane(Pane.HISTORY);
    }),
    INVOCATIONS(true, scenes -> {
        approval(scenes);
        scenes.pane(Pane.INVOCATIONS);
    }),
    TIMELINE(true, scenes -> {
        approval(scenes);
        scenes.select("op-submit");
        scenes.pane(Pane.TIMELINE);
    }),
    HELD(
            true,
            scenes -> scenes.openOn(
                    SampleOrders.heldOrder("order-127"), TimeMode.REAL, new Waiting(Waiting.Kind.HELD, null, null))),
    MAXIMIZED(false, scenes -> {
        approval(scenes);
        scenes.pane(Pane.HISTORY);
        Fx.run(() -> scenes.window().toggleMaximized());
    }),
    STOPPED(true, scenes -> {
        scenes.openStopped(
                SampleOrders.stoppedOrder("order-4711"),
                new OperationSighting("op-r1", "op-item1", "reserve-B-7", OperationType.STEP, "Step", false, null),
                Breakpoints.of(
                        breakpoint("reserve-*", OperationType.STEP, When.BEFORE),
                        breakpoint("process-payment", null, When.ON_FAILURE).enabled(false),
                        breakpoint("confirmation", OperationType.WAIT, When.ON_SUSPENSION)));
        scenes.select("op-item1");
    }),
    PALETTE(true, scenes -> {
        approval(scenes);
        Fx.run(() -> {
            scenes.window().palette();
            ((TextField) scenes.window().scene().lookup("#palette-field")).setText("sk");
        });
    }),
    PALETTE_EMPTY(false, scenes -> {
        scenes.open();
        Fx.run(() -> {
            scenes.window().palette();
            ((TextField) scenes.window().scene().lookup("#palette-field")).setText("fly to the moon");
        });
    }),
    SEARCHING(true, scenes -> {
        approval(scenes);
        search(scenes, "pay");
    }),
    SEARCH_REFUSED(false, scenes -> {
        approval(scenes);
        search(scenes, "status:nowhere");
    }),
    TRAVELLING(true, scenes -> {
        approval(scenes);
        scenes.select("op-pay");
        Fx.run(() -> scenes.window().model().session().cursor().moveToIndex(4, Cursor.Move.JUMP));
        scenes.pane(Pane.TIMELINE);
    }),
    SOURCE(false, scenes -> {
        approval(scenes);
        scenes.select("op-pay");
        scenes.pane(Pane.SOURCE);
    }),
    BREAKPOINT(true, scenes -> {
        scenes.openStopped(
                SampleOrders.stoppedOrder("order-4711"),
                new OperationSighting("op-r1", "op-item1", "reserve-B-7", OperationType.STEP, "Step", false, null),
                Breakpoints.of(breakpoint("reserve-*", OperationType.STEP, When.BEFORE)));
        Fx.run(() -> {
            ListView<?> list = (ListView<?>) scenes.window().scene().lookup("#breakpoint-list");
            list.getSelectionModel().select(0);
        });
    }),
    NOT_REPLAYED(false, scenes -> {
        approval(scenes);
        scenes.pane(Pane.REPLAY);
    }),
    REPLAY_LEDGER(true, scenes -> {
        approval(scenes);
        scenes.prepareReplay();
    }),
    REPLAYED(true, scenes -> {
        approval(scenes);
        scenes.prepareReplay();
        scenes.replay();
    }),
    ATTACHED(true, scenes -> {
        scenes.attach("order-4709", "order-4710", "order-4711");
        Fx.await("the execution", () -> {
            var list = scenes.window().model().cloud().list().rows();
            return list.size() == 3 && scenes.window().model().session() != null;
        });
        Fx.run(() -> scenes.window().model().cloud().readOnlyProperty().set(false));
        scenes.pane(Pane.CALLBACKS);
    }),
    ATTACHED_REFUSED(false, scenes -> {
        CloudScene cloud = scenes.attach("order-4711");
        Fx.await("the execution", () -> scenes.window().model().session() != null);
        cloud.refuse("GET .*/durable-executions", "403 AccessDeniedException");
        cloud.refuse("GET .*/history", "403 AccessDeniedException");
        Fx.run(() -> scenes.window().model().cloud().askNow());
        Fx.await("the refusals", () -> {
            var model = scenes.window().model();
            return model.cloud().list().faultProperty().get() != null
                    && model.cloud().obstacle(model.session()) != null;
        });
    }),
    /** The least room that the console has to say why it is empty: below what kept the output away. */
    ATTACHED_OUTPUT_REFUSED(false, scenes -> {
        CloudScene cloud = scenes.attach("order-4711");
        Fx.await("the execution", () -> scenes.window().model().session() != null);
        cloud.refuse("POST /", "400 AccessDeniedException");
        scenes.pane(Pane.CONSOLE);
        Command fetch = Fx.get(() -> scenes.window().commands().get(CloudCommands.OUTPUT));
        Fx.await("something to fetch", () -> fetch.obstacle().get().isEmpty());
        Fx.run(fetch::run);
        Fx.await("the refusal", () -> {
            Node policy = scenes.window().scene().lookup("#fetch-policy");
            return policy != null && policy.isVisible();
        });
    }),
    FORKED(true, ForkScene::show),
    RECORDING(true, scenes -> {
        scenes.earlier();
        scenes.open();
        scenes.openRecording(SampleOrders.approvedOrder("order-4698"));
        scenes.select("op-approval");
    }),
    EMPTY(true, scenes -> {
        Journals order = new Journals(Journals.arn("OrderProcessor", "order-1"))
                .started(SampleOrders.INPUT)
                .invoked();
        scenes.openOn(order, TimeMode.SKIP);
        scenes.pane(Pane.CALLBACKS);
    });

    private final boolean kept;
    private final Consumer<PictureScenes> enter;

    WindowState(boolean kept, Consumer<PictureScenes> enter) {
        this.kept = kept;
        this.enter = enter;
    }

    /** Whether its pictures belong to the documentation. */
    boolean isKept() {
        return kept;
    }

    /** What its pictures are called. */
    String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    void enter(PictureScenes scenes) {
        enter.accept(scenes);
    }

    private static Breakpoint breakpoint(String name, OperationType type, When when) {
        try {
            Criteria criteria = new Criteria(NamePattern.parse(name), null, type, null, null, null, null, null);
            return new Breakpoint(name, true, criteria, when, 1);
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    private static void search(PictureScenes scenes, String text) {
        Fx.run(() -> scenes.window().commands().get(SearchCommands.FIND).run());
        Fx.pulse();
        Fx.run(() -> ((TextField) scenes.window().scene().lookup("#search-field")).setText(text));
        Fx.pulse();
    }

    private static void approval(PictureScenes scenes) {
        Journals order = SampleOrders.approvalOrder("order-4711");
        scenes.openOn(order, TimeMode.SKIP, new Waiting(Waiting.Kind.CALLBACK, "op-callback", null));
    }

    private static void running(PictureScenes scenes) {
        Journals order = SampleOrders.waitingOrder("order-4711");
        scenes.openOn(
                order,
                TimeMode.REAL,
                new Waiting(Waiting.Kind.WAIT, "op-wait", order.now().plusSeconds(598)));
        scenes.select("op-pay");
    }

    private static void plain(PictureScenes scenes, InvocationOutcome outcome) {
        scenes.answerPlain(outcome);
        scenes.open();
        scenes.openJar();
        Fx.run(() -> {
            var launch = scenes.window().model().launch();
            HandlerChoice ping = launch.contentsProperty().get().handlers().getLast();
            launch.handlerProperty().set(ping);
            scenes.window().commands().get(WindowCommands.RUN).run();
        });
        Fx.await(
                "the plain run",
                () -> !scenes.window().model().launch().plainRunProperty().get().isRunning());
        scenes.print("pinged", "answering");
    }
}
