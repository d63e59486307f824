package dev.durascope.app.source;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.editor.EditorChoice;
import dev.durascope.app.editor.Editors;
import dev.durascope.app.feed.Background;
import dev.durascope.app.notice.Notice;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.settings.Settings;
import dev.durascope.engine.history.SourceLocation;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The source of the selected operation: where it is, and opening it in an editor or in the viewer. */
public final class SourceModel {
    private final SourceFinder finder;
    private final Editors editors;
    private final Supplier<Settings.Editor> settings;
    private final Function<String, Optional<FunctionConfig>> functions;
    private final Background background;
    private final ReadOnlyObjectWrapper<SourceReference> reference = new ReadOnlyObjectWrapper<>(SourceReference.NONE);
    private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper(SourceReference.NONE.explanation());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable ShownSource> shown = new ReadOnlyObjectWrapper<>();
    private @Nullable ExecutionSession session;
    private int asked;

    /** What came of opening a source: the viewer's text, unless an editor has it. */
    private record Opened(@Nullable ShownSource shown) {}

    /**
     * Finds and opens sources.
     *
     * @param settings in what they are opened, asked anew each time
     * @param functions how a function of a name is launched; called in the background
     */
    public SourceModel(
            SourceFinder finder,
            Editors editors,
            Supplier<Settings.Editor> settings,
            Function<String, Optional<FunctionConfig>> functions,
            Background background) {
        this.finder = finder;
        this.editors = editors;
        this.settings = settings;
        this.functions = functions;
        this.background = background;
    }

    /** Follows another execution; {@code null} for none. */
    public void follow(@Nullable ExecutionSession now) {
        session = now;
        shown.set(null);
        if (now != null) {
            now.selectedOperationProperty().addListener(o -> refresh(now));
            now.onChange(change -> refresh(now));
        }
        refresh(now);
    }

    private void refresh(@Nullable ExecutionSession of) {
        if (of != session) {
            return;
        }
        SourceReference now = of == null
                ? SourceReference.NONE
                : SourceReference.of(of, of.selectedOperationProperty().get());
        if (!now.equals(reference.get())) {
            problem.set("");
            reference.set(now);
            obstacle.set(now.place() == null ? now.explanation() : "");
        }
    }

    /** Where the selected operation stands. */
    public ReadOnlyObjectProperty<SourceReference> referenceProperty() {
        return reference.getReadOnlyProperty();
    }

    /** Why the selected operation's source cannot be opened; empty when it can. */
    public ReadOnlyStringProperty obstacleProperty() {
        return obstacle.getReadOnlyProperty();
    }

    /** Why it could not be opened the last time, and what to do; empty when it could. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What the viewer shows; {@code null} while it is closed. */
    public ReadOnlyObjectProperty<@Nullable ShownSource> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Opens the selected operation's source in the editor that the settings name, or else in the viewer. */
    public void jump() {
        open(EditorChoice.of(settings.get().choice()));
    }

    /** Shows the selected operation's source in the viewer. */
    public void show() {
        open(EditorChoice.VIEWER);
    }

    private void open(EditorChoice choice) {
        ExecutionSession of = session;
        SourceLocation place = reference.get().place();
        if (of == null || place == null) {
            return;
        }
        String function = of.arn().function();
        run(
                of,
                () -> find(
                        choice,
                        place,
                        functions
                                .apply(function)
                                .orElseThrow(() -> new IOException(text("source.unknownCode", function)))));
    }

    /** Opens a place in a function's source as {@link #jump} does. */
    public void jumpTo(SourceLocation place, FunctionConfig function) {
        ExecutionSession of = session;
        if (of != null) {
            run(of, () -> find(EditorChoice.of(settings.get().choice()), place, function));
        }
    }

    private Opened find(EditorChoice choice, SourceLocation place, FunctionConfig function) throws IOException {
        SourceFile file = finder.find(
                        place, function.code(), function.development().sources())
                .orElseThrow(() -> new IOException(notFound(place, function.code())));
        return open(choice, file, place.line() == null ? 1 : place.line(), function.code());
    }

    private static String notFound(SourceLocation place, Code code) {
        String file = SourceName.of(place).files().getFirst();
        return text("source.notFound", file, name(code));
    }

    private static String name(Code code) {
        return switch (code) {
            case Code.Archive archive -> String.valueOf(archive.file().getFileName());
            case Code.ClassDirectory classes -> classes.directory().toString();
            case Code.NodeModule module -> module.path().toString();
            case Code.InProcess inProcess -> text("source.theHandler");
        };
    }

    /** Opens what the viewer shows in an editor. */
    public void openShown() {
        ShownSource now = shown.get();
        ExecutionSession of = session;
        if (now == null || of == null) {
            return;
        }
        EditorChoice chosen = EditorChoice.of(settings.get().choice());
        EditorChoice other = chosen == EditorChoice.VIEWER ? EditorChoice.AUTO : chosen;
        run(of, () -> {
            if (now.file().entry() != null) {
                throw new IOException(
                        text("source.inside", now.file().name(), now.file().file()));
            }
            if (editors.open(
                            other,
                            settings.get().command(),
                            now.file().file(),
                            now.line(),
                            now.file().project())
                    .isEmpty()) {
                throw new IOException(text("source.noIde"));
            }
            return new Opened(now);
        });
    }

    private Opened open(EditorChoice choice, SourceFile file, int line, Code code) throws IOException {
        List<String> notes = new ArrayList<>();
        if (file.entry() == null) {
            try {
                if (editors.open(choice, settings.get().command(), file.file(), line, file.project())
                        .isPresent()) {
                    return new Opened(null);
                }
                if (choice == EditorChoice.AUTO) {
                    notes.add(text("source.noIde.viewer"));
                }
            } catch (IOException e) {
                notes.add(text("source.viewer", e.getMessage()));
            }
        }
        SourceText text = SourceText.read(file);
        if (line > text.lines().size()) {
            notes.add(text("source.noLine", line));
        }
        if (file.newer()) {
            notes.add(text("source.newer", name(code)));
        }
        if (!text.utf8()) {
            notes.add(text("source.notUtf8"));
        }
        return new Opened(new ShownSource(file, text, line, notes));
    }

    private interface Opening {
        Opened open() throws IOException;
    }

    private void run(ExecutionSession of, Opening opening) {
        int number = ++asked;
        problem.set("");
        background.run(
                text("source.opening"),
                opening::open,
                opened -> {
                    if (number == asked && session == of && opened.shown() != null) {
                        shown.set(opened.shown());
                    }
                },
                failure -> {
                    if (number == asked && session == of) {
                        problem.set(Notice.reason(failure));
                    }
                });
    }

    /** Closes the viewer. */
    public void closeViewer() {
        asked++;
        shown.set(null);
    }
}
