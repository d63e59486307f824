package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.look.Copy;
import dev.durascope.app.look.ReadingTime;
import dev.durascope.app.notice.Notice;
import dev.durascope.icons.DurascopeIcons;
import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableNumberValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Notices in the corner. They take no focus, and of clicks only those on their buttons, so that what lies below them stays
 * in reach. What is no problem, and leaves nothing to do, goes by itself when it can have been read.
 */
final class NotificationLayer extends VBox {
    private static final int AT_ONCE = 3;

    NotificationLayer() {
        getStyleClass().add("notifications");
        setPickOnBounds(false);
    }

    /**
     * Keeps it off what stands at the window's lower end.
     *
     * @param height in pixels
     */
    void raise(ObservableNumberValue height) {
        translateYProperty().bind(Bindings.negate(height));
    }

    void show(Notice notice) {
        HBox box = box(notice);
        getChildren().add(box);
        while (getChildren().size() > AT_ONCE) {
            getChildren().remove(leastNeeded());
        }
        if (!notice.stays()) {
            PauseTransition leave = new PauseTransition(ReadingTime.of(notice.text()));
            leave.setOnFinished(e -> getChildren().remove(box));
            leave.play();
        }
    }

    /** The oldest that would go by itself, else the oldest; all of them are in the list of notifications. */
    private Node leastNeeded() {
        return getChildren().stream()
                .filter(box -> box.getUserData() instanceof Notice notice && !notice.stays())
                .findFirst()
                .orElseGet(getChildren()::getFirst);
    }

    private HBox box(Notice notice) {
        Node icon = icon(notice.kind());
        icon.setMouseTransparent(true);
        Label text = new Label(notice.text());
        text.setWrapText(true);
        text.setMinWidth(0);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        text.setMouseTransparent(true);
        VBox words = new VBox(text);
        words.getStyleClass().add("notification-words");
        words.setPickOnBounds(false);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox box = new Glass(icon, words);
        box.setUserData(notice);
        box.getStyleClass()
                .addAll("notification", "notification-" + notice.kind().name().toLowerCase(Locale.ROOT));
        if (!notice.acts().isEmpty()) {
            words.getChildren().add(acts(notice, box));
        }
        Notice.Copyable copyable = notice.copyable();
        if (copyable != null) {
            box.getChildren().add(Copy.button(copyable.what(), copyable::text));
        }
        Button close = Copy.iconButton(DurascopeIcons.CLEAR, text("shell.notifications.dismiss"));
        close.setOnAction(e -> getChildren().remove(box));
        box.getChildren().add(close);
        return box;
    }

    private Node acts(Notice notice, Node box) {
        FlowPane acts = new FlowPane();
        acts.getStyleClass().add("notification-acts");
        acts.setPickOnBounds(false);
        for (Notice.Act act : notice.acts()) {
            Button button = new Button(act.title());
            button.getStyleClass().add("small");
            button.setMnemonicParsing(false);
            button.setOnAction(e -> {
                getChildren().remove(box);
                act.action().run();
            });
            acts.getChildren().add(button);
        }
        return acts;
    }

    /** The glyph of a kind of notice. */
    static Node icon(Notice.Kind kind) {
        return switch (kind) {
            case INFORMATION -> DurascopeIcons.INFORMATION.node();
            case SUCCESS -> DurascopeIcons.STATUS_SUCCEEDED.node();
            case PROBLEM -> DurascopeIcons.ERROR.node();
        };
    }

    /** Takes no click itself; what stands in it may. */
    private static final class Glass extends HBox {
        Glass(Node... children) {
            super(children);
            setPickOnBounds(false);
        }

        @Override
        public boolean contains(double x, double y) {
            return false;
        }
    }
}
