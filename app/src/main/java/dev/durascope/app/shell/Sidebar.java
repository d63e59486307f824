package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.cloud.CloudSection;
import dev.durascope.app.command.CommandNodes;
import dev.durascope.app.command.Commands;
import dev.durascope.app.executions.ExecutionsView;
import dev.durascope.app.launch.HandlerChoice;
import dev.durascope.app.recordings.OpenedRecording;
import dev.durascope.app.recordings.RecordingsView;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.session.FromFile;
import dev.durascope.app.session.SessionStatus;
import dev.durascope.engine.model.ExecutionSummary;
import dev.durascope.icons.DurascopeIcons;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What one can go to: the open jar, and the executions. */
final class Sidebar extends VBox {
    private final WindowModel model;
    private final Button jar = new Button();
    private final Label handler = new Label();
    private final Label file = new Label();
    private final ExecutionsView executions;
    private final RecordingsView recordings;
    private final CloudSection cloud;
    private final InvalidationListener standing = o -> tellStanding();
    private @Nullable ExecutionSession followed;

    Sidebar(WindowModel model, Commands commands) {
        this.model = model;
        getStyleClass().add("sidebar");
        executions = new ExecutionsView(
                model.executions(),
                model::openExecution,
                model::executionDeleted,
                model.actions(),
                model.services().clock(),
                model.services().zone());
        VBox.setVgrow(executions, Priority.ALWAYS);
        cloud = new CloudSection(
                model.cloud(),
                commands.get(CloudCommands.START),
                commands.get(CloudCommands.DETACH),
                model.services().clock(),
                model.services().zone());
        VBox.setVgrow(cloud, Priority.ALWAYS);
        HBox local = heading(text("shell.sidebar.executions"));
        // Where only a deployed function is looked at, its list needs the room.
        BooleanBinding kept = Bindings.isNotEmpty(model.executions().rows())
                .or(model.cloud().connectionProperty().isNull());
        for (Region part : new Region[] {local, executions}) {
            part.visibleProperty().bind(kept);
            part.managedProperty().bind(kept);
        }
        recordings = new RecordingsView(model.recordings(), model::openRecording, model::closeRecording);
        HBox opened = heading(
                text("shell.sidebar.opened"), CommandNodes.iconButton(commands.get(WindowCommands.OPEN_HISTORY)));
        for (Region part : new Region[] {opened, recordings}) {
            part.visibleProperty().bind(Bindings.isNotEmpty(model.recordings().rows()));
            part.managedProperty().bind(part.visibleProperty());
        }

        handler.getStyleClass().add("execution-name");
        file.getStyleClass().addAll("quiet", "small-text");
        handler.setMinWidth(0);
        file.setMinWidth(0);
        VBox names = new VBox(handler, file);
        names.getStyleClass().add("two-lines");
        names.setMinWidth(0);
        HBox line = new HBox(DurascopeIcons.HANDLER.node(), names);
        line.getStyleClass().add("execution-line");
        jar.setId("sidebar-jar");
        jar.setGraphic(line);
        jar.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        jar.getStyleClass().addAll("sidebar-jar", "flat");
        jar.setMaxWidth(Double.MAX_VALUE);
        jar.setOnAction(e -> {
            if (model.contents() == null) {
                commands.get(WindowCommands.OPEN).run();
            } else {
                model.showLaunch();
            }
        });

        getChildren()
                .addAll(
                        heading(
                                text("shell.sidebar.handler"),
                                CommandNodes.iconButton(commands.get(WindowCommands.OPEN))),
                        jar,
                        cloud,
                        local,
                        executions,
                        opened,
                        recordings);
        model.launch().contentsProperty().addListener(o -> show());
        model.launch().handlerProperty().addListener(o -> show());
        model.placeProperty().addListener(o -> show());
        model.open().openProperty().addListener(o -> {
            follow();
            show();
        });
        // A change listener: invalidation listeners are told before the list forgets its selection.
        model.executions().rows().addListener((ListChangeListener<ExecutionSummary>) change -> show());
        model.cloud().list().rows().addListener((ListChangeListener<ExecutionSummary>) change -> show());
        model.recordings().rows().addListener((ListChangeListener<OpenedRecording>) change -> show());
        show();
    }

    private void follow() {
        if (followed != null) {
            followed.revisionProperty().removeListener(standing);
        }
        followed = model.session();
        executions.tell(null, null);
        if (followed != null) {
            followed.revisionProperty().addListener(standing);
        }
        tellStanding();
    }

    /** The list says what the header says of the same execution: now, as the header may be elsewhere in time. */
    private void tellStanding() {
        ExecutionSession session = followed;
        if (session == null) {
            return;
        }
        // Reading the property makes it valid again, without which the next change would not be told.
        session.revisionProperty().get();
        if (session.isLocal()
                && session.factsProperty().get() != null
                && session.cursor().isAtNow()) {
            executions.tell(session.arn(), SessionStatus.of(session));
        }
    }

    private static HBox heading(String title, Button... actions) {
        Label label = new Label(title);
        label.getStyleClass().add("section-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox heading = new HBox(label, space);
        heading.getChildren().addAll(actions);
        heading.getStyleClass().add("sidebar-heading");
        return heading;
    }

    private void show() {
        HandlerChoice chosen = model.launch().handlerProperty().get();
        boolean open = model.contents() != null;
        handler.setText(
                !open
                        ? text("shell.sidebar.open")
                        : chosen == null ? text("shell.sidebar.noHandler") : chosen.simpleName());
        file.setText(open ? model.contents().name() : text("shell.sidebar.noneOpen"));
        jar.setAccessibleText(handler.getText() + ", " + file.getText());
        jar.getStyleClass().remove("current");
        if (model.placeProperty().get() == WindowModel.Place.LAUNCH) {
            jar.getStyleClass().add("current");
        }
        ExecutionSession session = model.placeProperty().get() == WindowModel.Place.EXECUTION ? model.session() : null;
        FromFile from = session == null ? null : session.file();
        executions.mark(session == null || !session.isLocal() ? null : session.arn());
        cloud.mark(session == null || !session.isAttached() ? null : session.arn());
        recordings.mark(from == null ? null : from.file());
    }
}
