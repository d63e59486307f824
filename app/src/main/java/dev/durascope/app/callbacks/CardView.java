package dev.durascope.app.callbacks;

import static dev.durascope.app.text.Texts.text;

import atlantafx.base.theme.Styles;
import dev.durascope.app.look.Copy;
import dev.durascope.app.look.Segments;
import dev.durascope.app.session.Cursor;
import dev.durascope.icons.DurascopeIcons;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A card that answers one callback or chained invoke. */
final class CardView extends VBox {
    private final PendingCard card;
    private final Label waiting = new Label();

    /** Held here because the session holds it only weakly. */
    private final InvalidationListener redraw = o -> redraw();

    CardView(PendingCard card) {
        this.card = card;
        getStyleClass().add("callback-card");
        setId("card-" + card.title());
        card.session().revisionProperty().addListener(new WeakInvalidationListener(redraw));
        waiting.getStyleClass().add("status-waiting");
        waiting.setMinWidth(0);
        redraw();

        ToggleButton complete = new ToggleButton(text("callbacks.card.complete"));
        ToggleButton fail = new ToggleButton(text("callbacks.card.fail"));
        Segments modes = new Segments(complete, fail);
        complete.setSelected(!card.failingProperty().get());
        fail.setSelected(card.failingProperty().get());
        fail.selectedProperty()
                .addListener((o, before, now) -> card.failingProperty().set(now));

        Label problem = new Label();
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> !card.refusalProperty().get().isEmpty()
                                ? card.refusalProperty().get()
                                : card.failingProperty().get()
                                        ? ""
                                        : card.jsonProblemProperty().get(),
                        card.refusalProperty(),
                        card.failingProperty(),
                        card.jsonProblemProperty()));
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());

        StackPane editor = editor();
        HBox actions = actions(modes);
        // What is past cannot be answered any more.
        editor.disableProperty().bind(card.session().cursor().modeProperty().isNotEqualTo(Cursor.Mode.FOLLOW));
        actions.disableProperty().bind(card.session().cursor().modeProperty().isNotEqualTo(Cursor.Mode.FOLLOW));
        getChildren().addAll(head(), editor, problem, actions);
    }

    private HBox head() {
        Node icon = (card.isCallback() ? DurascopeIcons.CALLBACK : DurascopeIcons.CHAINED_INVOKE).node();
        icon.getStyleClass().add("operation-icon");
        Label title = new Label(card.title());
        title.getStyleClass().add("card-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(icon, title, waiting, space());
        head.getStyleClass().add("card-head");
        if (card.callbackId() != null) {
            head.getChildren().add(Copy.button(text("callbacks.card.callbackId"), card::callbackId));
        }
        return head;
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private StackPane editor() {
        TextArea json = new TextArea();
        json.textProperty().bindBidirectional(card.jsonProperty());
        json.setAccessibleText(text("callbacks.card.result"));
        json.setPromptText(text("callbacks.card.result.prompt"));
        json.getStyleClass().addAll("mono", "card-json");
        json.setPrefRowCount(3);
        TabKeys.moveOn(json);

        TextField type = new TextField();
        type.textProperty().bindBidirectional(card.errorTypeProperty());
        type.setPromptText(text("callbacks.card.errorType"));
        type.setAccessibleText(text("callbacks.card.errorType"));
        TextField message = new TextField();
        message.textProperty().bindBidirectional(card.errorMessageProperty());
        message.setPromptText(text("callbacks.card.message"));
        message.setAccessibleText(text("callbacks.card.errorMessage"));
        VBox failure = new VBox(type, message);
        failure.getStyleClass().add("card-failure");

        json.visibleProperty().bind(card.failingProperty().not());
        failure.visibleProperty().bind(card.failingProperty());
        return new StackPane(json, failure);
    }

    private HBox actions(Segments modes) {
        Button send = new Button();
        send.getStyleClass().addAll("small", Styles.ACCENT);
        send.setId("answer");
        send.textProperty()
                .bind(Bindings.when(card.failingProperty())
                        .then(text("callbacks.card.sendFailure"))
                        .otherwise(text("callbacks.card.sendResult")));
        send.disableProperty()
                .bind(card.failingProperty()
                        .not()
                        .and(card.jsonProblemProperty().isNotEmpty()));
        send.setOnAction(e -> card.answer());
        HBox actions = new HBox(modes, send, space());
        actions.getStyleClass().add("card-actions");
        if (card.isCallback()) {
            Button heartbeat = new Button(text("callbacks.card.heartbeat"), DurascopeIcons.HEARTBEAT.node());
            heartbeat.getStyleClass().addAll("small", "flat");
            heartbeat.setTooltip(new Tooltip(text("callbacks.card.heartbeat.tooltip")));
            heartbeat.setOnAction(e -> card.heartbeat());
            Button expire = new Button(text("callbacks.card.expireNow"), DurascopeIcons.EXPIRE.node());
            expire.getStyleClass().addAll("small", "flat", Styles.DANGER);
            expire.setTooltip(new Tooltip(text("callbacks.card.expireNow.tooltip")));
            expire.setVisible(card.isExpirable());
            expire.setManaged(card.isExpirable());
            expire.setOnAction(e -> card.expire());
            actions.getChildren().addAll(heartbeat, expire);
        }
        return actions;
    }

    private void redraw() {
        card.session().revisionProperty().get();
        waiting.setText(card.waiting());
    }
}
