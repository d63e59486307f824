package dev.durascope.app.look;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Lets Esc leave the lists of a dialog, which keep it to themselves for ending an edit that there never is. */
public final class Escape {
    private Escape() {}

    /** Hands Esc, where it is pressed in a list or a table, to what holds that, so that it closes the dialog. */
    public static void leavesLists(Node dialog) {
        dialog.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && event.getTarget() instanceof Node node && keepsEscape(node)) {
                Parent around = node.getParent();
                event.consume();
                Event.fireEvent(around, event.copyFor(around, around));
            }
        });
    }

    private static boolean keepsEscape(Node node) {
        return node instanceof ListView || node instanceof TableView || node instanceof TreeView;
    }
}
