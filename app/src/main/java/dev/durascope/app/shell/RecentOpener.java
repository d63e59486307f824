package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.cloud.AttachForm;
import dev.durascope.app.notice.Notice;
import dev.durascope.app.recent.RecentModel;
import dev.durascope.app.session.Opening;
import dev.durascope.app.session.WantedHandler;
import dev.durascope.app.settings.Settings;
import dev.durascope.engine.cloud.CloudTarget;
import java.nio.file.Path;
import java.util.List;

/** Opens in the window what was used before. */
final class RecentOpener implements RecentModel.Opener {
    private final WindowModel model;

    RecentOpener(WindowModel model) {
        this.model = model;
    }

    @Override
    public void open(Path file) {
        model.openFile(file);
    }

    @Override
    public void open(Path file, String handler) {
        model.open(new Opening(List.of(file), null, null, new WantedHandler(handler, 0)));
    }

    @Override
    public void attach(Settings.Attached before) {
        AttachForm form = model.cloud().form();
        form.fill(before);
        CloudTarget target = form.readProperty().get();
        if (target == null) {
            String why = form.targetProblemProperty().get()
                    + form.placeProblemProperty().get();
            model.notices().tell(Notice.problem(text("shell.recent.unattachable", before.target(), why)));
        } else {
            model.open(Opening.of(target));
        }
    }
}
