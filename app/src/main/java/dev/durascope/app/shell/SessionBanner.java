package dev.durascope.app.shell;

import dev.durascope.app.session.ExecutionSession;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.icons.DurascopeIcon;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Says above the tree what keeps the execution from going on, and offers the next step. */
final class SessionBanner extends HBox {
    private final ExecutionSession session;
    private final Label text = new Label();
    private final Button act = new Button();
    private final Button details = new Button("Show error");

    SessionBanner(WindowModel model, ExecutionSession session) {
        this.session = session;
        getStyleClass().add("banner");
        text.setWrapText(true);
        text.setMinWidth(0);
        act.setMinWidth(Region.USE_PREF_SIZE);
        act.getStyleClass().add("small");
        details.getStyleClass().addAll("small", "flat");
        details.setMinWidth(Region.USE_PREF_SIZE);
        details.setOnAction(
                e -> session.selectedOperationProperty().set(session.arn().id()));
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(DurascopeIcon.WARNING.node(), text, details, act);
        act.setOnAction(e -> {
            if (session.problemProperty().get().isEmpty()) {
                model.resume();
            } else {
                session.load();
            }
        });
        session.factsProperty().addListener((o, before, now) -> show(now));
        session.problemProperty()
                .addListener((o, before, now) -> show(session.factsProperty().get()));
        show(session.factsProperty().get());
    }

    private void show(@Nullable ExecutionFacts facts) {
        String problem = session.problemProperty().get();
        boolean held = facts != null && facts.held();
        setVisible(held || !problem.isEmpty());
        setManaged(isVisible());
        details.setVisible(held && problem.isEmpty());
        details.setManaged(details.isVisible());
        if (!problem.isEmpty()) {
            text.setText("The execution could not be read: " + problem);
            act.setText("Try again");
        } else if (held) {
            text.setText("Held: the last " + facts.failures() + " invocations failed" + last(facts.heldError())
                    + " Mend the handler, then resume.");
            act.setText("Resume");
        }
    }

    private static String last(@Nullable ErrorObject error) {
        if (error == null) {
            return ".";
        }
        String type = error.errorType() == null ? "an error" : error.errorType();
        return ", the last with " + type.substring(type.lastIndexOf('.') + 1) + ".";
    }
}
