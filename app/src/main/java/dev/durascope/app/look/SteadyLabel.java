package dev.durascope.app.look;

import javafx.scene.control.Label;

/**
 * A label that is never narrower than what it has said before, so that a control beside it stays under the pointer that moves
 * it while the label tells where it got to.
 */
public final class SteadyLabel extends Label {
    private double widest;

    @Override
    protected double computePrefWidth(double height) {
        widest = Math.max(widest, super.computePrefWidth(height));
        return widest;
    }
}
