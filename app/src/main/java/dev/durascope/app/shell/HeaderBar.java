package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import atlantafx.base.theme.Styles;
import dev.durascope.app.command.CommandNodes;
import dev.durascope.app.command.Commands;
import dev.durascope.app.look.StatusLabel;
import dev.durascope.app.look.WholeText;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.session.FromFile;
import dev.durascope.app.session.SessionStatus;
import dev.durascope.app.time.TimeModeButton;
import dev.durascope.engine.history.ExecutionFacts;
import javafx.beans.InvalidationListener;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Separator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Buttons, what is open, where it runs, how its time moves, and how it stands. */
final class HeaderBar extends HBox {
    /** Pixels that the name of a file may take of the header. */
    private static final double FILE_WIDTH = 160;

    /** Below this width what is open needs the room of what its icon tells as well. */
    private static final double AT_LENGTH = 1100;

    private final WindowModel model;
    private final Label function = new Label();
    private final Label name = new Label();
    private final Label local = new Label();
    private final Tooltip place = new Tooltip();
    private final TimeModeButton modes;
    private final StatusLabel status = new StatusLabel();
    private final InvalidationListener refresh = o -> show();
    private @Nullable ExecutionSession shown;

    HeaderBar(WindowModel model, Commands commands) {
        this.model = model;
        getStyleClass().add("header");
        Narrow.below(AT_LENGTH, this);
        Button run = CommandNodes.button(commands.get(WindowCommands.RUN));
        run.getStyleClass().add(Styles.ACCENT);
        run.setMinWidth(Region.USE_PREF_SIZE);
        run.setAccessibleText(run.getText());
        Button sidebar = CommandNodes.iconButton(commands.get(WindowCommands.SIDEBAR));
        getChildren().addAll(sidebar, run);
        for (String id : new String[] {WindowCommands.AGAIN, WindowCommands.STOP, WindowCommands.EDIT}) {
            getChildren().add(CommandNodes.explainedIconButton(commands.get(id)));
        }
        getChildren().add(new Separator(Orientation.VERTICAL));
        getChildren().add(pauseOrResume(commands));
        for (String id : new String[] {DebugCommands.OVER, DebugCommands.INTO, DebugCommands.OUT}) {
            getChildren().add(CommandNodes.iconButton(commands.get(id)));
        }
        getChildren().add(new Separator(Orientation.VERTICAL));
        for (String id : new String[] {WindowCommands.SKIP, WindowCommands.SKIP_ALL, WindowCommands.FIRE}) {
            getChildren().add(CommandNodes.explainedIconButton(commands.get(id)));
        }

        getChildren().add(CommandNodes.iconButton(commands.get(SearchCommands.FIND)));

        function.getStyleClass().add("header-function");
        WholeText.cutInTheMiddle(function);
        name.getStyleClass().add("header-name");
        WholeText.cutInTheMiddle(name);
        HBox title = new HBox(function, name);
        title.getStyleClass().add("header-title");
        title.setMinWidth(0);
        HBox.setHgrow(title, Priority.ALWAYS);
        local.getStyleClass().add("chip");
        local.setMinWidth(Region.USE_PREF_SIZE);
        local.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        local.setTooltip(place);
        modes = new TimeModeButton(model.open()::setTimeMode);
        modes.disableProperty().bind(model.open().runningProperty().not());
        status.getStyleClass().add("status-chip");
        status.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(title, local, modes, status);
        model.open().openProperty().addListener(o -> follow());
        model.placeProperty().addListener(o -> show());
        model.launch().handlerProperty().addListener(o -> show());
        follow();
    }

    /** One place for two buttons of which one makes sense at a time. */
    private StackPane pauseOrResume(Commands commands) {
        Button pause = CommandNodes.iconButton(commands.get(DebugCommands.PAUSE));
        Button resume = CommandNodes.iconButton(commands.get(WindowCommands.RESUME));
        resume.visibleProperty().bind(resume.disableProperty().not());
        pause.visibleProperty().bind(resume.visibleProperty().not());
        return new StackPane(pause, resume);
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

    private void tellPlace(ExecutionSession session) {
        FromFile file = session.file();
        local.setMaxWidth(file == null ? Region.USE_PREF_SIZE : FILE_WIDTH);
        local.setMinWidth(file == null ? Region.USE_PREF_SIZE : 0);
        local.setPrefWidth(Region.USE_COMPUTED_SIZE);
        if (file != null) {
            local.setText(file.name());
            String notes = String.join("\n", file.notes());
            place.setText(text("shell.header.file", file.file(), file.kind()) + (notes.isEmpty() ? "" : "\n" + notes));
        } else if (session.isAttached()) {
            local.setText(session.arn().region());
            place.setText(text(
                    "shell.header.aws", session.arn().account(), session.arn().functionArn()));
        } else {
            local.setText(session.isRecorded() ? text("shell.header.recording") : text("shell.header.local"));
            place.setText(
                    session.isRecorded() ? text("shell.header.recording.tooltip") : text("shell.header.local.tooltip"));
        }
    }

    private void show() {
        ExecutionSession session = shown;
        boolean execution = session != null && model.placeProperty().get() == WindowModel.Place.EXECUTION;
        for (Region part : new Region[] {local, modes, status}) {
            // No time passes in what was opened from a file, and none can be moved on AWS.
            boolean told = execution && (part != modes || session.isLocal());
            part.setVisible(told);
            part.setManaged(told);
        }
        if (session == null || !execution) {
            boolean launch = model.placeProperty().get() == WindowModel.Place.LAUNCH;
            function.setText(
                    launch && model.contents() != null ? model.contents().name() : "Durascope");
            name.setText("");
            return;
        }
        session.revisionProperty().get();
        tellPlace(session);
        function.setText(session.arn().function());
        name.setText(session.arn().name());
        modes.show(session.timeMode());
        ExecutionFacts facts = session.factsProperty().get();
        if (facts == null) {
            status.clear();
        } else {
            status.show(SessionStatus.of(session));
        }
    }
}
