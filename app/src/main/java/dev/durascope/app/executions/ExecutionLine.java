package dev.durascope.app.executions;

import dev.durascope.app.look.StatusLook;
import dev.durascope.app.look.WholeText;
import dev.durascope.app.text.Durations;
import dev.durascope.app.text.Times;
import dev.durascope.engine.model.ExecutionSummary;
import dev.durascope.icons.DurascopeIcons;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** An execution in a list: its status, its name, and below it start and duration. */
public final class ExecutionLine extends HBox {
    /** Pixels of a row. */
    public static final double ROW = 44;

    private final FontIcon icon = DurascopeIcons.EXECUTION.node();
    private final Label name = new Label();
    private final Label below = new Label();
    private String words = "";

    /** A line that shows nothing yet. */
    public ExecutionLine() {
        getStyleClass().add("execution-line");
        name.getStyleClass().add("execution-name");
        below.getStyleClass().addAll("quiet", "small-text");
        WholeText.cutInTheMiddle(name);
        below.setMinWidth(0);
        WholeText.inTooltip(below);
        icon.getStyleClass().add("status-icon");
        VBox text = new VBox(name, below);
        text.getStyleClass().add("two-lines");
        text.setMinWidth(0);
        getChildren().addAll(icon, text);
        setPrefWidth(1);
        setMinWidth(0);
    }

    /**
     * Shows an execution.
     *
     * @param look how it stands
     * @param of what it is an execution of: a function, or a version
     */
    public void show(ExecutionSummary execution, StatusLook look, InstantSource clock, ZoneId zone, String of) {
        icon.setIconCode(look.icon());
        icon.getStyleClass().removeAll(StatusLook.STYLE_CLASSES);
        icon.getStyleClass().add(look.styleClass());
        name.setText(execution.arn().name());
        String when = Times.recent(execution.start(), LocalDate.ofInstant(clock.instant(), zone), zone);
        String took = execution.end() == null
                ? look.word()
                : Durations.taken(Duration.between(execution.start(), execution.end()));
        below.setText(when + " · " + took + " · " + of);
        words = look.word() + ", " + execution.arn().name() + ", " + below.getText();
    }

    /** All of it in words. */
    public String words() {
        return words;
    }
}
