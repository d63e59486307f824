package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.launch.SampleJar;
import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.Png;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.DialogPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Assumptions;

/** The real application with a shop's handler that ran once; each of its steps leaves a file, so that it is known what ran. */
final class ShopWindow implements AutoCloseable {
    static final String HANDLER = "shop.Orders";

    private static final Path LOOKED_AT = Path.of("target/pictures");

    private final Path home;
    private final Path ran;
    private RealWindow app;

    /**
     * Runs an order once.
     *
     * @param body of its handler: what it does with {@code step("name", context)}
     * @param expected the steps that it takes
     */
    ShopWindow(Path home, String body, String... expected) throws IOException {
        Assumptions.assumeTrue(
                SampleJar.find().isPresent(), "the sample's jar is not built: run the build to its package phase");
        this.home = home;
        ran = Files.createDirectory(home.resolve("ran"));
        app = RealWindow.open(home, zip("orders.zip", body));
        try {
            app.awaitPlace(WindowModel.Place.LAUNCH);
            app.await(
                    "its handlers",
                    () -> app.model().launch().contentsProperty().get() != null);
            Fx.run(() -> app.model()
                    .launch()
                    .handlerProperty()
                    .set(app.model().launch().contentsProperty().get().handlers().stream()
                            .filter(each -> each.handler().equals(HANDLER))
                            .findFirst()
                            .orElseThrow()));
            app.press(KeyCode.SHIFT, KeyCode.F10);
            app.awaitStatus(ExecutionStatus.SUCCEEDED);
            assertThat(steps()).containsExactlyInAnyOrder(expected);
            forgetSteps();
        } catch (IOException | RuntimeException | Error e) {
            app.close();
            throw e;
        }
    }

    /** The window. */
    RealWindow app() {
        return app;
    }

    /** Closes the window and opens another on what was kept. */
    RealWindow reopen() throws IOException {
        app.close();
        app = RealWindow.open(home);
        return app;
    }

    /** A handler with another body. A step called {@code slowly} ends when there is a file {@code go} in the home. */
    Path zip(String name, String body) throws IOException {
        return ScenarioZip.make(home.resolve(name), "Orders", """
                package shop;
                import dev.durascope.handler.*;
                import java.nio.file.*;
                public class Orders extends DurableHandler<Object, String> {
                    @Override
                    protected String handleRequest(Object input, DurableContext context) { %s }
                    private static String step(String name, DurableContext context) {
                        return context.step(name, String.class, step -> {
                            Files.createFile(Path.of("%s", name));
                            while (name.equals("slowly") && !Files.exists(Path.of("%s"))) {
                                Thread.sleep(20);
                            }
                            return name;
                        });
                    }
                }
                """.formatted(body, ran, home.resolve("go")));
    }

    /** Lets a step that is called so end. */
    void go() throws IOException {
        Files.createFile(home.resolve("go"));
    }

    /** The steps that ran since it was forgotten. */
    List<String> steps() throws IOException {
        try (Stream<Path> files = Files.list(ran)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    void forgetSteps() throws IOException {
        for (String step : steps()) {
            Files.delete(ran.resolve(step));
        }
    }

    /** The execution that is shown. */
    ExecutionArn shown() {
        return Fx.get(() -> app.model().session().arn());
    }

    /** Selects an operation by its name. */
    void select(String operation) {
        Fx.run(() -> {
            for (OperationState each : app.model().session().state().operations()) {
                if (operation.equals(each.operation().name())) {
                    app.model().session().selectedOperationProperty().set(each.id());
                }
            }
        });
        Fx.pulse();
    }

    /** The dialog of an id; {@code null} while it is not shown. To be called on the window's thread. */
    static DialogPane dialog(String id) {
        for (Window window : Window.getWindows()) {
            Scene scene = window.getScene();
            if (scene != null && scene.getRoot() instanceof DialogPane pane && id.equals(pane.getId())) {
                return pane;
            }
        }
        return null;
    }

    /** Draws the window, or a dialog of it, in both themes, to be looked at. @param dialog its id; absent for the window */
    void picture(String dialog, String name) {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            Fx.run(() -> app.window().theme(theme));
            Fx.pulse();
            Scene scene =
                    Fx.get(() -> dialog == null ? app.scene() : dialog(dialog).getScene());
            Png.write(Fx.get(() -> scene.snapshot(null)), LOOKED_AT.resolve(name + "-" + theme.id() + ".png"));
        }
    }

    @Override
    public void close() {
        app.close();
    }
}
