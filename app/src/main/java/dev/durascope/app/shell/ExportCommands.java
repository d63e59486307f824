package dev.durascope.app.shell;

import dev.durascope.app.command.Commands;
import dev.durascope.app.export.SessionTexts;
import dev.durascope.app.look.Copy;
import dev.durascope.app.notice.Notice;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.recording.Recording;
import dev.durascope.engine.recording.RecordingFormat;
import dev.durascope.icons.DurascopeIcons;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;

/** The commands that copy and save what is shown of an execution. */
final class ExportCommands {
    static final String COPY_VALUE = "edit.copyValue";
    static final String COPY_JSON = "edit.copyJson";
    static final String COPY_PATH = "edit.copyPath";
    static final String COPY_HISTORY = "edit.copyHistory";
    static final String COPY_TREE = "edit.copyTree";
    static final String COPY_SEQUENCE = "edit.copySequence";
    static final String SAVE_RECORDING = "file.saveRecording";
    static final String SAVE_HISTORY = "file.saveHistory";
    static final String SAVE_TREE = "file.saveTree";
    static final String SAVE_SEQUENCE = "file.saveSequence";

    /** As they stand in the Edit menu; an empty one is a separator. */
    static final List<String> COPYING =
            List.of(COPY_VALUE, COPY_JSON, COPY_PATH, "", COPY_HISTORY, COPY_TREE, COPY_SEQUENCE);

    private final Commands commands;
    private final WindowModel model;
    private final WindowCommands.Window window;
    private final ObservableBooleanValue shown;

    private ExportCommands(Commands commands, WindowModel model, WindowCommands.Window window) {
        this.commands = commands;
        this.model = model;
        this.window = window;
        this.shown = Bindings.createBooleanBinding(
                () -> model.placeProperty().get() == WindowModel.Place.EXECUTION, model.placeProperty());
    }

    static void add(Commands commands, WindowModel model, WindowCommands.Window window) {
        ExportCommands adding = new ExportCommands(commands, model, window);
        adding.ofOperation(
                COPY_VALUE,
                "Copy Value",
                "Copy the selected operation's result, else its error, else its input.",
                "Shortcut+Alt+C",
                SessionTexts::value);
        adding.ofOperation(
                COPY_JSON,
                "Copy as JSON",
                "Copy the selected operation as Lambda's API gives it.",
                "Shortcut+Alt+J",
                SessionTexts::json);
        adding.ofOperation(
                COPY_PATH,
                "Copy Path",
                "Copy the names from the execution down to the selected operation.",
                "Shortcut+Alt+P",
                SessionTexts::path);
        adding.both(
                COPY_HISTORY,
                SAVE_HISTORY,
                "History",
                "the history up to the moment shown, as 'aws lambda get-durable-execution-history' prints it",
                ".json",
                "JSON files",
                SessionTexts::history);
        commands.add(
                SAVE_RECORDING,
                "Save Recording…",
                "Save all that is known of the execution, to open it again here or elsewhere.",
                DurascopeIcons.EXPORT,
                "Shortcut+Shift+S",
                adding.shown,
                adding::saveRecording);
        adding.both(
                COPY_TREE,
                SAVE_TREE,
                "Tree as Markdown",
                "the operations of the moment shown as a nested list",
                ".md",
                "Markdown files",
                SessionTexts::tree);
        adding.both(
                COPY_SEQUENCE,
                SAVE_SEQUENCE,
                "Sequence as Mermaid",
                "who called whom up to the moment shown, as a diagram that Mermaid draws",
                ".mmd",
                "Mermaid files",
                SessionTexts::sequence);
    }

    private void ofOperation(
            String id,
            String title,
            String description,
            String key,
            BiFunction<SessionTexts, OperationState, @Nullable String> text) {
        commands.add(id, title, description, DurascopeIcons.COPY, key, shown, () -> copyOfOperation(text));
    }

    private void copyOfOperation(BiFunction<SessionTexts, OperationState, @Nullable String> text) {
        ExecutionSession session = model.session();
        if (session == null) {
            return;
        }
        SessionTexts texts = new SessionTexts(session);
        OperationState selected = texts.selected();
        String copied = selected == null ? null : text.apply(texts, selected);
        if (copied != null) {
            Copy.text(copied);
        } else {
            String what = selected == null ? "The selected operation" : session.title(selected);
            model.notices()
                    .tell(Notice.information(what + " has no value at " + texts.moment() + ": nothing was copied."));
        }
    }

    private void both(
            String copyId,
            String saveId,
            String title,
            String what,
            String ending,
            String kind,
            Function<SessionTexts, Callable<String>> text) {
        commands.add(
                copyId,
                "Copy " + title,
                "Copy " + what + ".",
                DurascopeIcons.COPY,
                null,
                shown,
                () -> copy(title, text));
        commands.add(
                saveId,
                "Save " + title + "…",
                "Save " + what + ".",
                DurascopeIcons.EXPORT,
                null,
                shown,
                () -> save(title, ending, kind, text));
    }

    private void copy(String title, Function<SessionTexts, Callable<String>> text) {
        ExecutionSession session = model.session();
        if (session == null) {
            return;
        }
        SessionTexts texts = new SessionTexts(session);
        String moment = texts.moment();
        model.background()
                .run(
                        "Copying",
                        text.apply(texts),
                        made -> {
                            Copy.text(made);
                            model.notices().tell(Notice.success(title + " of " + moment + " copied."));
                        },
                        failure -> model.notices().problem(title + " could not be copied", failure));
    }

    private void saveRecording() {
        ExecutionSession session = model.session();
        if (session == null) {
            return;
        }
        Callable<Recording> recording = session.recording();
        window.chooseFile("Save Recording", session.arn().name() + RecordingFormat.ENDING, "Durascope recordings")
                .ifPresent(file -> model.files().saveLarge(file, () -> {
                    Recording known = recording.call();
                    return out -> RecordingFormat.write(out, known);
                }));
    }

    private void save(String title, String ending, String kind, Function<SessionTexts, Callable<String>> text) {
        ExecutionSession session = model.session();
        if (session == null) {
            return;
        }
        SessionTexts texts = new SessionTexts(session);
        // Taken now: the execution may go on while the user thinks about a name.
        Callable<String> made = text.apply(texts);
        window.chooseFile("Save " + title, texts.moment() + ending, kind)
                .ifPresent(file -> model.files().save(file, () -> made.call().getBytes(StandardCharsets.UTF_8)));
    }
}
