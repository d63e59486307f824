package dev.durascope.app.export;

import dev.durascope.app.feed.Background;
import dev.durascope.app.notice.Notice;
import dev.durascope.app.notice.Notices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Writes files away from the window's thread, and says what became of it. */
public final class FileSaver {
    private final Background background;
    private final Notices notices;

    public FileSaver(Background background, Notices notices) {
        this.background = background;
        this.notices = notices;
    }

    /** Writes a file. @param content makes what goes into it; called on another thread */
    public void save(Path file, Callable<byte[]> content) {
        background.run(
                "Writing " + file.getFileName(),
                () -> Files.write(file, content.call()),
                written -> notices.tell(Notice.success("Saved " + written + ".")),
                failure -> notices.tell(Notice.problem(file + " could not be written", failure)));
    }
}
