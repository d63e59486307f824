package dev.durascope.app.shell;

import dev.durascope.app.look.Copy;
import dev.durascope.app.notice.Notice;
import dev.durascope.icons.DurascopeIcons;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * Notices in the corner. They take no focus, and of clicks only those on their buttons, so that what lies below them stays
 * in reach; what is no problem leaves by itself.
 */
final class NotificationLayer extends VBox {
    private static final Duration SHOWN = Duration.seconds(6);
    private static final int AT_ONCE = 3;

    NotificationLayer() {
        getStyleClass().add("notifications");
        setPickOnBounds(false);
    }

    void show(Notice notice) {
        Label text = new Label(notice.text());
        text.setWrapText(true);
        text.setMinWidth(0);
        text.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        Node icon = icon(notice.kind());
        icon.setMouseTransparent(true);
        text.setMouseTransparent(true);
        HBox box = new Glass(icon, text);
        box.getStyleClass()
                .addAll("notification", "notification-" + notice.kind().name().toLowerCase(java.util.Locale.ROOT));
        Notice.Copyable copyable = notice.copyable();
        if (copyable != null) {
            box.getChildren().add(Copy.button(copyable.what(), copyable::text));
        }
        Button close = Copy.iconButton(DurascopeIcons.CLEAR, "Dismiss");
        close.setOnAction(e -> getChildren().remove(box));
        box.getChildren().add(close);
        getChildren().add(box);
        while (getChildren().size() > AT_ONCE) {
            getChildren().removeFirst();
        }
        if (notice.kind() != Notice.Kind.PROBLEM) {
            PauseTransition leave = new PauseTransition(SHOWN);
            leave.setOnFinished(e -> getChildren().remove(box));
            leave.play();
        }
    }

    private static Node icon(Notice.Kind kind) {
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
