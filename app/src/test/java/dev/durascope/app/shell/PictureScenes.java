package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.diagnostics.Support;
import dev.durascope.app.launch.HandlerChoice;
import dev.durascope.app.session.Opening;
import dev.durascope.app.settings.Settings;
import dev.durascope.app.settings.SettingsFile;
import dev.durascope.app.testing.ExecutionFiles;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.Journals;
import dev.durascope.app.testing.NoControl;
import dev.durascope.app.testing.RecordedPrograms;
import dev.durascope.engine.breakpoint.Breakpoints;
import dev.durascope.engine.cloud.CloudTarget;
import dev.durascope.engine.debug.Debugger;
import dev.durascope.engine.execution.ExecutionStanding;
import dev.durascope.engine.execution.Waiting;
import dev.durascope.engine.history.ExecutionFold;
import dev.durascope.engine.history.JournalEntry.ConsoleStream;
import dev.durascope.engine.history.SourceLocation;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.DebuggedHandlers;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.HoldPoint;
import dev.durascope.engine.invoke.InvocationOutcome;
import dev.durascope.engine.invoke.OperationSighting;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionSummary;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.replay.DeterminismReport;
import dev.durascope.engine.replay.Divergence;
import dev.durascope.engine.replay.Fidelity;
import dev.durascope.engine.replay.Replay;
import dev.durascope.engine.store.InMemoryOriginalStore;
import dev.durascope.engine.time.ClockPace;
import dev.durascope.engine.time.TimeMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Brings the window into a state, with executions written by hand and a jar that is not there. */
final class PictureScenes implements AutoCloseable {
    private final Path home;
    private final FakeExecutions executions = new FakeExecutions();
    private final ExecutionFold stopped = new ExecutionFold("stopped");
    private final Debugger debugger = NoControl.debugger(arn -> stopped.now());
    private PicturedRecents launches = PicturedRecents.none();
    private List<Settings.Attached> attached = List.of();
    private final PicturedCode code = new PicturedCode();
    private @Nullable CloudScene cloud;
    private Stage stage;
    private DurascopeWindow window;
    private Instant now = Journals.START;

    /** @param home for the settings */
    PictureScenes(Path home) {
        this.home = home;
    }

    @Override
    public void close() {
        if (stage != null) {
            Fx.run(stage::hide);
        }
        if (cloud != null) {
            cloud.close();
        }
        launches.close();
        Fx.check();
    }

    Stage stage() {
        return stage;
    }

    DurascopeWindow window() {
        return window;
    }

    /** Lets something of every kind have been used before. */
    void usedBefore() {
        launches = PicturedRecents.some(home);
        attached = List.of(
                new Settings.Attached("orders:prod", "shop", "eu-west-1", "").at(Journals.START.minusSeconds(90_000)));
    }

    /** Lets so many recordings have been opened before. */
    void openedBefore(int recordings) {
        launches = PicturedRecents.recordings(home, recordings);
    }

    /** Lets plain functions answer. */
    void answerPlain(InvocationOutcome outcome) {
        executions.answerPlain(CompletableFuture.completedFuture(outcome));
    }

    /** Lets the last plain run print. */
    void print(String... lines) {
        for (String line : lines) {
            executions.plainListener().printed(null, ConsoleStream.STDOUT, line);
        }
    }

    /** Opens the window on an execution that is stopped where an operation of it is called. */
    void openStopped(Journals order, OperationSighting called, Breakpoints breakpoints) {
        order.all().forEach(stopped::apply);
        debugger.setBreakpoints(order.arn().function(), breakpoints);
        debugger.gate().reached(order.arn(), HoldPoint.CALL, called);
        assertThat(debugger.stops(order.arn())).hasSize(1);
        openOn(order, TimeMode.SKIP);
        pane(Pane.BREAKPOINTS);
    }

    /** Opens the window attached to orders that wait, on the last of them. */
    CloudScene attach(String... orders) {
        try {
            cloud = new CloudScene(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ExecutionArn last = null;
        for (String order : orders) {
            last = cloud.waiting(order);
        }
        CloudTarget target =
                CloudTarget.parse(String.valueOf(last), new CloudTarget.Place(null, null, cloud.endpoint()), Map.of());
        open();
        Fx.run(() -> window.model().cloud().attach(target));
        return cloud;
    }

    /** Opens the window on an execution, with earlier ones in the list. */
    void openOn(Journals order, TimeMode mode, Waiting... waiting) {
        put(order, mode, waiting);
        earlier();
        open();
        show(order);
    }

    /** Lets there be executions of before. */
    void earlier() {
        Journals first = new Journals(Journals.arn("OrderProcessor", "order-4709"));
        first.pass(-3_600_000 * 26L)
                .started(SampleOrders.INPUT)
                .invoked()
                .pass(1_320)
                .returned("SUCCEEDED")
                .succeeded("{}");
        put(first, TimeMode.SKIP);
        Journals second = new Journals(Journals.arn("RefundProcessor", "refund-17"));
        second.pass(-3_600_000 * 3L)
                .started(SampleOrders.INPUT)
                .invoked()
                .pass(640)
                .returned("FAILED");
        second.failed(ErrorObject.of("RefundRefused", "no"));
        put(second, TimeMode.SKIP);
        Journals third = new Journals(Journals.arn("OrderProcessor", "order-4710"));
        third.pass(-900_000).started(SampleOrders.INPUT).invoked().pass(90).stopped();
        put(third, TimeMode.SKIP);
    }

    private void put(Journals journal, TimeMode mode, Waiting... waiting) {
        executions.put(journal, new ExecutionStanding(mode, ClockPace.REAL, false, List.of(waiting)));
        if (journal.now().isAfter(now)) {
            now = journal.now();
        }
    }

    /** Opens the window. */
    void open() {
        SettingsFile settings = new SettingsFile(home.resolve("settings.json"));
        attached.forEach(each -> settings.change(s -> s.withAttached(each)));
        WindowServices services = new WindowServices(
                executions,
                debugger,
                new DebuggedHandlers(),
                RecordedPrograms.on(home).editors(),
                code,
                this::replayed,
                launches,
                new InMemoryOriginalStore(),
                settings,
                Support.in(home),
                "http://127.0.0.1:4571",
                Path.of("order-processor.jar"),
                Path.of("trip-booking.jar"),
                null,
                () -> now,
                ZoneOffset.UTC);
        Fx.run(() -> {
            stage = new Stage();
            window = new DurascopeWindow(stage, services);
            stage.setX(0);
            stage.setY(0);
            window.show(Opening.WELCOME);
        });
        if (!launches.recentFiles().isEmpty()) {
            Fx.await(
                    "what was used before",
                    () -> !window.model().recent().entries().isEmpty());
        }
    }

    /** Opens the inputs that the open jar's first handler was run with. */
    void chooseInput() {
        String handler = "dev.durascope.samples.order.OrderProcessor";
        Path jar = window.model().launch().contentsProperty().get().file();
        launches.ran(jar, handler, "{\"customer\": \"山田 太郎\", \"note\": \"至急 🚚\"}", null);
        launches.ran(jar, handler, "{\"lines\": [" + "{\"sku\": \"A-17\", \"count\": 3}, ".repeat(20) + "null]}", null);
        launches.ran(
                jar,
                handler,
                SampleOrders.INPUT,
                executions.executions().stream()
                        .findFirst()
                        .map(ExecutionSummary::arn)
                        .orElse(null));
        Fx.run(() -> window.model().launch().chooser().open());
        Fx.pulse();
    }

    /** Opens a jar with durable handlers and a plain one. */
    void openJar() {
        Fx.run(() -> window.model().openFile(Path.of("/home/me/orders/target/order-processor.jar")));
        Fx.await("the launch page", () -> window.model().placeProperty().get() == WindowModel.Place.LAUNCH);
    }

    /** Opens a Node.js module. */
    void openModule() {
        Fx.run(() -> window.model().openFile(Path.of("/home/me/orders").resolve(PicturedCode.MODULE)));
        Fx.await("the launch page", () -> window.model().placeProperty().get() == WindowModel.Place.LAUNCH);
    }

    /** Opens a recording of an execution that is not kept here. */
    void openRecording(Journals journal) {
        try {
            Path file = ExecutionFiles.recording(home.resolve(journal.arn().name() + ".durascope"), journal);
            Fx.run(() -> window.model().openFile(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Fx.await(
                "the recording",
                () -> window.model().session() != null
                        && window.model().session().state().position()
                                == journal.all().size());
    }

    /** Opens a project, whose handlers depend on its name, see {@link PicturedCode}, and whose first one is known. */
    void openProject(String name) {
        Path project = home.resolve(name);
        HandlerChoice first = code.read(project).handlers().getFirst();
        Code own = code.read(project).code(first);
        try {
            Files.createDirectories(((Code.ClassDirectory) own).directory());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        executions.functions().register(FunctionConfig.durable(first.functionName(), own, first.handler()));
        Fx.run(() -> window.model().openFile(project));
        Fx.await("the launch page", () -> window.model().placeProperty().get() == WindowModel.Place.LAUNCH);
    }

    /** Lets what is open have been built again. */
    void rebuild() {
        Fx.run(() ->
                code.rebuild(window.model().launch().contentsProperty().get().code()));
        Fx.await(
                "the offer",
                () -> !window.model().changes().offerProperty().get().isEmpty());
    }

    /** Shows an execution. */
    void show(Journals journal) {
        Fx.run(() -> window.model().openExecution(journal.arn()));
        Fx.await(
                "the journal",
                () -> window.model().session() != null
                        && window.model().session().state().position()
                                == journal.all().size()
                        && window.model().session().standingProperty().get() != null);
    }

    /** Selects an operation of it. */
    void select(String operation) {
        Fx.run(() -> window.model().session().selectedOperationProperty().set(operation));
    }

    /** Goes to a pane. */
    void pane(Pane pane) {
        Fx.run(() -> window.goTo(pane));
    }

    /** Asks for a replay on the first sample's jar, which is open. */
    void prepareReplay() {
        openJar();
        Fx.run(() -> window.model().openExecution(window.model().session().arn()));
        Fx.run(() -> window.commands().get(ReplayCommands.PREPARE).run());
        Fx.await("the ledger", () -> window.model().replay().ledgerProperty().get() != null);
    }

    /** Carries it out. */
    void replay() {
        Fx.run(() -> window.commands().get(ReplayCommands.START).run());
        Fx.await("the report", () -> window.model().replay().reportProperty().get() != null);
    }

    /** The handler has another name for a step, and one step more. */
    private DeterminismReport replayed(Replay replay) {
        Operation paid = replay.ledger().answered().stream()
                .filter(each -> "process-payment".equals(each.name()))
                .findFirst()
                .orElseThrow();
        return new DeterminismReport(
                window.model().session().arn(),
                replay.ledger(),
                new Fidelity(List.of(
                        new Fidelity.Gap(Fidelity.Kind.TRUNCATED, "The service cut one result: it is given as null."))),
                List.of(
                        new Divergence(
                                Divergence.Kind.ADDED,
                                null,
                                call("op-new", "fraud-check", 47),
                                "Step 'fraud-check' is called and was not.",
                                0),
                        new Divergence(
                                Divergence.Kind.NAME,
                                paid,
                                call(paid.id(), "charge-card", 48),
                                "Step 'process-payment' is now called 'charge-card'.",
                                0)),
                6,
                List.of(),
                List.of(call("op-new", "fraud-check", 47)),
                null,
                3,
                List.of());
    }

    private static OperationSighting call(String id, String name, int line) {
        return new OperationSighting(
                id,
                null,
                name,
                OperationType.STEP,
                "Step",
                false,
                new SourceLocation(
                        "dev.durascope.samples.order.OrderProcessor", "handleRequest", "OrderProcessor.java", line));
    }
}
