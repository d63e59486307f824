package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.attach.AttachModel;
import dev.durascope.app.breakpoints.DebugModel;
import dev.durascope.app.cloud.CloudModel;
import dev.durascope.app.executions.ExecutionsModel;
import dev.durascope.app.export.FileSaver;
import dev.durascope.app.feed.Background;
import dev.durascope.app.feed.ExecutionFeed;
import dev.durascope.app.feed.WorkModel;
import dev.durascope.app.ide.IdeFiles;
import dev.durascope.app.ide.RunConfigurations;
import dev.durascope.app.launch.FunctionKind;
import dev.durascope.app.launch.HandlerChoice;
import dev.durascope.app.launch.HandlerCode;
import dev.durascope.app.launch.JarContents;
import dev.durascope.app.launch.LaunchModel;
import dev.durascope.app.launch.LaunchedFunctions;
import dev.durascope.app.launch.OpenedJar;
import dev.durascope.app.launch.Relaunch;
import dev.durascope.app.notice.Notice;
import dev.durascope.app.notice.Notices;
import dev.durascope.app.recent.RecentEntry;
import dev.durascope.app.recent.RecentModel;
import dev.durascope.app.recordings.OpenedRecording;
import dev.durascope.app.recordings.RecordingsModel;
import dev.durascope.app.replay.ReplayModel;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.session.Opening;
import dev.durascope.app.session.Position;
import dev.durascope.app.session.SessionActions;
import dev.durascope.app.source.SourceFinder;
import dev.durascope.app.source.SourceModel;
import dev.durascope.engine.cloud.CloudTarget;
import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.recording.RecordingReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What the window is about: where the user is, what is open, and what can be done. Needs no window. */
public final class WindowModel {

    /** What fills the middle of the window. */
    public enum Place {
        WELCOME,
        LAUNCH,
        EXECUTION
    }

    /** Nanoseconds of a frame that records may take. */
    private static final long FRAME_BUDGET = 8_000_000;

    private final WindowServices services;
    private final Background background;
    private final WorkModel work;
    private final ExecutionFeed feed;
    private final Runnable wake;
    private final Notices notices = new Notices();
    private final FileSaver files;
    private final PaneLayout panes;
    private final SessionActions actions;
    private final LaunchModel launch;
    private final LaunchedFunctions launched;
    private final Relaunch relaunch;
    private final DebugModel debug;
    private final OpenExecution open;
    private final AttachModel attach;
    private final SourceModel source;
    private final ReplayModel replay;
    private final CodeChanges changes;
    private final ConfigurationWriter configurations;
    private final ExecutionsModel executions;
    private final RecordingsModel recordings;
    private final ExecutionOpener shown;
    private final RecentModel recent;
    private final FileOpener opener;
    private final CloudModel cloud;
    private final Travel travel;
    private final ExecutionService.Subscription subscription;
    private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>(Place.WELCOME);

    /**
     * @param work what takes long of what runs in the background
     * @param wake is called on any thread when {@link #frame} has work to do
     */
    public WindowModel(WindowServices services, Background background, WorkModel work, Runnable wake) {
        this.services = services;
        this.background = background;
        this.work = work;
        work.setWake(wake);
        this.wake = wake;
        this.feed = new ExecutionFeed(wake);
        this.files = new FileSaver(background, notices);
        this.panes = new PaneLayout(services.settings());
        this.actions = new SessionActions(services.executions(), background, notices);
        this.launch = new LaunchModel(
                services.executions(), services.debugged(), services.jars(), services.launches(), background, notices);
        this.launch.setWake(wake);
        this.launch.startWith(services.settings().get().firstTimeMode());
        this.launch.settings().jdk().onTaken(home -> services.settings().change(s -> s.withJdk(home)));
        this.launch.openProblemProperty().addListener((o, before, now) -> tellOpenProblem(now));
        this.launched = new LaunchedFunctions(services.executions().functions(), services.launches());
        this.relaunch = new Relaunch(
                services.executions(), services.debugged(), services.jars(), services.launches(), background, notices);
        this.executions = new ExecutionsModel(services.executions(), background, notices);
        this.recordings = new RecordingsModel(new RecordingReader(), background, this::refused, wake);
        this.debug =
                new DebugModel(services.debugger(), services.launches()::keepBreakpoints, background, notices, wake);
        this.open = new OpenExecution(debug);
        this.shown = new ExecutionOpener(
                services, background, notices, actions, open, relaunch, wake, new ExecutionOpener.Middle() {
                    @Override
                    public void showExecution() {
                        place.set(Place.EXECUTION);
                    }

                    @Override
                    public void showOther() {
                        showLaunch();
                    }
                });
        this.recent =
                new RecentModel(services.launches(), services.settings(), background, notices, new RecentOpener(this));
        launch.onRemembered(recent::refresh);
        recent.goneProperty().addListener((o, before, now) -> tellGone(now));
        this.opener = new FileOpener(
                launch,
                services.launches(),
                recordings,
                background,
                notices,
                recent::refresh,
                () -> place.set(Place.LAUNCH),
                this::openRecording);
        this.cloud = new CloudModel(
                new CloudModel.Surroundings(
                        background, notices, services.settings(), services.clock(), System.getenv(), wake),
                shown);
        open.openProperty().addListener((o, before, now) -> cloud.shown(now == null ? null : now.session()));
        this.travel = new Travel(executions, recordings, notices, new Travel.Opener() {
            @Override
            public void open(ExecutionArn arn) {
                if (executions.find(arn) == null && cloud.isOf(arn)) {
                    cloud.open(arn);
                } else {
                    openExecution(arn);
                }
            }

            @Override
            public boolean isAttached(ExecutionArn arn) {
                return cloud.isOf(arn);
            }

            @Override
            public void open(OpenedRecording recording) {
                openRecording(recording);
            }
        });
        this.attach = new AttachModel(services.debugged(), wake);
        SourceFinder finder = new SourceFinder();
        this.configurations = new ConfigurationWriter(
                new ConfigurationWriter.Sources(
                        launch, attach, finder, services.executions().functions(), this::function),
                background,
                notices);
        this.source = new SourceModel(
                finder, services.editors(), () -> services.settings().get().editor(), this::function, background);
        this.replay = new ReplayModel(
                new HandlerCode(services.jars(), launched::find), services.replayer(), this::openCode, background);
        this.changes = new CodeChanges(services.jars(), launch, launched, background, notices, wake);
        // No debugger has anything to do with what is over elsewhere.
        shown.setFollowers(List.of(
                session -> debug.follow(local(session)),
                travel::follow,
                source::follow,
                replay::follow,
                changes::follow,
                session -> attach.follow(local(session))));
        this.subscription = services.executions().observe(feed);
    }

    /** Fills the lists; called once when the window is there. */
    public void start() {
        recent.refresh();
        executions.refresh();
        services.settings().setWake(wake);
        services.settings().follow();
    }

    WindowServices services() {
        return services;
    }

    /** Does what is slow. */
    Background background() {
        return background;
    }

    /** What takes long. */
    WorkModel work() {
        return work;
    }

    /** Whether something is under way that {@link #cancel} ends. */
    BooleanExpression cancellable() {
        return work.shownProperty()
                .or(recordings.readingProperty().isNotEmpty())
                .or(launch.opening().busyProperty());
    }

    /** Ends what is under way and takes long; what was there before stays. */
    void cancel() {
        if (!recordings.readingProperty().get().isEmpty()) {
            recordings.cancel();
        }
        if (launch.opening().busyProperty().get()) {
            launch.cancelOpening();
        }
        work.cancel();
    }

    /** Which panes are shown. */
    PaneLayout panes() {
        return panes;
    }

    /** What is told to the user. */
    public Notices notices() {
        return notices;
    }

    /** Writes files. */
    FileSaver files() {
        return files;
    }

    /** What can be done to executions. */
    public SessionActions actions() {
        return actions;
    }

    /** The jar, its handlers and the input. */
    public LaunchModel launch() {
        return launch;
    }

    /** What stops the open execution, and its breakpoints. */
    public DebugModel debug() {
        return debug;
    }

    /** Going through the time of the open execution. */
    Travel travel() {
        return travel;
    }

    /** The deployed function that is attached. */
    public CloudModel cloud() {
        return cloud;
    }

    /** Where a debugger of the handler's code attaches. */
    public AttachModel attach() {
        return attach;
    }

    /** The source of the selected operation. */
    public SourceModel source() {
        return source;
    }

    /** Holding a handler against what the open execution did. */
    public ReplayModel replay() {
        return replay;
    }

    /** Code that is built again while it is open. */
    CodeChanges changes() {
        return changes;
    }

    /** How functions are launched. */
    LaunchedFunctions launched() {
        return launched;
    }

    private Optional<FunctionConfig> function(String name) {
        return launched.find(name).map(LaunchedFunctions.Launched::function);
    }

    /** Running the open execution's handler once more. */
    Relaunch relaunch() {
        return relaunch;
    }

    /** All executions. */
    public ExecutionsModel executions() {
        return executions;
    }

    /** What was opened, run and attached to last. */
    public RecentModel recent() {
        return recent;
    }

    /** The executions opened from files. */
    public RecordingsModel recordings() {
        return recordings;
    }

    /** What fills the middle of the window. */
    public ReadOnlyObjectProperty<Place> placeProperty() {
        return place.getReadOnlyProperty();
    }

    /** The open execution, and what can be done to it. */
    public OpenExecution open() {
        return open;
    }

    /** The open execution; {@code null} when none is. */
    public @Nullable ExecutionSession session() {
        return open.session();
    }

    /**
     * Does a frame's work.
     *
     * @return whether another frame is needed
     */
    public boolean frame() {
        work.frame();
        launch.frame();
        debug.frame();
        attach.frame();
        recordings.frame();
        cloud.frame();
        changes.frame();
        services.settings().takeProblems().forEach(problem -> notices.tell(Notice.problem(problem)));
        boolean more = feed.drain(this::arrived, FRAME_BUDGET);
        ExecutionSession session = session();
        if (session != null) {
            more |= session.advance(FRAME_BUDGET);
        }
        return more || feed.sleep();
    }

    /** Lets what counts down be drawn again. */
    public void tick() {
        cloud.tick();
        ExecutionSession session = session();
        if (session != null) {
            session.tick();
        }
    }

    private void arrived(ExecutionArn arn, List<JournalRecord> records) {
        executions.arrived(records);
        ExecutionSession session = session();
        if (session != null && shown.isShown(arn)) {
            session.arrived(records);
        }
    }

    /** Shows the welcome page, and what was used last as it is now. */
    public void showWelcome() {
        place.set(Place.WELCOME);
        recent.refresh();
    }

    /** Shows the launch page, or the welcome page while no jar is open. */
    public void showLaunch() {
        place.set(launch.contentsProperty().get() == null ? Place.WELCOME : Place.LAUNCH);
        // Executions that were run again have added to them.
        launch.history().refresh();
    }

    /** A session of an execution of the engine; {@code null} for any other. */
    private static @Nullable ExecutionSession local(@Nullable ExecutionSession session) {
        return session != null && session.isLocal() ? session : null;
    }

    /** Opens a file of any kind: a handler jar, a history, a recording. When it cannot be opened, all stays as it was. */
    public void openFile(Path file) {
        opener.open(List.of(file), null);
    }

    /** Opens files, attaches to what is deployed and goes to a moment, whatever of it is asked for. */
    void open(Opening opening) {
        if (!opening.files().isEmpty()) {
            opener.open(opening.files(), opening.handler());
        }
        if (opening.target() != null) {
            attach(opening.target());
        }
        if (opening.position() != null) {
            goTo(opening.position());
        }
    }

    /** An execution that is kept here is shown; everything else is elsewhere. */
    private void attach(CloudTarget target) {
        ExecutionArn arn = target.execution();
        if (arn == null) {
            cloud.attach(target);
        } else {
            executions.whenListed(() -> {
                if (executions.find(arn) == null) {
                    cloud.attach(target);
                } else {
                    openExecution(arn);
                }
            });
        }
    }

    /** Opens files that were dropped on the window. */
    public void drop(List<Path> files) {
        opener.drop(files);
    }

    private void refused(Path file, String why) {
        opener.refused(why);
    }

    /** The welcome page says it in place; elsewhere the page that is shown has nothing to do with it. */
    private void tellOpenProblem(String problem) {
        if (!problem.isEmpty() && place.get() != Place.WELCOME) {
            notices.tell(Notice.problem(problem));
        }
    }

    /** The welcome page asks in place what to do about it; elsewhere a notice does. */
    private void tellGone(@Nullable RecentEntry gone) {
        if (gone != null && place.get() != Place.WELCOME) {
            notices.tell(Notice.problem(gone.goneText())
                    .with(new Notice.Act(text("recent.remove"), () -> recent.remove(gone))));
        }
    }

    /** Opens the first sample that comes with the application. */
    public void openSample() {
        openIfThere(services.sample());
    }

    /** Opens the second. */
    void openSecondSample() {
        openIfThere(services.secondSample());
    }

    private void openIfThere(@Nullable Path sample) {
        if (sample != null) {
            openFile(sample);
        }
    }

    /** Starts what the launch page says and shows it. */
    public void run() {
        if (launch.settings().kind().kindProperty().get() == FunctionKind.PLAIN) {
            place.set(Place.LAUNCH);
        }
        launch.run(false, this::openExecution);
    }

    /**
     * Starts the handler that is shown so that a debugger of its code can attach: once more with the same input where an
     * execution is shown, else as the launch page says.
     */
    void debugHandler() {
        if (place.get() == Place.EXECUTION) {
            relaunch.run(true, this::openExecution);
        } else {
            launch.run(true, this::openExecution);
        }
    }

    /** Plans how IDEs attach to the handler that is shown; the consumers are called on the window's thread. */
    void planConfigurations(Consumer<RunConfigurations> planned, Consumer<String> refused) {
        configurations.plan(shownFunction(), planned, refused);
    }

    /** Writes run configurations, and keeps the port that they name for the handler that is shown. */
    void writeConfigurations(RunConfigurations planned) {
        configurations.write(shownFunction(), planned);
    }

    /** Plans all that IDEs are told of the project; the consumers are called on the window's thread. */
    void planIdeSetup(Consumer<IdeFiles> planned, Consumer<String> refused) {
        configurations.planSetup(shownFunction(), planned, refused);
    }

    /** Writes that. */
    void writeIdeSetup(IdeFiles planned) {
        configurations.write(planned);
    }

    /** The function whose execution is shown; {@code null} where none is. */
    private @Nullable String shownFunction() {
        ExecutionSession session = session();
        return place.get() == Place.EXECUTION && session != null && session.isLocal()
                ? session.arn().function()
                : null;
    }

    /** Starts the open execution's handler once more with the same input, and shows that. */
    void runAgain() {
        relaunch.run(false, this::openExecution);
    }

    /** Takes a function for a plain one from now on, and shows the launch page, where it is run. */
    void choosePlain(String function) {
        HandlerChoice chosen = launch.handlerProperty().get();
        if (chosen != null && chosen.functionName().equals(function)) {
            launch.settings().kind().kindProperty().set(FunctionKind.PLAIN);
            showLaunch();
        } else {
            notices.tell(Notice.information(text("shell.choosePlain", function)));
        }
    }

    /** Shows an execution. */
    public void openExecution(ExecutionArn arn) {
        shown.open(arn);
    }

    /** Shows an execution that was opened from a file. */
    public void openRecording(OpenedRecording recording) {
        shown.open(recording);
    }

    /** Takes an execution that was opened from a file off the list; the file stays as it is. */
    public void closeRecording(OpenedRecording recording) {
        recordings.close(recording);
        travel.forget(recording.arn(), recording.from().file());
        if (shown.isShown(recording)) {
            shown.close();
        }
    }

    /** The same for the one that is shown. */
    void closeRecording() {
        ExecutionSession session = session();
        OpenedRecording open = session == null || session.file() == null
                ? null
                : recordings.find(session.file().file());
        if (open != null) {
            closeRecording(open);
        }
    }

    /** Shows a moment of an execution; tells the user when there is none like it. */
    public void goTo(Position position) {
        opener.whenRead(() -> travel.goTo(position));
    }

    /** Takes note that an execution is gone. */
    public void executionDeleted(ExecutionArn arn) {
        executions.refresh();
        travel.forget(arn, null);
        if (shown.isShown(arn)) {
            shown.close();
        }
    }

    /** What is open to be run; {@code null} for nothing. */
    @Nullable
    OpenedJar openCode() {
        JarContents open = contents();
        return open == null
                ? null
                : new OpenedJar(open, launch.handlerProperty().get());
    }

    /** What the open jar is called; {@code null} when none is open. */
    @Nullable
    JarContents contents() {
        return launch.contentsProperty().get();
    }

    /** Ends watching. Executions are not touched. */
    public void close() {
        subscription.close();
        debug.close();
        attach.close();
        cloud.close();
        changes.close();
        replay.follow(null);
        open.closeSession();
    }
}
