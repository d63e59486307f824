package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.session.Picture;
import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.Journals;
import dev.durascope.engine.execution.RecordedExecutions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@code durascope snapshot} draws of each pane, and in each theme: no option is passed over. */
@Timeout(120)
class PanePicturesTest {
    private final Journals order = SampleOrders.approvalOrder("order-4711");
    private final RecordedExecutions recording = new RecordedExecutions(order.arn(), order.all());

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    private String draw(String pane, boolean dark) throws Exception {
        CompletableFuture<byte[]> png = new CompletableFuture<>();
        Fx.run(() -> WindowCamera.begin(new Picture(recording, 0, pane, dark, 640, 480, 1), png));
        byte[] drawn = png.get(30, TimeUnit.SECONDS);
        Fx.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
        return HexFormat.of().formatHex(drawn);
    }

    @Test
    void everyPaneDiffersFromEveryOtherAndFromTheWindowAndLightFromDark() throws Exception {
        Map<String, String> drawn = new LinkedHashMap<>();
        List<String> panes = new WindowCamera().panes();
        for (String pane : panes) {
            assertThat(drawn.put(draw(pane, false), pane))
                    .as("what looks like %s", pane)
                    .isNull();
        }
        assertThat(drawn.put(draw(null, false), "the window")).isNull();
        for (String pane : Arrays.asList("operations", "history", null)) {
            assertThat(drawn.put(draw(pane, true), pane + ", dark"))
                    .as("what looks like %s in the dark", pane)
                    .isNull();
        }
        assertThat(drawn).hasSize(panes.size() + 4);
    }
}
