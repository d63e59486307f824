package dev.durascope.app.attach;

import dev.durascope.app.look.Copy;
import dev.durascope.engine.invoke.DebuggedHandler;
import dev.durascope.icons.DurascopeIcons;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Where a debugger attaches, for the status bar; a click copies the address. */
public final class AttachLink extends Hyperlink {
    private @Nullable DebuggedHandler shown;

    /** Shows a model's process. */
    public AttachLink(AttachModel model) {
        setId("attach-address");
        setGraphic(DurascopeIcons.COPY.node());
        setMinWidth(Region.USE_PREF_SIZE);
        setOnAction(e -> {
            setVisited(false);
            if (shown != null) {
                Copy.text(shown.address());
            }
        });
        model.shownProperty().addListener((o, before, now) -> show(now));
        show(model.shownProperty().get());
    }

    private void show(@Nullable DebuggedHandler now) {
        shown = now;
        setVisible(now != null);
        setManaged(now != null);
        if (now != null) {
            setText("Debug " + now.address());
            setTooltip(new Tooltip("A Java debugger attaches to " + now.functionName() + " here: "
                    + AttachModel.words(now.state()) + ". Click to copy the address."));
            setAccessibleText("Copy the debugger's address " + now.address() + ", " + AttachModel.words(now.state()));
        }
    }
}
