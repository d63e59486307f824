package dev.durascope.app.recent;

import dev.durascope.app.cloud.AttachedText;
import dev.durascope.app.launch.LaunchMemory;
import dev.durascope.app.launch.LaunchMemory.RecentHandler;
import dev.durascope.app.recent.RecentEntry.Subject;
import dev.durascope.app.settings.Settings;
import dev.durascope.engine.store.RecentFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds all that was used last, and whether it is still there. Slow; called in the background. */
final class RecentFinder {
    private static final Comparator<RecentEntry> LAST_USED_FIRST = Comparator.comparing(
            RecentEntry::usedAt,
            Comparator.nullsLast(Comparator.<Instant>naturalOrder().reversed()));

    private final LaunchMemory memory;
    private final Supplier<Settings> settings;

    RecentFinder(LaunchMemory memory, Supplier<Settings> settings) {
        this.memory = memory;
        this.settings = settings;
    }

    /** All entries, the last used first, those of unknown times at the end. */
    List<RecentEntry> find() {
        List<RecentEntry> all = new ArrayList<>();
        memory.recentFiles().forEach(each -> all.add(entry(each)));
        memory.recentHandlers().forEach(each -> all.add(entry(each)));
        settings.get().attached().forEach(each -> all.add(entry(each)));
        all.sort(LAST_USED_FIRST);
        return all;
    }

    private static RecentEntry entry(RecentFile opened) {
        Path file = opened.file();
        Path parent = file.getParent();
        return new RecentEntry(
                new Subject.Opened(file),
                RecentKind.of(file),
                name(file),
                parent == null ? file.toString() : parent.toString(),
                opened.openedAt(),
                isMissing(file));
    }

    private static RecentEntry entry(RecentHandler handler) {
        return new RecentEntry(
                new Subject.Run(handler.file(), handler.key()),
                RecentKind.FUNCTION,
                handler.function(),
                handler.file().toString(),
                handler.at(),
                isMissing(handler.file()));
    }

    private static RecentEntry entry(Settings.Attached target) {
        return new RecentEntry(
                new Subject.Attached(target),
                RecentKind.DEPLOYED,
                target.target(),
                AttachedText.place(target),
                target.instant(),
                false);
    }

    private static String name(Path file) {
        return file.getFileName() == null ? file.toString() : file.getFileName().toString();
    }

    /** A file that nobody may look at is there, as opening it will say. */
    static boolean isMissing(@Nullable Path file) {
        return file != null && Files.notExists(file);
    }
}
