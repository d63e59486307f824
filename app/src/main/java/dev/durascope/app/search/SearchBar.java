package dev.durascope.app.search;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.command.Command;
import dev.durascope.app.command.CommandNodes;
import dev.durascope.app.look.Copy;
import dev.durascope.app.session.Position;
import dev.durascope.icons.DurascopeIcons;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.Property;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What is sought, how, and how much is found; stands above the panes while something is sought. */
public final class SearchBar extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    /** The commands that have a control here. */
    public record Actions(Command next, Command previous, Command only, Command matchCase, Command regex) {}

    private final SearchModel model;
    private final Consumer<Position> goTo;
    private final Runnable leave;
    private final TextField field = new TextField();
    private @Nullable Node cameFrom;

    /**
     * @param goTo shows a moment that was typed
     * @param leave brings the focus back when where it came from is gone
     */
    public SearchBar(SearchModel model, Actions actions, Consumer<Position> goTo, Runnable leave) {
        this.model = model;
        this.goTo = goTo;
        this.leave = leave;
        setId("search-bar");
        getStyleClass().add("search-bar");
        field.setId("search-field");
        field.setPromptText(text("search.prompt"));
        field.setAccessibleText(text("search.field"));
        field.setAccessibleHelp(text("search.help"));
        field.textProperty().bindBidirectional(model.typedProperty());
        HBox.setHgrow(field, Priority.ALWAYS);
        field.setMinWidth(120);
        Label summary = new Label();
        summary.setId("search-summary");
        summary.getStyleClass().add("quiet");
        summary.setMinWidth(Region.USE_PREF_SIZE);
        summary.textProperty().bind(model.summaryProperty());
        Button close = Copy.iconButton(DurascopeIcons.CLEAR, text("search.end"));
        close.setId("search-close");
        close.setOnAction(e -> end());
        HBox line = new HBox(
                DurascopeIcons.SEARCH.node(),
                field,
                option("Aa", actions.matchCase(), model.matchCaseProperty()),
                option(".*", actions.regex(), model.regexProperty()),
                new SearchFilters(model),
                summary,
                small(CommandNodes.iconButton(actions.previous())),
                small(CommandNodes.iconButton(actions.next())),
                option(text("search.onlyMatches"), actions.only(), model.onlyMatchesProperty()),
                close);
        line.getStyleClass().add("search-line");
        getChildren().addAll(line, problem());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressedInField);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        show(false);
    }

    private static Button small(Button button) {
        button.getStyleClass().add("small");
        return button;
    }

    private static ToggleButton option(String text, Command command, BooleanProperty on) {
        ToggleButton button = new ToggleButton(text);
        button.setId(command.id().replace('.', '-'));
        button.getStyleClass().add("quiet-toggle");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
        button.setAccessibleText(command.title());
        button.setTooltip(new Tooltip(command.tooltip()));
        Property<Boolean> selected = button.selectedProperty();
        selected.bindBidirectional(on);
        return button;
    }

    private Label problem() {
        Label problem = new Label();
        problem.setId("search-problem");
        problem.getStyleClass().addAll("problem", "search-problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        model.problemProperty().subscribe(text -> {
            problem.setText(text);
            problem.setVisible(!text.isEmpty());
            problem.setManaged(!text.isEmpty());
            field.pseudoClassStateChanged(WRONG, !text.isEmpty());
            field.setTooltip(text.isEmpty() ? null : new Tooltip(text));
        });
        return problem;
    }

    private void show(boolean shown) {
        setVisible(shown);
        setManaged(shown);
    }

    /** Comes up, with the focus in the field and what stands there selected. */
    public void begin() {
        Scene scene = getScene();
        Node focused = scene == null ? null : scene.getFocusOwner();
        if (!isVisible() || focused == null || !isInside(focused)) {
            cameFrom = focused;
        }
        show(true);
        field.requestFocus();
        field.selectAll();
    }

    private boolean isInside(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each == this) {
                return true;
            }
        }
        return false;
    }

    private void end() {
        model.clear();
        Node back = cameFrom;
        cameFrom = null;
        if (back != null && back.getScene() == getScene() && back.isFocusTraversable() && !isInside(back)) {
            back.requestFocus();
        } else {
            leave.run();
        }
        show(false);
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            end();
            event.consume();
        }
    }

    private void keyPressedInField(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            Position position = model.position();
            if (position != null) {
                goTo.accept(position);
            } else if (event.isShiftDown()) {
                model.previous();
            } else {
                model.next();
            }
            event.consume();
        }
    }
}
