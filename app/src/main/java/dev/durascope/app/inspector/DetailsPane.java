package dev.durascope.app.inspector;

import dev.durascope.app.look.Copy;
import dev.durascope.app.look.StatusLook;
import dev.durascope.app.text.Durations;
import dev.durascope.app.text.Texts;
import dev.durascope.app.text.Times;
import dev.durascope.engine.history.Attempt;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Attempts, timing and ids. */
final class DetailsPane extends VBox {
    private static final int ATTEMPT_ROW = 24;
    private static final int ATTEMPTS_IN_VIEW = 6;

    private final Label attemptsTitle = new Label(Texts.text("inspector.attempts"));
    private final ListView<Attempt> attempts = new ListView<>();
    private final GridPane grid = new GridPane();
    private List<Field> shown = List.of();

    DetailsPane(ZoneId zone) {
        getStyleClass().add("details");
        attemptsTitle.getStyleClass().add("section-title");
        attempts.getStyleClass().add("attempt-list");
        attempts.setFixedCellSize(ATTEMPT_ROW);
        attempts.setAccessibleText(Texts.text("inspector.attempts"));
        attempts.setCellFactory(list -> new AttemptCell(zone));
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(96);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(names, values);
        grid.getStyleClass().add("fields");
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(attemptsTitle, attempts, scroll);
    }

    void show(Inspection inspection) {
        List<Attempt> now = inspection.attempts();
        boolean any = !now.isEmpty();
        attemptsTitle.setVisible(any);
        attemptsTitle.setManaged(any);
        attempts.setVisible(any);
        attempts.setManaged(any);
        if (!attempts.getItems().equals(now)) {
            attempts.getItems().setAll(now);
            double height = Math.min(now.size(), ATTEMPTS_IN_VIEW) * ATTEMPT_ROW + 2.0;
            attempts.setMinHeight(height);
            attempts.setPrefHeight(height);
        }
        if (!shown.equals(inspection.fields())) {
            shown = inspection.fields();
            grid.getChildren().clear();
            for (int row = 0; row < shown.size(); row++) {
                addField(row, shown.get(row));
            }
        }
    }

    private void addField(int row, Field field) {
        Label name = new Label(field.name());
        name.getStyleClass().add("field-name");
        TextField value = new TextField(field.value());
        value.setEditable(false);
        value.getStyleClass().add("field-value");
        value.setAccessibleText(field.name());
        HBox.setHgrow(value, Priority.ALWAYS);
        HBox box = new HBox(value);
        if (field.copyable()) {
            box.getChildren().add(Copy.button(field.name(), field::value));
        }
        grid.addRow(row, name, box);
    }

    private static final class AttemptCell extends ListCell<Attempt> {
        private final ZoneId zone;
        private final FontIcon icon = StatusLook.RUNNING.icon().node();
        private final Label number = new Label();
        private final Label took = new Label();
        private final Label text = new Label();
        private final HBox box = new HBox(icon, number, took, text);

        AttemptCell(ZoneId zone) {
            this.zone = zone;
            box.getStyleClass().add("attempt-line");
            icon.getStyleClass().add("attempt");
            took.getStyleClass().add("quiet");
            took.setMinWidth(56);
            text.setMinWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Attempt attempt, boolean empty) {
            super.updateItem(attempt, empty);
            if (empty || attempt == null) {
                setGraphic(null);
                return;
            }
            StatusLook look = attempt.end() == null
                    ? StatusLook.RUNNING
                    : attempt.error() == null ? StatusLook.SUCCEEDED : StatusLook.FAILED;
            icon.setIconCode(look.icon());
            icon.getStyleClass().removeAll(StatusLook.STYLE_CLASSES);
            icon.getStyleClass().add(look.styleClass());
            number.setText(String.valueOf(attempt.number()));
            Duration duration = attempt.duration();
            took.setText(duration == null ? Texts.text("inspector.attempts.running") : Durations.taken(duration));
            text.setText(text(attempt));
            setGraphic(box);
        }

        private String text(Attempt attempt) {
            String words = outcome(attempt);
            return attempt.nextDelaySeconds() == null
                    ? words
                    : Texts.text(
                            "inspector.attempts.next",
                            words,
                            Durations.left(Duration.ofSeconds(attempt.nextDelaySeconds())));
        }

        private String outcome(Attempt attempt) {
            if (attempt.error() == null) {
                return Texts.text("inspector.attempts.at", Times.clock(attempt.start(), zone));
            }
            String type = attempt.error().errorType();
            return type == null ? Texts.text("inspector.error.unnamed") : type.substring(type.lastIndexOf('.') + 1);
        }
    }
}
