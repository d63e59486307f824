package dev.durascope.app.shell;

import dev.durascope.app.session.Cursor;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.session.Opening;
import dev.durascope.app.session.Picture;
import dev.durascope.engine.model.HistoryEvent;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.transform.Scale;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Brings a window to the moment of a picture, waits until nothing moves in it any more, and takes the picture. */
final class Exposure extends AnimationTimer {
    /** How many frames lie between two looks at whether anything has moved. */
    private static final int FRAMES = 4;

    private final DurascopeWindow window;
    private final Stage stage;
    private final Picture picture;
    private final Consumer<WritableImage> taken;
    private boolean arranged;
    private int frames;
    private @Nullable WritableImage before;

    Exposure(DurascopeWindow window, Stage stage, Picture picture, Consumer<WritableImage> taken) {
        this.window = window;
        this.stage = stage;
        this.picture = picture;
        this.taken = taken;
    }

    void begin() {
        window.theme(picture.dark() ? Theme.DARK : Theme.LIGHT);
        stage.setMinWidth(0);
        stage.setMinHeight(0);
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(picture.width());
        stage.setHeight(picture.height());
        window.show(Opening.WELCOME);
        window.model().openExecution(picture.recording().arn());
        start();
    }

    @Override
    public void handle(long now) {
        ExecutionSession session = Objects.requireNonNull(window.model().session());
        long all = picture.recording().size();
        if (!window.isIdle() || session.newest().position() < all) {
            return;
        }
        if (!arranged) {
            arranged = true;
            arrange(session);
        } else if (++frames % FRAMES == 0) {
            WritableImage image = image();
            if (before != null && same(before, image)) {
                stop();
                taken.accept(image);
            }
            before = image;
        }
    }

    private void arrange(ExecutionSession session) {
        if (picture.eventId() > 0) {
            session.cursor().moveToEvent(picture.eventId(), Cursor.Move.JUMP);
            HistoryEvent event = session.cursor().event();
            if (event != null && event.header().id() != null) {
                session.selectedOperationProperty().set(event.header().id());
            }
        }
        if (picture.pane() != null) {
            Node pane = window.takePane(picture.pane());
            StackPane alone = new StackPane(pane);
            alone.getStyleClass().add("window");
            window.scene().setRoot(alone);
        }
        // A caret would blink, and nobody has the keyboard.
        window.scene().getRoot().requestFocus();
    }

    private WritableImage image() {
        int scale = picture.scale();
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(window.scene().getFill());
        parameters.setTransform(new Scale(scale, scale));
        parameters.setViewport(
                new Rectangle2D(0, 0, (double) picture.width() * scale, (double) picture.height() * scale));
        return window.scene().getRoot().snapshot(parameters, null);
    }

    private static boolean same(WritableImage one, WritableImage other) {
        int width = (int) one.getWidth();
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < width; x++) {
                if (one.getPixelReader().getArgb(x, y) != other.getPixelReader().getArgb(x, y)) {
                    return false;
                }
            }
        }
        return true;
    }
}
