package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.ClassPrepareRequest;
import dev.durascope.app.editor.EditorChoice;
import dev.durascope.app.launch.SampleJar;
import dev.durascope.app.settings.Settings;
import dev.durascope.app.source.ShownSource;
import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.Png;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.invoke.DebuggedHandler;
import dev.durascope.engine.jdwp.JdwpProxy;
import dev.durascope.engine.model.ExecutionStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real application on the sample in a project of its own: from an operation to its line, and a debugger on its code. */
@Tag("slow")
@Timeout(180)
class SourceJourneyTest {
    private static final String CODE = "dev.durascope.samples.order.Payments";

    @TempDir
    Path home;

    private Path project;
    private RealWindow window;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @BeforeEach
    void open() throws Exception {
        Assumptions.assumeTrue(
                SampleJar.find().isPresent(), "the sample's jar is not built: run the build to its package phase");
        Path sample = SampleJar.find().orElseThrow();
        project = home.resolve("shop");
        Path jar = Files.createDirectories(project.resolve("target")).resolve("order-processor.jar");
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        copy(sample.getParent().getParent().resolve("src"), project.resolve("src"));
        // The jar is the newer of the two, as a build leaves it.
        Files.copy(sample, jar);
        window = RealWindow.open(home, jar);
        window.awaitPlace(WindowModel.Place.LAUNCH);
        window.await(
                "the sample's handlers",
                () -> window.model().launch().contentsProperty().get() != null);
        Fx.run(() -> {
            choose(EditorChoice.VIEWER, "");
            window.model().launch().settings().environmentProperty().set("ORDERS_FILE=" + home.resolve("orders.json"));
        });
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private void choose(EditorChoice choice, String command) {
        window.model().services().settings().change(s -> s.withEditor(new Settings.Editor(choice.id(), command)));
    }

    @AfterEach
    void close() {
        if (window != null) {
            window.close();
        }
    }

    private void select(String name) {
        Fx.run(() -> window.model()
                .session()
                .selectedOperationProperty()
                .set(window.model().session().newest().operations().stream()
                        .filter(s -> name.equals(s.operation().name()))
                        .map(OperationState::id)
                        .findFirst()
                        .orElseThrow()));
        Fx.pulse();
    }

    private ShownSource shown() {
        return Fx.get(() -> window.model().source().shownProperty().get());
    }

    private void awaitShown(boolean any) {
        window.await(
                any ? "the source" : "no source",
                () -> (window.model().source().shownProperty().get() != null) == any);
    }

    private String lineShown() {
        return shown().text().lines().get(shown().line() - 1);
    }

    @Test
    void fromAnOperationToItsLineInTheViewerAndInAnEditor() throws Exception {
        Fx.run(() -> ((javafx.scene.control.TitledPane) window.scene().lookup("#launch-options")).setExpanded(true));
        picture("launch");
        window.press(KeyCode.SHIFT, KeyCode.F10);
        window.awaitStatus(ExecutionStatus.SUCCEEDED);
        select("process-payment");
        window.awaitText("OrderProcessor.java:");
        picture("link");

        window.press(KeyCode.F4);
        awaitShown(true);
        assertThat(lineShown()).contains("process-payment");
        assertThat(shown().notes()).isEmpty();
        window.await(
                "the focus in the source",
                () -> window.scene().getFocusOwner().getStyleClass().contains("source-lines"));
        window.awaitText("context.step(");
        picture("viewer");
        Fx.run(() -> window.window().theme(Theme.DARK));
        picture("viewer-dark");
        Fx.run(() -> window.window().theme(Theme.LIGHT));
        window.press(KeyCode.ESCAPE);
        awaitShown(false);
        window.await(
                "the focus in the tree",
                () -> "operation-tree".equals(window.scene().getFocusOwner().getId()));

        Path told = home.resolve("told");
        Path editor = home.resolve("editor");
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no shell to write an editor in");
        Files.writeString(
                editor,
                "#!/bin/sh\nprintf '%s\\n' \"$@\" > '" + told + ".new'\nmv '" + told + ".new' '" + told + "'\n");
        assertThat(editor.toFile().setExecutable(true)).isTrue();
        Fx.run(() -> choose(EditorChoice.OWN, "\"" + editor + "\" {line} {file}"));
        select("persist");
        window.press(KeyCode.ALT, KeyCode.DIGIT3);
        window.click("#source-link");
        window.await("the editor", () -> Files.exists(told));
        List<String> arguments = Files.readAllLines(told);
        assertThat(arguments.getLast()).endsWith("OrderProcessor.java");
        assertThat(Files.readAllLines(Path.of(arguments.getLast())).get(Integer.parseInt(arguments.getFirst()) - 1))
                .contains("persist");
        assertThat(shown()).isNull();

        Fx.run(() -> choose(EditorChoice.OWN, "\"" + home.resolve("gone") + "\" {file}"));
        window.press(KeyCode.F4);
        awaitShown(true);
        window.awaitText("cannot be started", "shown here instead");
        picture("failed");
    }

    @Test
    void aDebuggerAttachesHoldsTheCodeAndNothingTimesOut() throws Exception {
        window.press(KeyCode.SHIFT, KeyCode.F9);
        window.awaitText("The handler waits for a debugger: attach yours at 127.0.0.1:");
        DebuggedHandler handler =
                Fx.get(() -> window.model().attach().shownProperty().get());
        window.click("#attach-address");
        assertThat(Fx.get(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(handler.address());
        picture("awaits");

        window.robot().clickOn("Run configurations…");
        window.await(
                "the dialog",
                () -> window.robot().lookup("#run-configurations").tryQuery().isPresent());
        Fx.pulse();
        Path pictures = Files.createDirectories(Path.of("target/pictures"));
        Png.write(
                Fx.get(() -> window.robot()
                        .lookup("#run-configurations")
                        .query()
                        .getScene()
                        .snapshot(null)),
                pictures.resolve("source-configurations.png"));
        window.robot().clickOn("Write");
        Path json = project.resolve(".vscode/launch.json");
        window.await("the run configurations", () -> Files.exists(json));
        assertThat(json).content().contains("\"port\": " + handler.port());
        assertThat(project.resolve(".run/Durascope OrderProcessor.run.xml")).exists();
        assertThat(Fx.get(() -> window.model()
                        .launch()
                        .settings()
                        .development()
                        .portProperty()
                        .get()))
                .isEqualTo(String.valueOf(handler.port()));

        seeWhatAnIdeIsTold();
        VirtualMachine machine = attach(handler.port());
        runToBreakpoint(machine);
        window.awaitText("holds the handler's code", "nothing times out");
        window.await(
                "the address to tell the state",
                () -> ((Hyperlink) window.scene().lookup("#attach-address"))
                        .getTooltip()
                        .getText()
                        .contains("holds"));
        picture("held");
        machine.resume();
        window.awaitStatus(ExecutionStatus.SUCCEEDED);
        machine.dispose();
        window.await(
                "the debugger to be gone",
                () -> window.model().attach().shownProperty().get().state() == JdwpProxy.State.LISTENING);
    }

    /** Closed again: it would write into the configuration of the IDE of whoever runs this, too. */
    private void seeWhatAnIdeIsTold() {
        Fx.run(() -> window.window().commands().get(AttachCommands.SET_UP).run());
        window.await(
                "what the IDE is told",
                () -> window.robot().lookup(".text-area").queryAllAs(TextArea.class).stream()
                        .anyMatch(area -> area.getText().contains("Durascope: Debug OrderProcessor")));
        window.robot().clickOn("Close");
        assertThat(project.resolve(".vscode/tasks.json")).doesNotExist();
    }

    private static VirtualMachine attach(int port) throws Exception {
        AttachingConnector connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(each -> each.name().equals("com.sun.jdi.SocketAttach"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        arguments.get("hostname").setValue("127.0.0.1");
        arguments.get("port").setValue(String.valueOf(port));
        return connector.attach(arguments);
    }

    private static void runToBreakpoint(VirtualMachine machine) throws InterruptedException {
        ClassPrepareRequest loaded = machine.eventRequestManager().createClassPrepareRequest();
        loaded.addClassFilter(CODE);
        loaded.enable();
        machine.resume();
        while (true) {
            EventSet events = machine.eventQueue().remove(60_000);
            assertThat(events).as("the breakpoint in " + CODE).isNotNull();
            for (Event event : events) {
                if (event instanceof ClassPrepareEvent prepared) {
                    machine.eventRequestManager()
                            .createBreakpointRequest(prepared.referenceType()
                                    .methodsByName("charge")
                                    .getFirst()
                                    .location())
                            .enable();
                } else if (event instanceof BreakpointEvent) {
                    machine.eventRequestManager().deleteAllBreakpoints();
                    return;
                }
            }
            events.resume();
        }
    }

    private void picture(String name) throws Exception {
        Fx.pulse();
        Path directory = Files.createDirectories(Path.of("target/pictures"));
        Png.write(Fx.get(() -> window.scene().snapshot(null)), directory.resolve("source-" + name + ".png"));
    }
}
