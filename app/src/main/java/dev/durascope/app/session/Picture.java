package dev.durascope.app.session;

import dev.durascope.engine.execution.RecordedExecutions;
import org.jspecify.annotations.Nullable;

/**
 * What is to be drawn of the window, by nobody who looks at it.
 *
 * @param recording the execution that is open in it
 * @param eventId the event after which it is shown; 0 for the end of the recording
 * @param pane the id of the one pane to be drawn; absent for the whole window
 * @param dark whether in the dark theme
 * @param width in pixels, before they are scaled
 * @param height in pixels, before they are scaled
 * @param scale how many pixels of the picture are one of the window's, each way
 */
public record Picture(
        RecordedExecutions recording,
        long eventId,
        @Nullable String pane,
        boolean dark,
        int width,
        int height,
        int scale) {}
