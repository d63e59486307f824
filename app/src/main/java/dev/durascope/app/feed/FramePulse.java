package dev.durascope.app.feed;

import java.util.function.BooleanSupplier;
import javafx.animation.Animation;
import javafx.animation.AnimationTimer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.util.Duration;

/**
 * Calls the window's work once per frame while there is any, and its clock twice a second. Together with {@link WindowThread}
 * the only code that enters the window's thread from outside.
 */
public final class FramePulse {
    private final BooleanSupplier frame;
    private final Timeline clock;
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            if (!frame.getAsBoolean()) {
                stop();
            }
        }
    };

    /**
     * @param frame does a frame's work and says whether more is left
     * @param tick is called twice a second, for what counts down
     */
    public FramePulse(BooleanSupplier frame, Runnable tick) {
        this.frame = frame;
        clock = new Timeline(new KeyFrame(Duration.millis(500), e -> tick.run()));
        clock.setCycleCount(Animation.INDEFINITE);
        clock.play();
    }

    /** Makes frames be worked on until no work is left. Callable on any thread. */
    public void wake() {
        if (Platform.isFxApplicationThread()) {
            timer.start();
        } else {
            Platform.runLater(timer::start);
        }
    }

    /** Ends frames and clock. */
    public void stop() {
        timer.stop();
        clock.stop();
    }
}
