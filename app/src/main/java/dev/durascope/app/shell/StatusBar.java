package dev.durascope.app.shell;

import dev.durascope.app.attach.AttachLink;
import dev.durascope.app.cloud.CloudStatus;
import dev.durascope.app.look.Copy;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.text.Sizes;
import dev.durascope.app.text.Texts;
import dev.durascope.engine.checkpoint.CheckpointLimits;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** What is under way, how near AWS's limits the execution is, and where clients reach the engine. */
final class StatusBar extends HBox {
    private static final CheckpointLimits ALLOWED = CheckpointLimits.AWS;
    /** From here on a limit is near enough to be said in another colour. */
    private static final double NEAR = 0.8;

    private final WindowModel model;
    private final Label activity = new Label();
    private final Label operations = new Label();
    private final Label bytes = new Label();
    private final InvalidationListener refresh = o -> show();
    private @Nullable ExecutionSession shown;

    StatusBar(WindowModel model, ObservableValue<String> under) {
        this.model = model;
        getStyleClass().add("status-bar");
        activity.setText(text(under.getValue()));
        under.addListener((o, before, now) -> activity.setText(text(now)));
        activity.setMinWidth(0);
        HBox.setHgrow(activity, Priority.ALWAYS);
        activity.setMaxWidth(Double.MAX_VALUE);
        operations.setMinWidth(Region.USE_PREF_SIZE);
        bytes.setMinWidth(Region.USE_PREF_SIZE);
        operations.setTooltip(new Tooltip(Texts.text("shell.status.operations.tooltip")));
        bytes.setTooltip(new Tooltip(Texts.text("shell.status.bytes.tooltip")));
        String url = model.services().endpoint();
        Hyperlink endpoint = new Hyperlink(url);
        endpoint.setMinWidth(Region.USE_PREF_SIZE);
        endpoint.setTooltip(new Tooltip(Texts.text("shell.status.endpoint.tooltip")));
        endpoint.setOnAction(e -> {
            Copy.text(url);
            endpoint.setVisited(false);
        });
        endpoint.setManaged(!url.isEmpty());
        endpoint.setVisible(!url.isEmpty());
        getChildren()
                .addAll(
                        activity,
                        new AttachLink(model.attach()),
                        new CloudStatus(model.cloud()),
                        operations,
                        bytes,
                        endpoint);
        model.open().openProperty().addListener(o -> follow());
        model.placeProperty().addListener(o -> show());
        follow();
    }

    private static String text(String activity) {
        return activity.isEmpty() ? Texts.text("shell.status.ready") : Texts.text("shell.status.busy", activity);
    }

    private void follow() {
        if (shown != null) {
            shown.revisionProperty().removeListener(refresh);
        }
        shown = model.session();
        if (shown != null) {
            shown.revisionProperty().addListener(refresh);
        }
        show();
    }

    private void show() {
        ExecutionSession session = shown;
        boolean execution = session != null && model.placeProperty().get() == WindowModel.Place.EXECUTION;
        operations.setVisible(execution);
        // AWS's history does not tell how much its checkpoints hold.
        bytes.setVisible(execution && !session.isAttached());
        bytes.setManaged(bytes.isVisible());
        if (session == null || !execution) {
            return;
        }
        session.revisionProperty().get();
        int count = session.state().operationCount();
        long written = session.state().checkpointBytes();
        operations.setText(Texts.text("shell.status.operations", count, ALLOWED.operations()));
        bytes.setText(Texts.text("shell.status.bytes", Sizes.bytes(written), Sizes.bytes(ALLOWED.bytes())));
        near(operations, (double) count / ALLOWED.operations());
        near(bytes, (double) written / ALLOWED.bytes());
    }

    private static void near(Label label, double used) {
        label.getStyleClass().remove("near-limit");
        if (used >= NEAR) {
            label.getStyleClass().add("near-limit");
        }
    }
}
