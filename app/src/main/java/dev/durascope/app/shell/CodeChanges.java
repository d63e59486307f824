package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.feed.Background;
import dev.durascope.app.launch.CodeWatching;
import dev.durascope.app.launch.JarContents;
import dev.durascope.app.launch.JarReader;
import dev.durascope.app.launch.LaunchModel;
import dev.durascope.app.launch.LaunchedFunctions;
import dev.durascope.app.notice.Notice;
import dev.durascope.app.notice.Notices;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.engine.invoke.Code;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Code that is built again while it is open, and templates that are written again: the launch page reads them anew, and the
 * execution that is shown offers to be run again and to be replayed.
 */
final class CodeChanges {
    private final LaunchModel launch;
    private final LaunchedFunctions functions;
    private final Background background;
    private final CodeWatching watching;
    private final Notices notices;
    private final Queue<Code> rebuilt = new ConcurrentLinkedQueue<>();
    private final Queue<Path> written = new ConcurrentLinkedQueue<>();
    private final ReadOnlyStringWrapper offer = new ReadOnlyStringWrapper("");
    private @Nullable ExecutionSession session;
    private @Nullable Code shown;

    /** @param wake is called on any thread when {@link #frame} has work to do */
    CodeChanges(
            JarReader reader,
            LaunchModel launch,
            LaunchedFunctions functions,
            Background background,
            Notices notices,
            Runnable wake) {
        this.launch = launch;
        this.functions = functions;
        this.background = background;
        this.notices = notices;
        this.watching = reader.watch(
                code -> {
                    rebuilt.add(code);
                    wake.run();
                },
                template -> {
                    written.add(template);
                    wake.run();
                });
        launch.onTemplateChanged(this::told);
        launch.contentsProperty().addListener(o -> watch());
    }

    /** What has changed, in a sentence; empty while nothing has that the execution shown ran on. */
    ReadOnlyStringProperty offerProperty() {
        return offer.getReadOnlyProperty();
    }

    /** Takes the offer back. */
    void dismiss() {
        offer.set("");
    }

    /** Follows the code of another execution; {@code null} for none. */
    void follow(@Nullable ExecutionSession now) {
        session = now;
        shown = null;
        offer.set("");
        watch();
        if (now == null || now.isAttached()) {
            return;
        }
        background.run(
                "",
                () -> functions.find(now.arn().function()),
                found -> {
                    if (session == now) {
                        shown = found.map(launched -> launched.function().code())
                                .orElse(null);
                        watch();
                    }
                },
                failure -> {});
    }

    private void watch() {
        Set<Code> codes = new HashSet<>();
        Set<Path> templates = new HashSet<>();
        JarContents open = launch.contentsProperty().get();
        if (open != null) {
            codes.addAll(open.codes());
            templates.addAll(open.templates());
        }
        if (shown != null) {
            codes.add(shown);
        }
        watching.follow(codes, templates);
    }

    /** Takes in what was told since the last frame. */
    void frame() {
        for (Path file = written.poll(); file != null; file = written.poll()) {
            JarContents open = launch.contentsProperty().get();
            if (open != null && open.templates().contains(file)) {
                launch.refresh();
            }
        }
        for (Code code = rebuilt.poll(); code != null; code = rebuilt.poll()) {
            JarContents open = launch.contentsProperty().get();
            boolean isOpen = open != null && open.codes().contains(code);
            if (isOpen) {
                launch.refresh();
            }
            // An execution of which nobody knows what it ran on is replayed on what is open.
            if (session != null && (code.equals(shown) || shown == null && isOpen)) {
                offer.set(told(code, isOpen ? open : null));
            }
        }
    }

    /** What a template says of functions that were launched counts from now on; whoever looks at one may run it again. */
    private void told(String template, List<String> functions) {
        String function =
                session == null || !session.isLocal() ? "" : session.arn().function();
        if (functions.contains(function)) {
            offer.set(text("shell.rebuilt.template", template, function));
        } else {
            notices.tell(
                    Notice.information(text("shell.rebuilt.templateRead", template, String.join(", ", functions))));
        }
    }

    private static String told(Code code, @Nullable JarContents open) {
        if (open != null) {
            return text("shell.rebuilt.named", open.nameOf(code));
        }
        return switch (code) {
            case Code.Archive archive ->
                text("shell.rebuilt.named", archive.file().getFileName());
            case Code.ClassDirectory classes -> text("shell.rebuilt.named", classes.directory());
            case Code.NodeModule module ->
                text("shell.rebuilt.named", module.path().getFileName());
            case Code.InProcess inProcess -> text("shell.rebuilt.handler");
        };
    }

    void close() {
        watching.close();
    }
}
