package dev.durascope.app.callbacks;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.look.EmptyState;
import dev.durascope.icons.DurascopeIcons;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The cards, one below the other. A card's node lives as long as the card, so that typing is never disturbed. */
public final class CallbacksView extends StackPane {
    private final CallbacksModel model;
    private final Map<PendingCard, CardView> views = new HashMap<>();
    private final VBox box = new VBox();
    private final ScrollPane scroll = new ScrollPane(box);
    private final EmptyState empty =
            new EmptyState(DurascopeIcons.CALLBACK, text("callbacks.none.title"), text("callbacks.none.text"));

    /** Shows a model. */
    public CallbacksView(CallbacksModel model) {
        this.model = model;
        getStyleClass().add("callbacks");
        box.getStyleClass().add("callback-cards");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        getChildren().addAll(empty, scroll);
        model.cards().addListener((ListChangeListener<PendingCard>) change -> show());
        show();
    }

    /** Brings a card into view and the focus into it. */
    public void goTo(PendingCard card) {
        CardView view = views.get(card);
        if (view != null) {
            double room = box.getHeight() - scroll.getViewportBounds().getHeight();
            scroll.setVvalue(room <= 0 ? 0 : view.getBoundsInParent().getMinY() / room);
            if (view.lookup(".card-json") != null) {
                view.lookup(".card-json").requestFocus();
            }
        }
    }

    private void show() {
        List<PendingCard> cards = List.copyOf(model.cards());
        views.keySet().retainAll(cards);
        box.getChildren()
                .setAll(cards.stream()
                        .map(card -> views.computeIfAbsent(card, CardView::new))
                        .toList());
        empty.setVisible(cards.isEmpty());
        scroll.setVisible(!cards.isEmpty());
    }
}
