package dev.durascope.app.launch;

import dev.durascope.app.launch.InputChooser.Choice;
import dev.durascope.app.launch.InputChooser.Line;
import dev.durascope.app.look.StatusLabel;
import dev.durascope.app.look.StatusLook;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A line of the chooser: a title, or an input in one line with what became of it and when. */
final class InputCell extends ListCell<Line> {
    private static final PseudoClass TITLE = PseudoClass.getPseudoClass("title");
    /** Characters of an input that its tooltip shows. */
    private static final int TOLD = 1_500;

    private final Label title = new Label();
    private final Label text = new Label();
    private final Label none = new Label();
    private final Label name = new Label();
    private final StatusLabel status = new StatusLabel();
    private final Label time = new Label();
    private final Tooltip whole = new Tooltip();
    private final HBox line = new HBox();
    private final Function<InputChooser.Past, @Nullable StatusLook> outcomes;
    private final Function<InputChooser.Past, String> times;

    /**
     * @param chosen is told of a click
     * @param outcomes what became of an input's execution; {@code null} where there is none, or none any more
     * @param times when an input was used, in words
     */
    InputCell(
            BiConsumer<Choice, MouseEvent> chosen,
            Function<InputChooser.Past, @Nullable StatusLook> outcomes,
            Function<InputChooser.Past, String> times) {
        this.outcomes = outcomes;
        this.times = times;
        getStyleClass().add("input-cell");
        title.getStyleClass().add("section-title");
        none.getStyleClass().add("quiet");
        text.getStyleClass().add("mono");
        text.setMinWidth(0);
        name.setMinWidth(Region.USE_PREF_SIZE);
        status.setMinWidth(Region.USE_PREF_SIZE);
        time.getStyleClass().addAll("quiet", "small-text");
        time.setMinWidth(Region.USE_PREF_SIZE);
        line.getStyleClass().add("input-line");
        line.setMinWidth(0);
        line.setPrefWidth(1);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        whole.getStyleClass().add("mono");
        setOnMouseClicked(event -> {
            if (getItem() instanceof Choice choice) {
                chosen.accept(choice, event);
            }
        });
    }

    @Override
    protected void updateItem(@Nullable Line item, boolean empty) {
        super.updateItem(item, empty);
        Line shown = empty ? null : item;
        pseudoClassStateChanged(TITLE, !(shown instanceof Choice));
        setTooltip(null);
        setAccessibleText(null);
        setGraphic(shown == null ? null : line);
        if (shown == null) {
            return;
        }
        switch (shown) {
            case InputChooser.Title heading -> {
                title.setText(heading.text());
                line.getChildren().setAll(title);
                setAccessibleText(heading.text());
            }
            case InputChooser.None reason -> {
                none.setText(reason.text());
                line.getChildren().setAll(none);
                setAccessibleText(reason.text());
            }
            case InputChooser.Past past -> {
                StatusLook outcome = outcomes.apply(past);
                text.setText(past.preview());
                time.setText(times.apply(past));
                line.getChildren().setAll(text);
                if (outcome != null) {
                    status.show(outcome);
                    line.getChildren().add(status);
                }
                line.getChildren().add(time);
                tell(past);
                setAccessibleText(words(past, outcome, time.getText()));
            }
            case InputChooser.Sample sample -> {
                name.setText(sample.name());
                text.setText(sample.preview());
                line.getChildren().setAll(name, text);
                tell(sample);
                setAccessibleText(sample.name() + ", " + sample.preview());
            }
        }
    }

    private void tell(Choice choice) {
        String json = choice.json();
        whole.setText(json.length() <= TOLD ? json : json.substring(0, TOLD) + "…");
        setTooltip(whole);
    }

    private static String words(InputChooser.Past past, @Nullable StatusLook outcome, String time) {
        return past.preview() + ", " + (outcome == null ? "" : outcome.word() + ", ") + time;
    }
}
