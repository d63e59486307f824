package dev.durascope.app.launch;

import dev.durascope.app.feed.Background;
import dev.durascope.app.json.JsonFormat;
import dev.durascope.app.json.JsonProblem;
import dev.durascope.app.json.JsonScanner;
import dev.durascope.app.notice.Notice;
import dev.durascope.app.notice.Notices;
import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.time.TimeMode;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
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
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A handler jar, the handler chosen in it, its input, and what it is run with. */
public final class LaunchModel {
    private static final String EMPTY_INPUT = "{\n  \n}";

    private final ExecutionService service;
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
    private final StringProperty environment = new SimpleStringProperty("");
    private final StringProperty systemProperties = new SimpleStringProperty("");
    private final StringProperty awsProfile = new SimpleStringProperty("");
    private final StringProperty javaHome = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper optionsProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper runProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper withheld = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper starting = new ReadOnlyBooleanWrapper();
    private final ObservableList<Path> recents = FXCollections.observableArrayList();
    private final Map<String, String> typed = new HashMap<>();
    private final BooleanExpression runnable;
    private int openings;

    /** Opens jars with a reader and starts what they hold on a service. */
    public LaunchModel(
            ExecutionService service, JarReader reader, LaunchMemory memory, Background background, Notices notices) {
        this.service = service;
        this.reader = reader;
        this.memory = memory;
        this.background = background;
        this.notices = notices;
        input.addListener((o, before, now) -> inputProblem.set(JsonScanner.problem(now)));
        inputProblem.set(JsonScanner.problem(input.get()));
        environment.addListener(o -> checkOptions());
        systemProperties.addListener(o -> checkOptions());
        handler.addListener((o, before, now) -> handlerChanged(before, now));
        runnable = Bindings.createBooleanBinding(
                () -> handler.get() != null
                        && inputProblem.get() == null
                        && optionsProblem.get().isEmpty()
                        && !starting.get(),
                handler,
                inputProblem,
                optionsProblem,
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

    /** Environment variables as typed, a line each. */
    public StringProperty environmentProperty() {
        return environment;
    }

    /** Java system properties as typed, a line each. */
    public StringProperty systemPropertiesProperty() {
        return systemProperties;
    }

    /** The AWS profile whose credentials the handler gets; blank for dummy ones. */
    public StringProperty awsProfileProperty() {
        return awsProfile;
    }

    /** The JDK to run on; blank to have one chosen. */
    public StringProperty javaHomeProperty() {
        return javaHome;
    }

    /** What is wrong with the options; empty when nothing is. */
    public ReadOnlyStringProperty optionsProblemProperty() {
        return optionsProblem.getReadOnlyProperty();
    }

    /** Why the last run could not be started; empty when it could. */
    public ReadOnlyStringProperty runProblemProperty() {
        return runProblem.getReadOnlyProperty();
    }

    /** Which values must be typed again because credentials are never kept; empty when none. */
    public ReadOnlyStringProperty withheldProperty() {
        return withheld.getReadOnlyProperty();
    }

    /** Whether all is there to run. */
    public BooleanExpression runnableProperty() {
        return runnable;
    }

    /** The files opened last, newest first. */
    public ObservableList<Path> recents() {
        return recents;
    }

    /** Reads the list of recent files. */
    public void refreshRecents() {
        background.run(
                "",
                memory::recentFiles,
                recents::setAll,
                failure -> notices.problem("The recent files could not be read", failure));
    }

    /** Takes a file off the list of recent ones. */
    public void forget(Path file) {
        recents.remove(file);
        background.run("", () -> memory.forget(file), failure -> notices.problem("The file is still kept", failure));
    }

    /** Opens a file; {@code opened} is called when it could be read. */
    public void open(Path file, Runnable opened) {
        int opening = ++openings;
        reading.set(true);
        openProblem.set("");
        background.run(
                "Reading " + file.getFileName(),
                () -> {
                    JarContents read = reader.read(file);
                    memory.opened(file);
                    return read;
                },
                read -> {
                    if (opening == openings) {
                        reading.set(false);
                        show(read);
                        opened.run();
                        refreshRecents();
                    }
                },
                failure -> {
                    if (opening == openings) {
                        reading.set(false);
                        openProblem.set(Notice.reason(failure));
                    }
                });
    }

    private void show(JarContents read) {
        handler.set(null);
        contents.set(read);
        runProblem.set("");
        handler.set(read.first());
    }

    private void handlerChanged(@Nullable HandlerChoice before, @Nullable HandlerChoice now) {
        JarContents open = contents.get();
        if (open == null) {
            return;
        }
        if (before != null) {
            typed.put(key(open, before), input.get());
        }
        if (now == null) {
            return;
        }
        String kept = typed.get(key(open, now));
        input.set(kept == null ? firstInput(open) : kept);
        withheld.set("");
        background.run(
                "",
                () -> memory.find(open.file(), now.handler()),
                found -> {
                    if (handler.get() == now && found.isPresent()) {
                        restore(found.get(), kept == null);
                    }
                },
                failure -> notices.problem("How " + now.simpleName() + " was last run could not be read", failure));
    }

    private void restore(LaunchMemory.Kept kept, boolean withInput) {
        if (withInput) {
            input.set(kept.input());
        }
        FunctionConfig function = kept.function();
        timeMode.set(kept.timeMode());
        environment.set(Variables.format(function.environment()));
        systemProperties.set(Variables.format(function.systemProperties()));
        awsProfile.set(function.awsProfile() == null ? "" : function.awsProfile());
        javaHome.set(function.javaHome() == null ? "" : function.javaHome().toString());
        withheld.set(
                kept.withheld().isEmpty()
                        ? ""
                        : "Not kept because they look like credentials, type them again: "
                                + String.join(", ", kept.withheld()));
    }

    private static String firstInput(JarContents contents) {
        return contents.samples().isEmpty()
                ? EMPTY_INPUT
                : JsonFormat.indented(contents.samples().values().iterator().next());
    }

    private static String key(JarContents contents, HandlerChoice handler) {
        return contents.file() + "#" + handler.handler();
    }

    /** Takes a sample event as the input. */
    public void useSample(String json) {
        input.set(JsonFormat.indented(json));
    }

    /** Indents the input; leaves it alone while it is not JSON. */
    public void format() {
        input.set(JsonFormat.indented(input.get()));
    }

    private void checkOptions() {
        optionsProblem.set("");
        check("Environment", environment.get());
        check("System properties", systemProperties.get());
    }

    private void check(String what, String text) {
        try {
            Variables.parse(text);
        } catch (IllegalArgumentException e) {
            optionsProblem.set(what + ", " + e.getMessage());
        }
    }

    /** Starts an execution of what is chosen; {@code started} hears of it. */
    public void run(Consumer<ExecutionArn> started) {
        JarContents open = contents.get();
        HandlerChoice chosen = handler.get();
        if (open == null || chosen == null || !runnable.get()) {
            return;
        }
        FunctionConfig function;
        try {
            function = function(open, chosen);
        } catch (IllegalArgumentException e) {
            runProblem.set(Notice.reason(e));
            return;
        }
        String event = input.get();
        TimeMode mode = timeMode.get();
        typed.put(key(open, chosen), event);
        runProblem.set("");
        starting.set(true);
        background.run(
                "Starting " + chosen.simpleName(),
                () -> {
                    memory.keep(open.file(), function, event, mode);
                    service.functions().register(function);
                    String name = RunName.of(function.name(), LocalDateTime.now());
                    return service.start(new StartRequest(function.name(), "$LATEST", name, event, mode, null));
                },
                arn -> {
                    starting.set(false);
                    started.accept(arn);
                },
                failure -> {
                    starting.set(false);
                    runProblem.set(Notice.reason(failure));
                });
    }

    private FunctionConfig function(JarContents open, HandlerChoice chosen) {
        return new FunctionConfig(
                chosen.functionName(),
                open.code(),
                chosen.handler(),
                FunctionConfig.DEFAULT_TIMEOUT_SECONDS,
                FunctionConfig.DEFAULT_MEMORY_MB,
                Variables.parse(environment.get()),
                Variables.parse(systemProperties.get()),
                awsProfile.get().isBlank() ? null : awsProfile.get().strip(),
                javaHome.get().isBlank() ? null : Path.of(javaHome.get().strip()),
                DurableConfig.DEFAULT,
                false);
    }
}
