package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.breakpoints.KnownName;
import dev.durascope.app.breakpoints.RunToDialog;
import dev.durascope.app.command.Commands;
import dev.durascope.app.feed.FramePulse;
import dev.durascope.app.feed.TaskBackground;
import dev.durascope.app.instance.WindowClaim;
import dev.durascope.app.launch.JarContents;
import dev.durascope.app.notice.Notice;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.session.Opening;
import dev.durascope.app.session.SkipPlan;
import dev.durascope.app.settings.Settings;
import dev.durascope.app.settings.SettingsFile;
import dev.durascope.app.time.FactorDialog;
import dev.durascope.app.timeline.TimelineView;
import dev.durascope.engine.debug.Stop;
import dev.durascope.engine.time.TimeMode;
import dev.durascope.icons.ApplicationIcon;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ChangeListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.fxmisc.richtext.GenericStyledArea;
import org.jspecify.annotations.Nullable;

/** The window: builds everything, remembers where it is, and asks before it closes on something that runs. */
public final class DurascopeWindow implements WindowCommands.Window, Preferences.Shown {
    /** The smallest size at which everything can be used. */
    public static final double LEAST_WIDTH = 960;

    /** See {@link #LEAST_WIDTH}. */
    public static final double LEAST_HEIGHT = 640;

    /** More pixels than a window's title bar and borders take. */
    private static final double FRAME = 64;

    private final Stage stage;
    private final FileDialogs dialogs;
    private final SettingsFile settings;
    private final TaskBackground background = new TaskBackground();
    private final FramePulse pulse;
    private final WindowModel model;
    private final Commands commands;
    private final MainView view;
    private final Scene scene;
    private final Runnable tellCrashes;
    private Theme theme;
    private final Preferences preferences;
    private @Nullable WindowClaim claim;

    /** Held here to be taken off again. */
    private final ChangeListener<ColorScheme> systemColours = (o, before, now) -> {
        if (theme() == Theme.SYSTEM) {
            applyTheme();
        }
    };

    /** Builds the window on a stage; {@link #show} shows it. Called on the window's thread. */
    public DurascopeWindow(Stage stage, WindowServices services) {
        this(stage, services, new SystemFileDialogs(stage));
    }

    DurascopeWindow(Stage stage, WindowServices services, FileDialogs dialogs) {
        this.stage = stage;
        this.dialogs = dialogs;
        this.settings = services.settings();
        Fonts.load();
        // The model wakes the pulse, which calls the model.
        Runnable wake = this::wake;
        this.model = new WindowModel(services, background, background.work(), wake);
        this.pulse = new FramePulse(this::frame, model::tick);
        this.commands = WindowCommands.of(model, this);
        CloudCommands.add(commands, model, stage);
        ForkCommands.add(commands, model, stage, () -> dialogs.jar(lastFolder()));
        TestExportCommands.add(commands, model, stage, dialogs);
        this.tellCrashes = SupportCommands.add(
                commands,
                model,
                stage,
                () -> WindowFacts.of(
                        stage, model, theme(), background.activityProperty().get()));
        services.support().onCrash(wake);
        this.view = new MainView(
                model, commands, background.activityProperty(), () -> dialogs.directory(text("shell.files.jdk"), null));
        this.scene = new Scene(view, 1200, 780);
        this.theme = Theme.of(settings.get().theme());
        Density.of(settings.get().density()).apply(view);
        this.preferences = new Preferences(settings, model.panes(), background, this, model.launch()::refresh);
        applyTheme();
        Platform.getPreferences().colorSchemeProperty().addListener(systemColours);
        scene.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        scene.setOnDragOver(this::dragOver);
        scene.setOnDragDropped(this::dropped);
        stage.setTitle("Durascope");
        stage.getIcons().setAll(ApplicationIcon.images());
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setScene(scene);
        stage.setOnCloseRequest(this::closeRequested);
        stage.setOnHidden(e -> close());
        InvalidationListener title = o -> stage.setTitle(title());
        model.open().openProperty().addListener(title);
        model.placeProperty().addListener(title);
        model.launch().contentsProperty().addListener(title);
        restoreBounds();
    }

    private void wake() {
        pulse.wake();
    }

    private boolean frame() {
        tellCrashes.run();
        if (claim != null) {
            claim.takeArrivals(this::land);
        }
        if (settings.takeEdited()) {
            preferences.follow();
        }
        return model.frame();
    }

    /** Opens from now on what other processes ask for. */
    public void listen(WindowClaim newClaim) {
        claim = newClaim;
        newClaim.onArrival(this::wake);
    }

    /** Opens what another process asks for. The window comes to the front, but the keys stay where they are. */
    private void land(Opening opening) {
        stage.setIconified(false);
        stage.toFront();
        model.open(opening);
    }

    /** Shows the window, what is to be opened in it, and fills the lists. */
    public void show(Opening opening) {
        stage.show();
        model.start();
        String notice = model.services().notice();
        if (notice != null) {
            model.notices().tell(Notice.information(notice));
        }
        SupportCommands.offer(model, stage);
        model.open(opening);
    }

    /** What the window is about. */
    public WindowModel model() {
        return model;
    }

    /** All commands. */
    public Commands commands() {
        return commands;
    }

    /** The window's scene. */
    public Scene scene() {
        return scene;
    }

    /** Whether nothing is under way in the background. */
    boolean isIdle() {
        return background.isIdle();
    }

    /** A pane of the open execution, to be shown by itself elsewhere. */
    Node takePane(String pane) {
        return view.takePane(pane);
    }

    private String title() {
        ExecutionSession session = model.session();
        JarContents opened = model.launch().contentsProperty().get();
        String shown = switch (model.placeProperty().get()) {
            case WELCOME -> null;
            case LAUNCH -> opened == null ? null : opened.name();
            case EXECUTION ->
                session == null
                        ? null
                        : session.arn().function() + " · " + session.arn().name();
        };
        return shown == null ? "Durascope" : shown + " — Durascope";
    }

    private Theme theme() {
        return theme;
    }

    private void applyTheme() {
        theme.apply(scene);
    }

    private void restoreBounds() {
        Settings.Bounds bounds = settings.get().window();
        if (bounds == null) {
            fitFirst(Screen.getPrimary().getVisualBounds());
            return;
        }
        Rectangle2D wanted = new Rectangle2D(bounds.x(), bounds.y(), bounds.width(), bounds.height());
        List<Screen> screens = Screen.getScreensForRectangle(bounds.x(), bounds.y(), bounds.width(), bounds.height());
        if (screens.isEmpty()) {
            stage.setWidth(bounds.width());
            stage.setHeight(bounds.height());
        } else {
            place(within(wanted, screens.getFirst().getVisualBounds()));
        }
        stage.setMaximized(bounds.maximized());
    }

    /** Where there is room the system places the window; elsewhere it would put the title bar above the screen. */
    private void fitFirst(Rectangle2D screen) {
        if (scene.getWidth() + FRAME > screen.getWidth() || scene.getHeight() + FRAME > screen.getHeight()) {
            place(within(
                    new Rectangle2D(screen.getMinX(), screen.getMinY(), scene.getWidth(), scene.getHeight()), screen));
        }
    }

    private void place(Rectangle2D bounds) {
        stage.setX(bounds.getMinX());
        stage.setY(bounds.getMinY());
        stage.setWidth(bounds.getWidth());
        stage.setHeight(bounds.getHeight());
    }

    /** Moves bounds into a screen, and makes them smaller where they are larger than that. */
    static Rectangle2D within(Rectangle2D bounds, Rectangle2D screen) {
        double width = Math.min(bounds.getWidth(), screen.getWidth());
        double height = Math.min(bounds.getHeight(), screen.getHeight());
        return new Rectangle2D(
                Math.max(screen.getMinX(), Math.min(bounds.getMinX(), screen.getMaxX() - width)),
                Math.max(screen.getMinY(), Math.min(bounds.getMinY(), screen.getMaxY() - height)),
                width,
                height);
    }

    private void closeRequested(WindowEvent event) {
        CloseDialog.Answer answer = askToClose();
        if (answer == CloseDialog.Answer.STAY) {
            event.consume();
            return;
        }
        if (answer == CloseDialog.Answer.RESUME) {
            model.debug().resumeAll();
        }
        Settings.Bounds bounds = new Settings.Bounds(
                stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
        settings.change(s -> s.withWindow(bounds));
    }

    private CloseDialog.Answer askToClose() {
        List<Stop> stops = model.debug().allStops();
        if (!stops.isEmpty()) {
            return CloseDialog.ofStopped(stage, stops);
        }
        long running = model.executions().rows().stream()
                .filter(row -> !row.status().isTerminal())
                .count();
        return running == 0 ? CloseDialog.Answer.CLOSE : CloseDialog.ofRunning(stage, running);
    }

    private void close() {
        Platform.getPreferences().colorSchemeProperty().removeListener(systemColours);
        pulse.stop();
        model.close();
        settings.close();
    }

    private void dragOver(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        if (files != null && !files.isEmpty()) {
            model.drop(files.stream().map(File::toPath).toList());
            event.setDropCompleted(true);
            event.consume();
        }
    }

    @Override
    public void chooseJar() {
        dialogs.jar(lastFolder()).ifPresent(model::openFile);
    }

    @Override
    public void chooseDirectory() {
        dialogs.directory(text("shell.files.classes"), lastFolder()).ifPresent(model::openFile);
    }

    @Override
    public void chooseHistory() {
        dialogs.history(lastFolder()).ifPresent(model::openFile);
    }

    private @Nullable Path lastFolder() {
        return model.recent().files().stream()
                .map(Path::getParent)
                .filter(folder -> folder != null && Files.isDirectory(folder))
                .findFirst()
                .orElse(null);
    }

    @Override
    public void expandAll(boolean expand) {
        view.expandAll(expand);
    }

    @Override
    public void goTo(Pane pane) {
        view.goTo(pane);
    }

    @Override
    public void show(Pane pane) {
        view.show(pane);
    }

    @Override
    public void chooseReplayed() {
        dialogs.jar(lastFolder()).ifPresent(model.replay()::choose);
    }

    @Override
    public void hidePane() {
        view.hidePane();
    }

    @Override
    public void toggleMaximized() {
        view.toggleMaximized();
    }

    @Override
    public void timeline(Consumer<TimelineView> action) {
        view.timeline(action);
    }

    @Override
    public Optional<Path> chooseFile(String title, String fileName, String kind) {
        return dialogs.save(title, fileName, kind);
    }

    @Override
    public void find() {
        view.find();
    }

    @Override
    public void answerSelected() {
        view.answerSelected();
    }

    @Override
    public void skipAll() {
        ExecutionSession session = model.session();
        if (session == null) {
            return;
        }
        SkipPlan plan = SkipPlan.of(session);
        if (plan.over().isEmpty()) {
            model.notices().tell(Notice.information(plan.refusal()));
        } else if (!plan.timesOut() || confirm(plan)) {
            model.open().skipAll(plan);
        }
    }

    private boolean confirm(SkipPlan plan) {
        ButtonType skip = new ButtonType(text("shell.skipAll.skip"), ButtonBar.ButtonData.OK_DONE);
        Alert alert = new Alert(
                Alert.AlertType.CONFIRMATION, text("shell.skipAll.explanation", plan.words()), ButtonType.CANCEL, skip);
        alert.initOwner(stage);
        alert.setTitle(text("shell.skipAll.title"));
        alert.setHeaderText(text("shell.skipAll.question", plan.passesWords()));
        alert.getDialogPane().getStyleClass().add("skip-dialog");
        return alert.showAndWait().filter(answer -> answer == skip).isPresent();
    }

    @Override
    public void askPosition() {
        PositionDialog.ask(stage).ifPresent(model::goTo);
    }

    @Override
    public void askRunTo() {
        ExecutionSession session = model.session();
        if (session != null) {
            ObservableList<KnownName> known = FXCollections.observableArrayList();
            model.background()
                    .run(
                            "",
                            () -> KnownName.of(model.services().executions(), session.arn()),
                            known::setAll,
                            failure -> model.notices().problem(text("breakpoints.runTo.unread"), failure));
            RunToDialog.ask(stage, known).ifPresent(name -> model.debug().runTo(session.arn(), name));
        }
    }

    @Override
    public void askFactor() {
        ExecutionSession session = model.session();
        if (session != null) {
            FactorDialog.ask(stage, session.timeMode()).ifPresent(model.open()::setTimeMode);
        }
    }

    @Override
    public void theme(Theme chosen) {
        preferences.theme(chosen);
    }

    @Override
    public void showTheme(Theme chosen) {
        if (theme != chosen) {
            theme = chosen;
            applyTheme();
        }
    }

    @Override
    public void density(Density density) {
        preferences.density(density);
    }

    @Override
    public void showDensity(Density density) {
        density.apply(view);
    }

    @Override
    public void showTimeline(Settings.Timeline timeline) {
        view.timeline(shown -> {
            shown.collapseIdleProperty().set(timeline.collapseIdle());
            shown.squeezeProperty().set(timeline.squeeze());
        });
    }

    @Override
    public void showTimeMode(TimeMode mode) {
        model.launch().startWith(mode);
    }

    @Override
    public void preferences() {
        PreferencesDialog.show(
                stage, preferences, () -> dialogs.directory(text("shell.preferences.jdks.choose"), null));
    }

    @Override
    public void about() {
        String version = DurascopeWindow.class.getPackage().getImplementationVersion();
        Alert alert = new Alert(Alert.AlertType.INFORMATION, text("shell.about.text"), ButtonType.CLOSE);
        alert.initOwner(stage);
        alert.setTitle(text("shell.about.title"));
        alert.setHeaderText("Durascope" + (version == null ? "" : " " + version));
        alert.setGraphic(ApplicationIcon.mark(48));
        alert.show();
    }

    @Override
    public void keys() {
        KeysDialog.show(stage, view.keys());
    }

    /** A question mark asks for the keys, where it is not typed into a text. */
    private void typed(KeyEvent event) {
        Node focus = scene.getFocusOwner();
        if ("?".equals(event.getCharacter())
                && !(focus instanceof TextInputControl)
                && !(focus instanceof GenericStyledArea<?, ?, ?>)) {
            keys();
            event.consume();
        }
    }

    @Override
    public void runConfigurations() {
        model.planConfigurations(
                planned -> IdeFilesDialog.ask(
                        stage,
                        text("shell.ideFiles.attach.title"),
                        text(
                                "shell.ideFiles.attach.header",
                                planned.port(),
                                planned.files().project()),
                        planned.files(),
                        () -> model.writeConfigurations(planned)),
                why -> model.notices().tell(Notice.problem(why)));
    }

    @Override
    public void setUpIde() {
        model.planIdeSetup(
                planned -> IdeFilesDialog.ask(
                        stage,
                        text("shell.ideFiles.setUp.title"),
                        text("shell.ideFiles.setUp.header", planned.project()),
                        planned,
                        () -> model.writeIdeSetup(planned)),
                why -> model.notices().tell(Notice.problem(why)));
    }

    @Override
    public void forgetInputs() {
        if (ForgetInputsDialog.ask(stage, model.launch())) {
            model.launch().history().forgetAll();
        }
    }

    @Override
    public void ownEditorCommand() {
        OwnEditorDialog.ask(stage, settings);
    }

    @Override
    public void palette() {
        view.palette().open();
    }

    @Override
    public void quit() {
        stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
    }
}
