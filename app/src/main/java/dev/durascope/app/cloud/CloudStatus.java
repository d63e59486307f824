package dev.durascope.app.cloud;

import dev.durascope.app.look.Copy;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** Account, region, calls and pace in the status bar; there only while attached. Clicking copies all of it. */
public final class CloudStatus extends Hyperlink {

    /** Shows a model. */
    public CloudStatus(CloudModel model) {
        setId("cloud-status");
        CloudPace pace = model.pace();
        textProperty().bind(pace.wordsProperty());
        setMinWidth(Region.USE_PREF_SIZE);
        Tooltip details = new Tooltip();
        details.textProperty().bind(pace.detailsProperty());
        setTooltip(details);
        visibleProperty().bind(pace.wordsProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
        pace.troubledProperty().addListener((o, before, now) -> {
            getStyleClass().remove("near-limit");
            if (now) {
                getStyleClass().add("near-limit");
            }
        });
        setOnAction(e -> {
            Copy.text(pace.detailsProperty().get());
            setVisited(false);
        });
    }
}
