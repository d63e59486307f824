package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.editor.EditorChoice;
import dev.durascope.app.editor.EditorCommand;
import dev.durascope.app.feed.Background;
import dev.durascope.app.notice.Notice;
import dev.durascope.app.settings.Settings;
import dev.durascope.app.settings.SettingsFile;
import dev.durascope.engine.invoke.JdkFinder;
import dev.durascope.engine.time.TimeMode;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the user may set. All of it counts at once, and is kept. Needs no window but the one that it is of. */
final class Preferences {

    /** What of a window changes with them. */
    interface Shown {

        /** Colours it. */
        void showTheme(Theme theme);

        /** Lets its rows stand closer, or not. */
        void showDensity(Density density);

        /** Draws the timeline that is open as new ones will be. */
        void showTimeline(Settings.Timeline timeline);

        /** Lets time pass so in the runs of new handlers. */
        void showTimeMode(TimeMode mode);
    }

    private final SettingsFile settings;
    private final PaneLayout panes;
    private final Background background;
    private final Shown shown;
    private final Runnable jdksChanged;
    private final ObservableList<String> jdks = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper jdkProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper commandProblem = new ReadOnlyStringWrapper("");
    private Runnable followed = () -> {};

    /** @param jdksChanged looks again which JDKs there are */
    Preferences(SettingsFile settings, PaneLayout panes, Background background, Shown shown, Runnable jdksChanged) {
        this.settings = settings;
        this.panes = panes;
        this.background = background;
        this.shown = shown;
        this.jdksChanged = jdksChanged;
        jdks.setAll(settings.get().jdks());
    }

    Theme theme() {
        return Theme.of(settings.get().theme());
    }

    void theme(Theme theme) {
        settings.change(s -> s.withTheme(theme.id()));
        shown.showTheme(theme);
    }

    Density density() {
        return Density.of(settings.get().density());
    }

    void density(Density density) {
        settings.change(s -> s.withDensity(density.id()));
        shown.showDensity(density);
    }

    /** Which panes are shown. */
    PaneLayout panes() {
        return panes;
    }

    Settings.Timeline timeline() {
        return settings.get().timeline();
    }

    /** Folds time in which nothing runs, or not. */
    void collapseIdle(boolean collapse) {
        settings.change(s -> s.withCollapsedIdle(collapse));
        shown.showTimeline(timeline());
    }

    /** Lets all rows of timelines share the height, or not. */
    void squeeze(boolean squeeze) {
        settings.change(s -> s.withSqueeze(squeeze));
        shown.showTimeline(timeline());
    }

    /** How time passes in the runs of new handlers. */
    TimeMode timeMode() {
        return settings.get().firstTimeMode();
    }

    /** Lets time pass otherwise in the runs of new handlers. */
    void timeMode(TimeMode mode) {
        settings.change(s -> s.withTimeMode(mode));
        shown.showTimeMode(mode);
    }

    EditorChoice editor() {
        return EditorChoice.of(settings.get().editor().choice());
    }

    String editorCommand() {
        return settings.get().editor().command();
    }

    /** Opens sources elsewhere from now on. */
    void editor(EditorChoice choice) {
        settings.change(
                s -> s.withEditor(new Settings.Editor(choice.id(), s.editor().command())));
        reviewCommand(editorCommand());
    }

    /** Takes the user's command; one that is malformed is not taken, and {@link #commandProblem} says why. */
    void editorCommand(String command) {
        if (reviewCommand(command)) {
            settings.change(s -> s.withEditor(new Settings.Editor(s.editor().choice(), command.strip())));
        }
    }

    private boolean reviewCommand(String command) {
        if (command.isBlank()) {
            commandProblem.set(editor() == EditorChoice.OWN ? text("shell.preferences.noCommand") : "");
            return true;
        }
        try {
            EditorCommand.parse(command);
            commandProblem.set("");
            return true;
        } catch (IllegalArgumentException e) {
            commandProblem.set(Notice.reason(e));
            return false;
        }
    }

    /** Why the command that was typed last is not used; empty when it is. */
    ReadOnlyStringProperty commandProblem() {
        return commandProblem.getReadOnlyProperty();
    }

    /** The directories of JDKs that are sought before all others. */
    ObservableList<String> jdks() {
        return FXCollections.unmodifiableObservableList(jdks);
    }

    /** Why the directory that was named last is no JDK; empty when it is one. */
    ReadOnlyStringProperty jdkProblem() {
        return jdkProblem.getReadOnlyProperty();
    }

    /** Adds a JDK, if the directory holds one; otherwise {@link #jdkProblem} says what to do. */
    void addJdk(Path home) {
        jdkProblem.set("");
        background.run(
                "",
                () -> JdkFinder.at(home, "").isPresent(),
                isJdk -> {
                    if (isJdk) {
                        settings.change(s -> s.withJdk(home));
                        jdksTaken();
                    } else {
                        jdkProblem.set(text("shell.preferences.noJdk", home));
                    }
                },
                failure -> jdkProblem.set(Notice.reason(failure)));
    }

    /** Seeks a JDK in its directory no more; the JDK stays. */
    void removeJdk(String home) {
        jdkProblem.set("");
        settings.change(s -> s.withoutJdk(home));
        jdksTaken();
    }

    private void jdksTaken() {
        jdks.setAll(settings.get().jdks());
        jdksChanged.run();
    }

    /** Where all of it is kept, with what else the window remembers; empty where nothing is kept. */
    String file() {
        Path file = settings.file();
        return file == null ? "" : file.toString();
    }

    /** Reads what is kept, as the file has it now. */
    void read(Consumer<String> text, Consumer<Throwable> failed) {
        background.run("", settings::asText, text, failed);
    }

    /** Shows what others have written to the file, which holds by now. */
    void follow() {
        shown.showTheme(theme());
        shown.showDensity(density());
        shown.showTimeline(timeline());
        shown.showTimeMode(timeMode());
        panes.follow();
        reviewCommand(editorCommand());
        if (!jdks.equals(settings.get().jdks())) {
            jdksTaken();
        }
        followed.run();
    }

    /** Says who hears, after {@link #follow}, that what is set may be something else; one at a time. */
    void onFollowed(Runnable listener) {
        followed = listener;
    }

    /** Sets everything as at a first start. What was used last and where the window is stay. */
    void reset() {
        theme(Theme.of(Settings.DEFAULT.theme()));
        density(Density.of(Settings.DEFAULT.density()));
        collapseIdle(Settings.DEFAULT.timeline().collapseIdle());
        squeeze(Settings.DEFAULT.timeline().squeeze());
        timeMode(Settings.DEFAULT.firstTimeMode());
        settings.change(s -> s.withEditor(Settings.DEFAULT.editor()));
        List.copyOf(jdks).forEach(home -> settings.change(s -> s.withoutJdk(home)));
        jdksTaken();
        jdkProblem.set("");
        commandProblem.set("");
        panes.reset();
    }
}
