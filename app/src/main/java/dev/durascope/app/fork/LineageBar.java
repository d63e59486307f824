package dev.durascope.app.fork;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.command.Command;
import dev.durascope.app.command.CommandNodes;
import dev.durascope.app.look.WholeText;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.Lineage;
import dev.durascope.engine.history.OperationState;
import dev.durascope.icons.DurascopeIcons;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Says above an execution that is a fork where it comes from, and leads there; else it is not to be seen. */
public final class LineageBar extends HBox {
    private final ExecutionSession session;
    private final Label text = new Label();

    /**
     * Says it of a session's execution.
     *
     * @param original goes to the original
     * @param compare shows both side by side
     */
    public LineageBar(ExecutionSession session, Command original, Command compare) {
        this.session = session;
        setId("lineage");
        getStyleClass().add("lineage");
        text.setGraphic(DurascopeIcons.FORK.node());
        text.setMinWidth(0);
        text.setMaxWidth(Double.MAX_VALUE);
        WholeText.inTooltip(text);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren()
                .addAll(
                        text,
                        button(original, text("fork.lineage.original")),
                        button(compare, text("fork.lineage.compare")));
        managedProperty().bind(visibleProperty());
        session.factsProperty().addListener((o, before, now) -> show(now));
        show(session.factsProperty().get());
    }

    /** @param word the command in short, so that there is room for the text */
    private static Button button(Command command, String word) {
        Button button = CommandNodes.button(command);
        button.setText(word);
        button.setId("lineage-" + word.toLowerCase(Locale.ROOT));
        button.getStyleClass().addAll("small", "flat");
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private void show(@Nullable ExecutionFacts facts) {
        Lineage lineage = facts == null ? null : facts.lineage();
        setVisible(lineage != null);
        text.setText(lineage == null ? "" : LineageText.of(lineage, this::title));
    }

    private String title(String id) {
        OperationState state = session.newest().operation(id);
        return state == null ? text("fork.lineage.anOperation") : session.title(state);
    }
}
