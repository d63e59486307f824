package dev.durascope.app.shell;

import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

/** Tells the style sheet which part of the window has too little room to say everything at length. */
final class Narrow {
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    private Narrow() {}

    /** Lets a part be {@code :narrow} while it has fewer pixels than a width. */
    static void below(double width, Region part) {
        part.widthProperty()
                .addListener((o, before, now) -> part.pseudoClassStateChanged(NARROW, now.doubleValue() < width));
    }
}
