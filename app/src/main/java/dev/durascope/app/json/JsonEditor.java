package dev.durascope.app.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.jspecify.annotations.Nullable;

/** An editor for JSON that colours it and marks where it goes wrong. Tab moves on, as everywhere in the window. */
public final class JsonEditor extends StackPane {
    /** A longer text is edited without colours, so that typing stays smooth. */
    private static final int COLOURED = 200_000;

    private final CodeArea area = new CodeArea();
    private final ObservableValue<Boolean> inWindow =
            area.sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::showingProperty);
    private boolean taking;

    /** Edits a property. */
    public JsonEditor(StringProperty text, String accessibleText) {
        getStyleClass().add("json-editor");
        area.getStyleClass().add("json-area");
        area.setAccessibleText(accessibleText);
        area.setParagraphGraphicFactory(LineNumberFactory.get(area));
        getChildren().add(new VirtualizedScrollPane<>(area));
        area.replaceText(text.get());
        colour();
        area.textProperty().addListener((o, before, now) -> {
            taking = true;
            text.set(now);
            taking = false;
            colour();
        });
        text.addListener((o, before, now) -> {
            if (!taking) {
                area.replaceText(now);
                area.getUndoManager().forgetHistory();
                area.moveTo(0);
                area.requestFollowCaret();
            }
        });
        // A caret that goes on blinking keeps its window in memory after it was closed.
        inWindow.addListener((o, before, now) -> {
            if (Boolean.FALSE.equals(now)) {
                area.getCaretSelectionBind().dispose();
                area.dispose();
            }
        });
        area.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.TAB && !e.isControlDown()) {
                move(e.isShiftDown());
                e.consume();
            }
        });
    }

    /** The node that takes the focus. */
    public Node focusTarget() {
        return area;
    }

    /** Puts the caret where a problem is. */
    public void goTo(JsonProblem problem) {
        area.moveTo(Math.min(problem.offset(), area.getLength()));
        area.requestFollowCaret();
        area.requestFocus();
    }

    private void move(boolean back) {
        area.requestFocusTraversal(
                back ? javafx.scene.TraversalDirection.PREVIOUS : javafx.scene.TraversalDirection.NEXT);
    }

    private void colour() {
        String text = area.getText();
        if (text.isEmpty() || text.length() > COLOURED) {
            return;
        }
        area.setStyleSpans(0, spans(text));
    }

    static StyleSpans<Collection<String>> spans(String text) {
        List<int[]> tokens = new ArrayList<>();
        JsonProblem problem =
                JsonScanner.scan(text, (kind, start, end) -> tokens.add(new int[] {start, end, kind.ordinal()}));
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        int at = 0;
        for (int[] token : tokens) {
            if (token[0] > at) {
                spans.add(List.of(), token[0] - at);
            }
            spans.add(List.of(styleClass(JsonScanner.Kind.values()[token[2]])), token[1] - token[0]);
            at = token[1];
        }
        if (problem != null) {
            int from = Math.max(at, Math.min(problem.offset(), text.length() - 1));
            int to = Math.min(endOfWord(text, from), text.length());
            if (from > at) {
                spans.add(List.of(), from - at);
            }
            if (to > from) {
                spans.add(List.of("json-wrong"), to - from);
                at = to;
            } else {
                at = from;
            }
        }
        spans.add(List.of(), text.length() - at);
        return spans.create();
    }

    private static int endOfWord(String text, int from) {
        int to = from + 1;
        while (to < text.length() && !Character.isWhitespace(text.charAt(to)) && ",:]}".indexOf(text.charAt(to)) < 0) {
            to++;
        }
        return to;
    }

    private static String styleClass(JsonScanner.@Nullable Kind kind) {
        return switch (kind) {
            case KEY -> "json-key";
            case STRING -> "json-string";
            case NUMBER -> "json-number";
            case LITERAL -> "json-literal";
            case null, default -> "json-bracket";
        };
    }
}
