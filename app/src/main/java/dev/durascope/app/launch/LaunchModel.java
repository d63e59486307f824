package dev.durascope.app.launch;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.feed.Background;
import dev.durascope.app.json.JsonFormat;
import dev.durascope.app.json.JsonProblem;
import dev.durascope.app.json.JsonScanner;
import dev.durascope.app.notice.Notice;
import dev.durascope.app.notice.Notices;
import dev.durascope.app.session.WantedHandler;
import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.invoke.DebuggedHandlers;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.project.Project;
import dev.durascope.engine.project.ProjectException;
import dev.durascope.engine.time.TimeMode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** A handler jar, the handler chosen in it, its input, and what it is run with. */
public final class LaunchModel {
    private static final String EMPTY_INPUT = "{\n  \n}";

    /**
     * What was entered for a handler that is not the chosen one now.
     *
     * @param timeMode absent where it was that of new handlers
     */
    private record Draft(
            InputTrail trail,
            LaunchSettings.Draft settings,
            @Nullable TimeMode timeMode) {}

    private final Launcher launcher;
    private final JarReader reader;
    private final LaunchMemory memory;
    private final Background background;
    private final Notices notices;

    private final ReadOnlyObjectWrapper<@Nullable JarContents> contents = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper openProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<@Nullable HandlerChoice> handler = new SimpleObjectProperty<>();
    private final StringProperty input = new SimpleStringProperty(EMPTY_INPUT);
    private final ReadOnlyObjectWrapper<@Nullable JsonProblem> inputProblem = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<TimeMode> timeMode = new SimpleObjectProperty<>(TimeMode.SKIP);
    private TimeMode firstTimeMode = TimeMode.SKIP;

    /** Whether time passes as for new handlers, as long as nothing else is chosen. */
    private boolean passesAsFirst = true;

    private final LaunchSettings settings;
    private final InputHistory history;
    private final InputChooser chooser;
    private final ReadOnlyStringWrapper runProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable PlainRun> plainRun = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper starting = new ReadOnlyBooleanWrapper();
    private final Map<String, Draft> drafts = new HashMap<>();
    private final BooleanExpression runnable;
    private final CodeOpening opening;
    private final TemplateFunctions template = new TemplateFunctions();
    private Runnable openAgain = () -> {};
    private Background.Running refreshing = () -> {};
    private Runnable remembered = () -> {};
    private BiConsumer<String, List<String>> changed = (title, functions) -> {};
    private int wantedPort;
    private Runnable wake = () -> {};

    /** Opens jars with a reader and starts what they hold on a service. */
    public LaunchModel(
            ExecutionService service,
            DebuggedHandlers debugged,
            JarReader reader,
            LaunchMemory memory,
            Background background,
            Notices notices) {
        this.launcher = new Launcher(service, debugged, reader);
        this.settings = new LaunchSettings(background);
        this.reader = reader;
        this.opening = new CodeOpening(background);
        this.memory = memory;
        this.background = background;
        this.notices = notices;
        this.history = new InputHistory(input, memory, background, notices);
        this.chooser = new InputChooser(history, this::samples);
        input.addListener((o, before, now) -> inputProblem.set(JsonScanner.problem(now)));
        inputProblem.set(JsonScanner.problem(input.get()));
        handler.addListener((o, before, now) -> handlerChanged(before, now));
        runnable = Bindings.createBooleanBinding(
                () -> handler.get() != null
                        && inputProblem.get() == null
                        && settings.problemProperty().get().isEmpty()
                        && !starting.get(),
                handler,
                inputProblem,
                settings.problemProperty(),
                starting);
    }

    /** What the open file holds; {@code null} while none is open. */
    public ReadOnlyObjectProperty<@Nullable JarContents> contentsProperty() {
        return contents.getReadOnlyProperty();
    }

    /** Why the last file could not be opened; empty when it could. */
    public ReadOnlyStringProperty openProblemProperty() {
        return openProblem.getReadOnlyProperty();
    }

    /** Whether a file is being read. */
    public ReadOnlyBooleanProperty readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /** The handler chosen. */
    public ObjectProperty<@Nullable HandlerChoice> handlerProperty() {
        return handler;
    }

    /** The event as typed. */
    public StringProperty inputProperty() {
        return input;
    }

    /** Why the event as typed is not JSON; {@code null} when it is. */
    public ReadOnlyObjectProperty<@Nullable JsonProblem> inputProblemProperty() {
        return inputProblem.getReadOnlyProperty();
    }

    /** How the execution's clock will move. */
    public ObjectProperty<TimeMode> timeModeProperty() {
        return timeMode;
    }

    /** Says how time passes for handlers that were not run before and for which nothing else is chosen. */
    public void startWith(TimeMode mode) {
        TimeMode own = ownTimeMode();
        firstTimeMode = mode;
        passTime(own);
    }

    /** @param own the chosen handler's own way; {@code null} for that of new ones */
    private void passTime(@Nullable TimeMode own) {
        passesAsFirst = own == null;
        timeMode.set(own == null ? firstTimeMode : own);
    }

    private @Nullable TimeMode ownTimeMode() {
        return passesAsFirst && timeMode.get().equals(firstTimeMode) ? null : timeMode.get();
    }

    /** What it is run with. */
    public LaunchSettings settings() {
        return settings;
    }

    /** What the chosen handler was run with before. */
    public InputHistory history() {
        return history;
    }

    /** Those inputs and the jar's samples, to choose from. */
    public InputChooser chooser() {
        return chooser;
    }

    private Map<String, String> samples() {
        JarContents open = contents.get();
        HandlerChoice chosen = handler.get();
        return open == null || chosen == null ? Map.of() : open.samples(chosen);
    }

    /** Why the last run could not be started; empty when it could. */
    public ReadOnlyStringProperty runProblemProperty() {
        return runProblem.getReadOnlyProperty();
    }

    /** The last run of the chosen handler as a plain function; {@code null} when there was none. */
    public ReadOnlyObjectProperty<@Nullable PlainRun> plainRunProperty() {
        return plainRun.getReadOnlyProperty();
    }

    /** Whether all is there to run. */
    public BooleanExpression runnableProperty() {
        return runnable;
    }

    /** Says who hears that something else was opened or run last. */
    public void onRemembered(Runnable listener) {
        remembered = listener;
    }

    /** Says why something cannot be opened. */
    public void refuse(String why) {
        openProblem.set("");
        openProblem.set(why);
    }

    /** Remembers files that were not opened, but will be. */
    public void remember(List<Path> files) {
        background.run(
                "",
                () -> {
                    files.reversed().forEach(memory::opened);
                    return files;
                },
                done -> remembered.run(),
                failure -> notices.problem(text("launch.recent.notKept"), failure));
    }

    /** What takes long about opening code. */
    public CodeOpening opening() {
        return opening;
    }

    /** Opens a file; {@code opened} is called when it could be read. */
    public void open(Path file, Runnable opened) {
        reading.set(true);
        openProblem.set("");
        openAgain = () -> open(file, opened);
        opening.start(
                text("launch.reading", file.getFileName()),
                progress -> {
                    JarContents read = reader.read(file, progress);
                    memory.opened(file);
                    return read;
                },
                read -> {
                    reading.set(false);
                    show(read);
                    opened.run();
                    remembered.run();
                },
                failure -> {
                    reading.set(false);
                    remembered.run();
                    openProblem.set(Notice.reason(failure));
                    if (failure instanceof ProjectException refused) {
                        refused.unbuilt().ifPresent(opening::offer);
                    }
                });
    }

    /** Builds the project that could not be opened because it is not built, and opens it. */
    public void build() {
        Project project = opening.unbuiltProperty().get();
        if (project == null) {
            return;
        }
        openProblem.set("");
        opening.start(
                text("launch.building", project.directory().getFileName()),
                progress -> {
                    reader.build(project, progress);
                    return project;
                },
                built -> openAgain.run(),
                failure -> {
                    openProblem.set(Notice.reason(failure));
                    opening.offer(project);
                });
    }

    /** Ends opening or building; what was open before stays open. */
    public void cancelOpening() {
        opening.cancel();
        reading.set(false);
    }

    /**
     * Says who hears that a template, by its title, says something else of functions that were launched: they are run as it
     * says now.
     */
    public void onTemplateChanged(BiConsumer<String, List<String>> listener) {
        changed = listener;
    }

    /** Reads the open code anew, since it or its template has changed; what was entered stays. */
    public void refresh() {
        JarContents before = contents.get();
        if (before == null) {
            return;
        }
        // A build of several modules is told module by module: what is read last counts.
        refreshing.cancel();
        refreshing = background.run(
                text("launch.readingName", before.name()),
                progress -> reader.read(before.file(), progress),
                read -> {
                    if (contents.get() == before) {
                        refreshed(read);
                    }
                },
                failure -> notices.problem(text("launch.rebuilt.unreadable", before.name()), failure));
    }

    private void refreshed(JarContents read) {
        List<String> functions = template.read(read.functions(), launcher);
        HandlerChoice before = handler.get();
        JarContents beforeIn = contents.get();
        contents.set(read);
        HandlerChoice again = before == null || beforeIn == null ? null : read.again(before, beforeIn);
        if (again == null) {
            handler.set(read.first());
        } else if (!again.equals(before)) {
            handler.set(again);
        }
        if (!functions.isEmpty()) {
            changed.accept(read.titleOf(functions.getFirst()), functions);
        }
    }

    private static String notFound(JarContents open, String name) {
        List<HandlerChoice> called = open.called(name);
        if (called.isEmpty()) {
            List<String> names =
                    open.handlers().stream().map(HandlerChoice::simpleName).toList();
            return text("launch.noHandler", open.name(), name, String.join(", ", NearNames.of(name, names)));
        }
        List<String> names = called.stream().map(HandlerChoice::handler).toList();
        return text("launch.severalHandlers", open.name(), name, String.join(", ", NearNames.of(name, names)));
    }

    /**
     * Chooses a handler of the open code, and where a debugger is going to attach to it; says so when there is no such
     * handler.
     */
    public void choose(WantedHandler wanted) {
        JarContents open = contents.get();
        if (open == null) {
            return;
        }
        HandlerChoice found = wanted.name() == null ? handler.get() : open.find(wanted.name());
        if (found == null) {
            notices.tell(Notice.problem(notFound(open, String.valueOf(wanted.name()))));
            return;
        }
        handler.set(found);
        wantedPort = wanted.debugPort();
        applyWantedPort();
    }

    private void applyWantedPort() {
        if (wantedPort > 0) {
            settings.development().portProperty().set(String.valueOf(wantedPort));
        }
    }

    private void show(JarContents read) {
        wantedPort = 0;
        handler.set(null);
        contents.set(read);
        template.open(read.functions());
        runProblem.set("");
        handler.set(read.first());
    }

    private void handlerChanged(@Nullable HandlerChoice before, @Nullable HandlerChoice now) {
        JarContents open = contents.get();
        if (open == null) {
            return;
        }
        if (before != null) {
            wantedPort = 0;
            drafts.put(key(open, before), new Draft(history.trail(), settings.draft(), ownTimeMode()));
        }
        closePlainRun();
        chooser.close();
        if (now == null) {
            return;
        }
        settings.show(open, now);
        Draft draft = drafts.get(key(open, now));
        history.show(open.place(now), now.key(), draft == null ? null : draft.trail());
        passTime(draft == null ? null : draft.timeMode());
        if (draft != null) {
            input.set(draft.trail().text());
            settings.restore(draft.settings());
            return;
        }
        input.set(firstInput(open.samples(now)));
        background.run(
                "",
                () -> memory.find(open.place(now), now.key()),
                found -> {
                    if (handler.get() == now && found.isPresent()) {
                        restore(found.get());
                    }
                },
                failure -> notices.problem(text("launch.lastRun.unreadable", now.simpleName()), failure));
    }

    private void restore(LaunchMemory.Kept kept) {
        if (!kept.input().isBlank()) {
            input.set(kept.input());
        }
        passTime(kept.timeMode());
        settings.restore(kept);
        applyWantedPort();
    }

    private static String firstInput(Map<String, String> samples) {
        return samples.isEmpty()
                ? EMPTY_INPUT
                : JsonFormat.indented(samples.values().iterator().next());
    }

    private static String key(JarContents contents, HandlerChoice handler) {
        return LaunchMemory.name(contents.place(handler), handler.key());
    }

    /** Indents the input; leaves it alone while it is not JSON. */
    public void format() {
        input.set(JsonFormat.indented(input.get()));
    }

    /** Says whom to call when {@link #frame} has work to do. */
    public void setWake(Runnable wake) {
        this.wake = wake;
        opening.setWake(wake);
    }

    /** Takes in what the plain run and the build tool told since the last frame. */
    public void frame() {
        opening.frame();
        PlainRun run = plainRun.get();
        if (run != null) {
            run.frame();
        }
    }

    /** Takes away what the last plain run left; one that still runs is stopped. */
    public void closePlainRun() {
        PlainRun run = plainRun.get();
        if (run != null) {
            run.stop();
            plainRun.set(null);
            starting.set(false);
        }
    }

    /**
     * Runs what is chosen: a durable function as an execution, of which {@code started} hears, a plain one as a {@link
     * #plainRunProperty plain run}.
     *
     * @param debugged whether a debugger shall be able to attach to the handler
     */
    public void run(boolean debugged, Consumer<ExecutionArn> started) {
        JarContents open = contents.get();
        HandlerChoice chosen = handler.get();
        if (open == null || chosen == null || !runnable.get()) {
            return;
        }
        FunctionConfig function;
        try {
            function = settings.function(open.code(chosen), chosen, debugged);
        } catch (IllegalArgumentException e) {
            runProblem.set(Notice.reason(e));
            return;
        }
        String event = input.get();
        TimeMode mode = timeMode.get();
        passTime(mode);
        runProblem.set("");
        closePlainRun();
        if (function.durable() == null) {
            runPlain(open, chosen, function, event, mode);
        } else {
            runDurable(open, chosen, function, event, mode, started);
        }
    }

    /** As it is kept: only what is asked for each time anew is left out. */
    private static FunctionConfig undebugged(FunctionConfig function) {
        return function.withDevelopment(function.development().withDebugged(false));
    }

    /** What is chosen as it would be run; {@code null} when it could not be. */
    public @Nullable FunctionConfig chosenFunction() {
        JarContents open = contents.get();
        HandlerChoice chosen = handler.get();
        if (open == null || chosen == null) {
            return null;
        }
        try {
            return settings.function(open.code(chosen), chosen, false);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private void runPlain(
            JarContents open, HandlerChoice chosen, FunctionConfig function, String event, TimeMode mode) {
        launcher.registerBeside(function, open.functions());
        background.run(
                "",
                () -> {
                    memory.keep(open.place(chosen), chosen.key(), undebugged(function), event, mode);
                    return function;
                },
                done -> remembered.run(),
                failure -> notices.problem(text("launch.notRemembered"), failure));
        PlainRun run = new PlainRun(function, wake);
        plainRun.set(run);
        starting.set(true);
        run.statusProperty().addListener((o, before, now) -> starting.set(false));
        run.start(launcher.service(), event, background);
        history.ran(open.place(chosen), chosen.key(), event, null);
    }

    private void runDurable(
            JarContents open,
            HandlerChoice chosen,
            FunctionConfig function,
            String event,
            TimeMode mode,
            Consumer<ExecutionArn> started) {
        starting.set(true);
        background.run(
                text("launch.starting", function.name()),
                () -> {
                    memory.keep(open.place(chosen), chosen.key(), undebugged(function), event, mode);
                    return launcher.start(function, open.functions(), event, mode);
                },
                arn -> {
                    starting.set(false);
                    remembered.run();
                    history.ran(open.place(chosen), chosen.key(), event, arn);
                    started.accept(arn);
                },
                failure -> {
                    starting.set(false);
                    runProblem.set(Notice.reason(failure));
                });
    }
}
