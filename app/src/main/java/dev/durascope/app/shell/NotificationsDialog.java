package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.look.Copy;
import dev.durascope.app.look.EmptyState;
import dev.durascope.app.notice.Notice;
import dev.durascope.app.notice.Notices;
import dev.durascope.app.notice.Told;
import dev.durascope.app.text.Times;
import dev.durascope.icons.DurascopeIcons;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** All that was told in this run, newest first, to be read again, copied and forgotten. */
final class NotificationsDialog {
    private static final double WIDTH = 640;
    private static final double HEIGHT = 420;

    /** Padding and scroll bar. */
    private static final double BESIDE = 36;

    /** Glyph and time, and the room between. */
    private static final double BESIDE_TEXT = 132;

    private final Notices notices;
    private final InstantSource clock;
    private final ZoneId zone;

    private NotificationsDialog(Notices notices, InstantSource clock, ZoneId zone) {
        this.notices = notices;
        this.clock = clock;
        this.zone = zone;
    }

    static void show(Stage owner, Notices notices, InstantSource clock, ZoneId zone) {
        new NotificationsDialog(notices, clock, zone).show(owner);
    }

    private void show(Stage owner) {
        ListView<Told> list = new ListView<>(notices.told());
        list.setId("notification-list");
        list.getStyleClass().add("notification-list");
        list.setAccessibleText(text("shell.notifications.list"));
        list.setPlaceholder(new EmptyState(
                DurascopeIcons.INFORMATION,
                text("shell.notifications.none.title"),
                text("shell.notifications.none.text")));
        list.setCellFactory(view -> new Cell(view));
        list.getSelectionModel().selectFirst();
        list.setOnKeyPressed(e -> copyBy(e, list));
        Sheet dialog = new Sheet(owner, "notifications-dialog", text("shell.notifications.title"), list);
        dialog.button(
                        text("shell.notifications.copy"),
                        () -> copy(list.getSelectionModel().getSelectedItem()))
                .disableProperty()
                .bind(list.getSelectionModel().selectedItemProperty().isNull());
        dialog.button(text("shell.notifications.clear"), notices::forget)
                .disableProperty()
                .bind(Bindings.isEmpty(notices.told()));
        dialog.show(WIDTH, HEIGHT, list);
    }

    private static void copyBy(KeyEvent event, ListView<Told> list) {
        if (event.isShortcutDown() && event.getCode() == javafx.scene.input.KeyCode.C) {
            copy(list.getSelectionModel().getSelectedItem());
            event.consume();
        }
    }

    private static void copy(@Nullable Told told) {
        if (told != null) {
            Notice.Copyable more = told.notice().copyable();
            Copy.text(told.notice().text() + (more == null ? "" : "\n\n" + more.text()));
        }
    }

    private final class Cell extends ListCell<Told> {
        private final Label text = new Label();
        private final Label time = new Label();
        private final HBox box = new HBox();

        Cell(ListView<Told> list) {
            text.setWrapText(true);
            text.setMinWidth(0);
            text.setMinHeight(USE_PREF_SIZE);
            text.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(text, Priority.ALWAYS);
            time.getStyleClass().addAll("quiet", "small-text");
            time.setMinWidth(USE_PREF_SIZE);
            box.getStyleClass().add("notification-line");
            // No wider than the list, so that long texts wrap.
            text.prefWidthProperty().bind(list.widthProperty().subtract(BESIDE + BESIDE_TEXT));
            box.prefWidthProperty().bind(list.widthProperty().subtract(BESIDE));
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Told told, boolean empty) {
            super.updateItem(told, empty);
            if (empty || told == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            Notice notice = told.notice();
            LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
            text.setText(notice.text());
            time.setText(Times.recent(told.at(), today, zone));
            Node icon = NotificationLayer.icon(notice.kind());
            String kind = notice.kind().name().toLowerCase(Locale.ROOT);
            box.getStyleClass().removeIf(name -> name.startsWith("notification-") && !name.equals("notification-line"));
            box.getStyleClass().add("notification-" + kind);
            box.getChildren().setAll(icon, text, time);
            setAccessibleText(word(notice.kind()) + ", " + time.getText() + ": " + notice.text());
            setGraphic(box);
        }

        private static String word(Notice.Kind kind) {
            return switch (kind) {
                case INFORMATION -> text("shell.notifications.information");
                case SUCCESS -> text("shell.notifications.success");
                case PROBLEM -> text("shell.notifications.problem");
            };
        }
    }
}
