package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.launch.SampleJar;
import dev.durascope.app.testing.Fx;
import dev.durascope.engine.model.ExecutionStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From the welcome page to a finished run of the sample without a mouse. */
@Tag("slow")
@Timeout(120)
class KeyboardJourneyTest {
    private static final int MOST_STOPS = 40;

    @TempDir
    Path home;

    @BeforeAll
    static void startFx() {
        Fx.start();
        Assumptions.assumeTrue(
                SampleJar.find().isPresent(), "the sample's jar is not built: run the build to its package phase");
    }

    @Test
    void theSampleIsOpenedConfiguredRunAndReadWithKeysOnly() throws Exception {
        try (RealWindow app = RealWindow.open(home)) {
            tabTo(app, "the sample's card", node -> "welcome-file.sample".equals(node.getId()), KeyCode.TAB);
            app.press(KeyCode.ENTER);
            app.awaitPlace(WindowModel.Place.LAUNCH);
            app.await(
                    "the sample event",
                    () -> app.model().launch().inputProperty().get().contains("order-123"));

            // The focus is in the input; what the sample is run with is two steps on.
            Path orders = home.resolve("orders.json");
            tabTo(app, "the options", node -> "launch-options".equals(node.getId()), KeyCode.TAB);
            app.press(KeyCode.SPACE);
            tabTo(
                    app,
                    "the environment",
                    node -> "Environment variables".equals(node.getAccessibleText()),
                    KeyCode.TAB);
            app.robot().write("ORDERS_FILE=" + orders);
            Fx.pulse();

            app.press(KeyCode.SHIFT, KeyCode.F10);
            app.awaitStatus(ExecutionStatus.SUCCEEDED);
            assertThat(orders).content().contains("order-123");
            app.awaitText("Succeeded");

            // The focus is in the tree: arrows go through it, and the inspector follows.
            app.await(
                    "the focus in the tree",
                    () -> app.scene().getFocusOwner() != null
                            && app.scene().getFocusOwner().getStyleClass().contains("operation-tree"));
            app.press(KeyCode.DOWN);
            app.press(KeyCode.DOWN);
            app.await(
                    "an operation selected",
                    () -> app.model().session().selectedOperationProperty().get() != null);

            // Back to the launch page and on to another handler's input, by the list of handlers.
            app.press(KeyCode.CONTROL, KeyCode.I);
            app.awaitPlace(WindowModel.Place.LAUNCH);
            tabTo(app, "the handlers", node -> "handlers".equals(node.getId()), KeyCode.TAB);
            app.press(KeyCode.DOWN);
            assertThat(Fx.get(() -> app.model().launch().handlerProperty().get()))
                    .isNotNull();
        }
    }

    /** Goes on with a key until a node has the focus. */
    private static void tabTo(RealWindow app, String what, Predicate<Node> wanted, KeyCode key) {
        List<String> passed = new ArrayList<>();
        for (int i = 0; i < MOST_STOPS; i++) {
            Node focused = Fx.get(() -> app.scene().getFocusOwner());
            if (focused != null && wanted.test(focused)) {
                return;
            }
            passed.add(String.valueOf(focused));
            app.press(key);
        }
        assertThat(passed).as("stops before " + what).isEmpty();
    }
}
