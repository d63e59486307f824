package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.feed.Background;
import dev.durascope.app.launch.LaunchMemory;
import dev.durascope.app.launch.LaunchModel;
import dev.durascope.app.notice.Notice;
import dev.durascope.app.notice.Notices;
import dev.durascope.app.recordings.OpenedRecording;
import dev.durascope.app.recordings.RecordingsModel;
import dev.durascope.app.session.WantedHandler;
import dev.durascope.engine.recording.FileKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Opens files of every kind, found out by their content: handlers' code on the launch page, executions beside the others. */
final class FileOpener {
    private record Sorted(List<Path> code, List<Path> recordings) {}

    private final LaunchModel launch;
    private final LaunchMemory memory;
    private final RecordingsModel recordings;
    private final Background background;
    private final Notices notices;
    private final Runnable recents;
    private final Runnable showLaunch;
    private final Consumer<OpenedRecording> show;
    private final List<Runnable> whenSorted = new ArrayList<>();
    private int sorting;

    /**
     * @param recents looks again what was used last
     * @param showLaunch shows the launch page
     * @param show shows an execution
     */
    FileOpener(
            LaunchModel launch,
            LaunchMemory memory,
            RecordingsModel recordings,
            Background background,
            Notices notices,
            Runnable recents,
            Runnable showLaunch,
            Consumer<OpenedRecording> show) {
        this.launch = launch;
        this.memory = memory;
        this.recordings = recordings;
        this.background = background;
        this.notices = notices;
        this.recents = recents;
        this.showLaunch = showLaunch;
        this.show = show;
    }

    /**
     * Opens files and shows the first; the user is told where the others are. When none can be opened, all stays.
     *
     * @param handler the handler to choose in the code among them; {@code null} for its default
     */
    void open(List<Path> files, @Nullable WantedHandler handler) {
        sort(files, sorted -> open(files, sorted, handler));
    }

    /** Opens files that were dropped on the window; of several jars nobody knows which was meant. */
    void drop(List<Path> files) {
        sort(files, sorted -> {
            if (sorted.code().size() > 1) {
                launch.refuse(text("shell.open.dropped", files.size(), names(files)));
            } else {
                open(files, sorted, null);
            }
        });
    }

    /** Does something when all that was to be opened is known: now, or when it is. */
    void whenRead(Runnable action) {
        if (sorting == 0) {
            recordings.whenIdle(action);
        } else {
            whenSorted.add(() -> recordings.whenIdle(action));
        }
    }

    private void sort(List<Path> files, Consumer<Sorted> sorted) {
        List<Path> all =
                files.stream().map(file -> file.toAbsolutePath().normalize()).toList();
        sorting++;
        background.run(
                text("shell.open.looking", names(all)),
                () -> sorted(all),
                done -> {
                    sorted.accept(done);
                    sortedOne();
                },
                failure -> {
                    notices.problem(text("shell.open.notOpened"), failure);
                    sortedOne();
                });
    }

    private void sortedOne() {
        sorting--;
        if (sorting == 0) {
            List<Runnable> now = List.copyOf(whenSorted);
            whenSorted.clear();
            now.forEach(Runnable::run);
        }
    }

    private static Sorted sorted(List<Path> files) {
        Sorted sorted = new Sorted(new ArrayList<>(), new ArrayList<>());
        for (Path file : files) {
            (isCode(file) ? sorted.code() : sorted.recordings()).add(file);
        }
        return sorted;
    }

    /** What cannot be looked at is left to whoever opens code, who says why. */
    private static boolean isCode(Path file) {
        try {
            return FileKind.of(file) == FileKind.CODE;
        } catch (IOException e) {
            return true;
        }
    }

    private void open(List<Path> files, Sorted sorted, @Nullable WantedHandler handler) {
        boolean codeFirst = sorted.recordings().isEmpty()
                || !sorted.code().isEmpty()
                        && sorted.code()
                                .getFirst()
                                .equals(files.getFirst().toAbsolutePath().normalize());
        if (!sorted.code().isEmpty()) {
            openCode(sorted.code(), handler, codeFirst ? showLaunch : () -> {});
        }
        for (Path file : sorted.recordings()) {
            boolean first = !codeFirst && file.equals(sorted.recordings().getFirst());
            recordings.open(file, opened -> opened(opened, first));
        }
    }

    private void openCode(List<Path> files, @Nullable WantedHandler handler, Runnable opened) {
        launch.open(files.getFirst(), () -> {
            if (handler != null) {
                launch.choose(handler);
            }
            opened.run();
        });
        if (files.size() > 1) {
            List<Path> others = files.subList(1, files.size());
            launch.remember(others);
            notices.tell(Notice.information(text("shell.open.others", names(others), others.size())));
        }
    }

    private void opened(OpenedRecording opened, boolean first) {
        Path file = opened.from().file();
        background.run(
                "",
                () -> {
                    memory.opened(file);
                    return file;
                },
                done -> recents.run(),
                failure -> notices.problem(text("shell.open.notKept"), failure));
        if (first) {
            show.accept(opened);
        } else {
            notices.tell(Notice.information(text(
                    "shell.open.recording", opened.arn().name(), opened.from().name())));
        }
    }

    /** Says why a file cannot be opened; one that is gone is marked among the recent ones. */
    void refused(String why) {
        launch.refuse(why);
        recents.run();
    }

    private static String names(List<Path> files) {
        return files.stream().map(file -> String.valueOf(file.getFileName())).collect(Collectors.joining(", "));
    }
}
