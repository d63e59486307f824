package dev.durascope.app.export;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.feed.Background;
import dev.durascope.app.notice.Notice;
import dev.durascope.app.notice.Notices;
import dev.durascope.engine.export.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Writes files away from the window's thread, whole or not at all, and says what became of it. */
public final class FileSaver {
    private final Background background;
    private final Notices notices;

    /** @param notices is told of every file that was written or could not be */
    public FileSaver(Background background, Notices notices) {
        this.background = background;
        this.notices = notices;
    }

    /**
     * Writes a file, in the place of one that is there: whoever chose it was asked about that.
     *
     * @param content makes what goes into it; called on another thread
     */
    public void save(Path file, Callable<byte[]> content) {
        saveLarge(file, () -> {
            byte[] all = content.call();
            return out -> out.write(all);
        });
    }

    /** The same for what is made while it is written. */
    public void saveLarge(Path file, Callable<WholeFile.Content> content) {
        background.run(
                text("export.writing", file.getFileName()),
                () -> {
                    WholeFile.write(file, content.call());
                    return file;
                },
                written -> notices.tell(Notice.success(text("export.saved", written))),
                failure -> failed(file, failure));
    }

    private void failed(Path file, Throwable failure) {
        if (failure instanceof IOException e) {
            notices.tell(Notice.problem(text("export.notWritten.text", file, WholeFile.reason(e))));
        } else {
            notices.problem(text("export.notWritten", file), failure);
        }
    }
}
