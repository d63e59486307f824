package dev.durascope.app.look;

import javafx.scene.control.Labeled;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;

/** Lets text that does not fit say the whole in a tooltip; text that fits has none. */
public final class WholeText {
    private static final double WIDEST = 640;

    private WholeText() {}

    /** Gives a label a tooltip while its text is cut. */
    public static void inTooltip(Labeled label) {
        Tooltip whole = new Tooltip();
        whole.setWrapText(true);
        whole.setMaxWidth(WIDEST);
        label.textTruncatedProperty().addListener((o, before, cut) -> {
            if (cut) {
                whole.textProperty().bind(label.textProperty());
            } else {
                whole.textProperty().unbind();
            }
            label.setTooltip(cut ? whole : null);
        });
    }

    /** Cuts a name in the middle, because names differ at their ends, and gives it a tooltip while it is cut. */
    public static void cutInTheMiddle(Labeled label) {
        label.setMinWidth(0);
        label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        inTooltip(label);
    }
}
