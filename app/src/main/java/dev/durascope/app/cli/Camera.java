package dev.durascope.app.cli;

import dev.durascope.app.session.Picture;
import java.util.List;

/** Draws the application's window without a display; the command line itself knows nothing of windows. */
public interface Camera {

    /** The ids of the panes that can be drawn alone. */
    List<String> panes();

    /**
     * Draws a picture. A process can draw one.
     *
     * @return the picture as PNG: of the same recording the same bytes
     * @throws IllegalStateException when it cannot be drawn here; the message is one sentence for people
     */
    byte[] png(Picture picture);
}
