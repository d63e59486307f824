package dev.durascope.app.attach;

import static dev.durascope.app.text.Texts.text;

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
            setText(text("attach.debug", now.address()));
            setTooltip(new Tooltip(text("attach.tooltip", now.functionName(), AttachModel.words(now.state()))));
            setAccessibleText(text("attach.copy", now.address(), AttachModel.words(now.state())));
        }
    }
}
