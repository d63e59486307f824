package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.notice.Notice;
import dev.durascope.app.testing.Fx;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;

@Timeout(60)
class NotificationLayerTest {
    private final FxRobot robot = new FxRobot();
    private final AtomicInteger clicks = new AtomicInteger();
    private NotificationLayer layer;
    private Stage stage;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @BeforeEach
    void open() {
        Fx.run(() -> {
            layer = new NotificationLayer();
            Button below = new Button("Complete");
            below.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
            below.setOnAction(e -> clicks.incrementAndGet());
            stage = new Stage();
            stage.setScene(new Scene(new StackPane(below, layer), 600, 300));
            Theme.LIGHT.apply(stage.getScene());
            stage.setX(0);
            stage.setY(0);
            stage.show();
            layer.show(Notice.problem("The callback is gone: it timed out."));
        });
        Fx.pulse();
    }

    @AfterEach
    void close() {
        Fx.run(stage::hide);
    }

    @Test
    void aClickOnANoticeReachesWhatLiesBelow() {
        Bounds notice = Fx.get(() -> {
            var box = layer.getChildren().getFirst();
            return box.localToScreen(box.getLayoutBounds());
        });
        robot.clickOn(notice.getMinX() + 40, notice.getCenterY());
        Fx.await("the click", () -> clicks.get() == 1);
        assertThat(Fx.get(() -> layer.getChildren().size())).isEqualTo(1);
    }

    @Test
    void itsButtonsTakeTheirClicks() {
        robot.clickOn(".notification .button");
        Fx.await("the notice gone", () -> layer.getChildren().isEmpty());
        assertThat(clicks).hasValue(0);
    }
}
