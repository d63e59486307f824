package dev.durascope.app.fork;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.json.JsonEditor;
import dev.durascope.app.launch.HandlerBox;
import dev.durascope.app.launch.JarContents;
import dev.durascope.app.look.Segments;
import dev.durascope.app.look.WholeText;
import dev.durascope.engine.fork.ForkLedger;
import dev.durascope.icons.DurascopeIcons;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Where a fork begins, what is changed, on what it runs, and what it will do. */
final class ForkForm extends VBox {
    private static final double EVENT_WIDTH = 88;
    private static final double EDITOR_HEIGHT = 132;

    private final ForkModel model;
    private final TextField event = new TextField();
    private final Label eventType = new Label();
    private final Label code = new Label();
    private final VBox ledger = new VBox();

    /** @param choose asks for other code */
    ForkForm(ForkModel model, Runnable choose) {
        this.model = model;
        getStyleClass().add("fork-form");
        ScrollPane told = told();
        VBox.setVgrow(told, Priority.ALWAYS);
        getChildren().addAll(eventLine(), changeLine(), editor(), codeLine(choose), told, refusal());
        model.eventProperty().addListener(o -> showEvent());
        model.contentsProperty().addListener(o -> showCode());
        model.ledgerProperty().addListener(o -> showLedger());
        model.refusalProperty().addListener(o -> showLedger());
        showEvent();
        showCode();
        showLedger();
    }

    /** What gets the focus first. */
    TextField first() {
        return event;
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(nodes);
        line.getStyleClass().add("fork-line");
        return line;
    }

    private static Label title(String text) {
        Label title = new Label(text);
        title.getStyleClass().add("fork-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        return title;
    }

    private HBox eventLine() {
        event.setId("fork-event");
        event.setAccessibleText(text("fork.event"));
        event.setPrefWidth(EVENT_WIDTH);
        event.textProperty().bindBidirectional(model.eventProperty());
        eventType.getStyleClass().add("quiet");
        return line(title(text("fork.event.title")), event, eventType);
    }

    private HBox changeLine() {
        List<ToggleButton> buttons = new ArrayList<>();
        for (Change each : Change.values()) {
            ToggleButton button = new ToggleButton(each.word());
            button.setId("fork-" + each.name().toLowerCase(Locale.ROOT));
            button.setDisable(each.isOfOperation() && model.operation() == null);
            button.setAccessibleText(
                    each.isOfOperation()
                            ? text("fork.change.accessible.of", each.word(), model.operation())
                            : text("fork.change.accessible", each.word()));
            Segments.bind(button, each, model.changeProperty());
            buttons.add(button);
        }
        Label of = new Label(
                model.operation() == null ? text("fork.change.none") : text("fork.change.of", model.operation()));
        of.getStyleClass().add("quiet");
        WholeText.cutInTheMiddle(of);
        return line(title(text("fork.change.title")), new Segments(buttons.toArray(ToggleButton[]::new)), of);
    }

    /** Comes when it is first needed: an editor that nobody sees cannot tell which of its lines are seen. */
    private StackPane editor() {
        StackPane place = new StackPane();
        place.managedProperty().bind(Bindings.isNotEmpty(place.getChildren()));
        place.disableProperty().bind(model.changeProperty().isEqualTo(Change.NOTHING));
        model.changeProperty().addListener(o -> needEditor(place));
        needEditor(place);
        return place;
    }

    private void needEditor(StackPane place) {
        if (place.getChildren().isEmpty() && model.changeProperty().get() != Change.NOTHING) {
            JsonEditor editor = new JsonEditor(model.textProperty(), text("fork.change.json"));
            editor.setId("fork-json");
            editor.setMinHeight(EDITOR_HEIGHT);
            editor.setPrefHeight(EDITOR_HEIGHT);
            editor.setMaxHeight(EDITOR_HEIGHT);
            place.getChildren().add(editor);
        }
    }

    private HBox codeLine(Runnable choose) {
        HandlerBox handlers =
                new HandlerBox("fork-handler", text("fork.handler"), model.contentsProperty(), model.handlerProperty());
        handlers.visibleProperty().bind(model.contentsProperty().isNotNull());
        handlers.managedProperty().bind(handlers.visibleProperty());
        code.getStyleClass().add("quiet");
        WholeText.cutInTheMiddle(code);
        Button other = new Button(text("fork.choose"));
        other.setId("fork-choose");
        other.getStyleClass().add("small");
        other.setMinWidth(Region.USE_PREF_SIZE);
        other.setAccessibleText(text("fork.choose.accessible"));
        other.setOnAction(e -> choose.run());
        HBox.setHgrow(code, Priority.ALWAYS);
        code.setMaxWidth(Double.MAX_VALUE);
        return line(title(text("fork.runWith")), handlers, code, other);
    }

    private ScrollPane told() {
        ledger.getStyleClass().add("fork-ledger");
        ScrollPane scroll = new ScrollPane(ledger);
        scroll.setId("fork-ledger");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(true);
        scroll.setMinHeight(96);
        scroll.accessibleTextProperty()
                .bind(Bindings.createStringBinding(
                        () -> text(
                                "fork.ledger",
                                String.join(
                                        " ", sentences(model.ledgerProperty().get()))),
                        model.ledgerProperty()));
        return scroll;
    }

    private Label refusal() {
        Label refusal = new Label();
        refusal.setId("fork-refusal");
        refusal.getStyleClass().add("problem");
        refusal.setWrapText(true);
        refusal.setMinHeight(Region.USE_PREF_SIZE);
        refusal.setGraphic(DurascopeIcons.ERROR.node());
        refusal.textProperty().bind(model.refusalProperty());
        refusal.visibleProperty().bind(model.refusalProperty().isNotEmpty());
        refusal.managedProperty().bind(refusal.visibleProperty());
        return refusal;
    }

    private static List<String> sentences(@Nullable ForkLedger known) {
        if (known == null) {
            return List.of();
        }
        List<String> all = new ArrayList<>(known.sentences());
        all.addAll(known.cautions());
        return all;
    }

    private void showEvent() {
        eventType.setText(model.eventType());
    }

    private void showCode() {
        JarContents contents = model.contentsProperty().get();
        code.setText(contents == null ? text("fork.noCode") : text("fork.code", contents.name()));
    }

    private void showLedger() {
        ForkLedger known = model.ledgerProperty().get();
        ledger.getChildren().clear();
        if (known == null) {
            String what = model.refusalProperty().get().isEmpty() ? text("fork.looking") : text("fork.notYet");
            ledger.getChildren().add(sentence(what, null));
            return;
        }
        known.sentences().forEach(each -> ledger.getChildren().add(sentence(each, null)));
        known.cautions().forEach(each -> ledger.getChildren().add(sentence(each, DurascopeIcons.WARNING)));
    }

    private static Label sentence(String text, @Nullable DurascopeIcons icon) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        if (icon != null) {
            label.setGraphic(icon.node());
            label.getStyleClass().add("caution");
        }
        return label;
    }
}
