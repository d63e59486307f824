package dev.durascope.app.inspector;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.json.JsonDocument;
import dev.durascope.app.json.JsonView;
import dev.durascope.app.look.Copy;
import dev.durascope.app.text.Sizes;
import dev.durascope.icons.DurascopeIcons;
import java.nio.charset.StandardCharsets;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A payload with its size and what can be done with it; in its absence a sentence that says why it is absent. */
final class PayloadPane extends BorderPane {
    private final String what;
    private final JsonView view = new JsonView();
    private final Label size = new Label();
    private final StringProperty absence = new SimpleStringProperty("");
    private final Label absent = new Label();
    private final HBox bar = new HBox();
    private @Nullable JsonDocument document;

    PayloadPane(String what, Payload payload) {
        this.what = what;
        getStyleClass().add("payload");
        size.getStyleClass().add("quiet");
        absent.getStyleClass().add("absent");
        absent.setWrapText(true);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button unfold = Copy.iconButton(DurascopeIcons.EXPAND_ALL, text("inspector.unfoldAll"));
        unfold.setOnAction(e -> view.unfoldAll());
        Button fold = Copy.iconButton(DurascopeIcons.COLLAPSE_ALL, text("inspector.foldAll"));
        fold.setOnAction(e -> view.foldAll());
        Button copy = Copy.button(what, () -> document == null ? "" : document.text());
        bar.getStyleClass().add("pane-bar");
        bar.getChildren().addAll(size, space, unfold, fold, copy);
        absent.textProperty()
                .bind(Bindings.when(payload.troubleProperty().isNotEmpty())
                        .then(payload.troubleProperty())
                        .otherwise(absence));
        payload.documentProperty().addListener((o, before, now) -> show(now));
        show(payload.documentProperty().get());
    }

    /** Says what to read while there is no payload. */
    void setAbsent(String sentence) {
        absence.set(sentence);
    }

    private void show(@Nullable JsonDocument now) {
        document = now;
        view.show(now);
        if (now == null) {
            setTop(null);
            setCenter(absent);
            return;
        }
        String bytes = Sizes.bytes(now.text().getBytes(StandardCharsets.UTF_8).length);
        size.setText(now.isJson() ? bytes : text("inspector.plainText", bytes));
        view.setAccessibleText(what);
        setTop(bar);
        setCenter(view);
    }
}
