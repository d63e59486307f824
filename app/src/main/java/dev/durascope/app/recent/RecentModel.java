package dev.durascope.app.recent;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.feed.Background;
import dev.durascope.app.launch.LaunchMemory;
import dev.durascope.app.notice.Notices;
import dev.durascope.app.recent.RecentEntry.Subject;
import dev.durascope.app.settings.Settings;
import dev.durascope.app.settings.SettingsFile;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What was opened, run and attached to last. Belongs to the window's thread; what is slow happens on others. */
public final class RecentModel {

    /** Opens what an entry is of. */
    public interface Opener {

        /** Opens a file or directory. */
        void open(Path file);

        /** Opens code and chooses a handler of it. */
        void open(Path file, String handler);

        /** Attaches to what is deployed. */
        void attach(Settings.Attached target);
    }

    private final LaunchMemory memory;
    private final SettingsFile settings;
    private final RecentFinder finder;
    private final Background background;
    private final Notices notices;
    private final Opener opener;
    private final ObservableList<RecentEntry> entries = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable RecentEntry> gone = new ReadOnlyObjectWrapper<>();

    /** Counts looks and changes, so that a look that began before a change is dropped. */
    private long look;

    /** Lists what a memory and the settings hold. */
    public RecentModel(
            LaunchMemory memory, SettingsFile settings, Background background, Notices notices, Opener opener) {
        this.memory = memory;
        this.settings = settings;
        this.finder = new RecentFinder(memory, settings::get);
        this.background = background;
        this.notices = notices;
        this.opener = opener;
    }

    /** All of it, the last used first. */
    public ObservableList<RecentEntry> entries() {
        return FXCollections.unmodifiableObservableList(entries);
    }

    /** The files and directories among it. */
    public List<Path> files() {
        return entries.stream()
                .map(RecentEntry::subject)
                .filter(Subject.Opened.class::isInstance)
                .map(subject -> ((Subject.Opened) subject).file())
                .toList();
    }

    /** The entry that was to be opened and whose file is missing; {@code null} when that was dealt with. */
    public ReadOnlyObjectProperty<@Nullable RecentEntry> goneProperty() {
        return gone.getReadOnlyProperty();
    }

    /** Looks what there is, and whether it is still there. */
    public void refresh() {
        long mine = ++look;
        background.run(
                "",
                finder::find,
                found -> {
                    if (mine == look && !found.equals(entries)) {
                        entries.setAll(found);
                    }
                },
                failure -> notices.problem(text("recent.problem.unread"), failure));
    }

    /** Opens what an entry is of; one whose file is missing is marked so, and told as {@link #goneProperty gone}. */
    public void open(RecentEntry entry) {
        gone.set(null);
        background.run(
                "",
                () -> RecentFinder.isMissing(entry.file().orElse(null)),
                missing -> {
                    if (missing != entry.missing()) {
                        entries.replaceAll(each -> each.equals(entry) ? entry.missing(missing) : each);
                    }
                    if (missing) {
                        gone.set(entry.missing(true));
                    } else {
                        open(entry.subject());
                    }
                },
                failure -> notices.problem(text("recent.problem.look", entry.name()), failure));
    }

    private void open(Subject subject) {
        switch (subject) {
            case Subject.Opened opened -> opener.open(opened.file());
            case Subject.Run run -> opener.open(run.file(), run.handler());
            case Subject.Attached attached -> opener.attach(attached.target());
        }
    }

    /** Leaves the missing entry that was to be opened where it is. */
    public void keepGone() {
        gone.set(null);
    }

    /** Takes an entry off the list. Its file stays, and so does how it was launched. */
    public void remove(RecentEntry entry) {
        look++;
        entries.removeIf(each -> each.subject().equals(entry.subject()));
        RecentEntry missing = gone.get();
        if (missing != null && missing.subject().equals(entry.subject())) {
            gone.set(null);
        }
        switch (entry.subject()) {
            case Subject.Opened opened -> forget(() -> memory.forget(opened.file()));
            case Subject.Run run -> forget(() -> memory.forgetHandler(run.file(), run.handler()));
            case Subject.Attached attached -> settings.change(s -> s.withoutAttached(attached.target()));
        }
    }

    /** Takes everything off the list. */
    public void clear() {
        look++;
        entries.clear();
        gone.set(null);
        settings.change(Settings::withoutAttached);
        forget(memory::forgetRecent);
    }

    private void forget(Background.Action action) {
        background.run("", action, failure -> {
            notices.problem(text("recent.problem.kept"), failure);
            refresh();
        });
    }
}
