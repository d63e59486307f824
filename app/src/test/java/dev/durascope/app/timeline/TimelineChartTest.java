package dev.durascope.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.look.Seen;
import dev.durascope.app.testing.Fx;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a chart is drawn. */
@Timeout(60)
class TimelineChartTest {
    /** Counts what it is asked for. */
    private static final class Counting implements TimelineChart.Painter {
        private int prepared;
        private int pictures;
        private int overlays;

        @Override
        public void prepare(double width, double height) {
            prepared++;
        }

        @Override
        public void picture(Pen pen) {
            pictures++;
        }

        @Override
        public void overlay(Pen pen) {
            overlays++;
        }

        int all() {
            return prepared + pictures + overlays;
        }
    }

    private final Counting painter = new Counting();
    private Stage stage;
    private TabPane tabs;
    private TimelineChart chart;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @BeforeEach
    void open() {
        Fx.run(() -> {
            StackPane content = new StackPane();
            chart = new TimelineChart(painter, Seen.of(content));
            content.getChildren().add(chart);
            tabs = new TabPane(new Tab("Other", new Label("other")), new Tab("Timeline", content));
            tabs.getSelectionModel().select(1);
            stage = new Stage();
            stage.setScene(new Scene(tabs, 400, 300));
            stage.show();
        });
        Fx.await("a picture", () -> painter.pictures > 0);
        Fx.pulse();
    }

    @AfterEach
    void close() {
        Fx.run(stage::hide);
        Fx.check();
    }

    private int allAfterRedrawing() {
        for (int frame = 0; frame < 5; frame++) {
            Fx.run(() -> {
                chart.redraw();
                chart.redrawOverlay();
            });
            Fx.pulse();
        }
        return Fx.get(painter::all);
    }

    @Test
    void whatIsSeenIsDrawnOncePerFrameHoweverOftenItIsAskedFor() {
        int before = Fx.get(() -> painter.pictures);
        Fx.run(() -> {
            for (int i = 0; i < 100; i++) {
                chart.redraw();
            }
        });
        Fx.pulse();
        assertThat(Fx.get(() -> painter.pictures)).isEqualTo(before + 1);
        Fx.run(chart::redrawOverlay);
        Fx.pulse();
        assertThat(Fx.get(() -> painter.pictures)).isEqualTo(before + 1);
    }

    @Test
    void behindAnotherTabNothingIsDrawnUntilItIsSeenAgain() {
        Fx.run(() -> tabs.getSelectionModel().select(0));
        Fx.pulse();
        int before = Fx.get(painter::all);
        assertThat(allAfterRedrawing()).isEqualTo(before);

        int pictures = Fx.get(() -> painter.pictures);
        Fx.run(() -> tabs.getSelectionModel().select(1));
        Fx.await("the newest picture", () -> painter.pictures == pictures + 1);
    }

    @Test
    void inAPaneThatIsHiddenNothingIsDrawnUntilItIsShownAgain() {
        Tab tab = Fx.get(() -> tabs.getTabs().get(1));
        Fx.run(() -> tabs.getTabs().remove(tab));
        Fx.pulse();
        int before = Fx.get(painter::all);
        assertThat(allAfterRedrawing()).isEqualTo(before);

        int pictures = Fx.get(() -> painter.pictures);
        Fx.run(() -> {
            tabs.getTabs().add(tab);
            tabs.getSelectionModel().select(tab);
        });
        Fx.await("the newest picture", () -> painter.pictures > pictures);
    }
}
