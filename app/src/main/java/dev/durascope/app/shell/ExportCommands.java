package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

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

    /**
     * A form in which what is known of the execution can be had.
     *
     * @param title what the user calls it: {@code Tree as Markdown}
     * @param ending of its files, with the dot
     * @param files what the user calls its files
     * @param text writes it; what it returns is called in the background
     */
    private record Kind(String title, String ending, String files, Function<SessionTexts, Callable<String>> text) {}

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
                text("shell.command.edit.copyValue"),
                text("shell.command.edit.copyValue.description"),
                "Shortcut+Alt+C",
                SessionTexts::value);
        adding.ofOperation(
                COPY_JSON,
                text("shell.command.edit.copyJson"),
                text("shell.command.edit.copyJson.description"),
                "Shortcut+Alt+J",
                SessionTexts::json);
        adding.ofOperation(
                COPY_PATH,
                text("shell.command.edit.copyPath"),
                text("shell.command.edit.copyPath.description"),
                "Shortcut+Alt+P",
                SessionTexts::path);
        Kind history = new Kind(
                text("shell.export.history"), ".json", text("shell.export.history.files"), SessionTexts::history);
        adding.copying(
                COPY_HISTORY,
                text("shell.command.edit.copyHistory"),
                text("shell.command.edit.copyHistory.description"),
                history);
        adding.saving(
                SAVE_HISTORY,
                text("shell.command.file.saveHistory"),
                text("shell.command.file.saveHistory.description"),
                history);
        commands.add(
                SAVE_RECORDING,
                text("shell.command.file.saveRecording"),
                text("shell.command.file.saveRecording.description"),
                DurascopeIcons.EXPORT,
                "Shortcut+Shift+S",
                adding.shown,
                adding::saveRecording);
        Kind tree = new Kind(text("shell.export.tree"), ".md", text("shell.export.tree.files"), SessionTexts::tree);
        adding.copying(
                COPY_TREE, text("shell.command.edit.copyTree"), text("shell.command.edit.copyTree.description"), tree);
        adding.saving(
                SAVE_TREE, text("shell.command.file.saveTree"), text("shell.command.file.saveTree.description"), tree);
        Kind sequence = new Kind(
                text("shell.export.sequence"), ".mmd", text("shell.export.sequence.files"), SessionTexts::sequence);
        adding.copying(
                COPY_SEQUENCE,
                text("shell.command.edit.copySequence"),
                text("shell.command.edit.copySequence.description"),
                sequence);
        adding.saving(
                SAVE_SEQUENCE,
                text("shell.command.file.saveSequence"),
                text("shell.command.file.saveSequence.description"),
                sequence);
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
            model.notices()
                    .tell(Notice.information(
                            selected == null
                                    ? text("shell.export.noneSelected", texts.moment())
                                    : text("shell.export.noValue", session.title(selected), texts.moment())));
        }
    }

    private void copying(String id, String title, String description, Kind kind) {
        commands.add(id, title, description, DurascopeIcons.COPY, null, shown, () -> copy(kind));
    }

    private void saving(String id, String title, String description, Kind kind) {
        commands.add(id, title, description, DurascopeIcons.EXPORT, null, shown, () -> save(kind));
    }

    private void copy(Kind kind) {
        ExecutionSession session = model.session();
        if (session == null) {
            return;
        }
        SessionTexts texts = new SessionTexts(session);
        String moment = texts.moment();
        model.background()
                .run(
                        text("shell.export.copying"),
                        kind.text().apply(texts),
                        made -> {
                            Copy.text(made);
                            model.notices().tell(Notice.success(text("shell.export.copied", kind.title(), moment)));
                        },
                        failure -> model.notices().problem(text("shell.export.notCopied", kind.title()), failure));
    }

    private void saveRecording() {
        ExecutionSession session = model.session();
        if (session == null) {
            return;
        }
        Callable<Recording> recording = session.recording();
        window.chooseFile(
                        text("shell.export.saveRecording"),
                        session.arn().name() + RecordingFormat.ENDING,
                        text("shell.export.recordings"))
                .ifPresent(file -> model.files().saveLarge(file, () -> {
                    Recording known = recording.call();
                    return out -> RecordingFormat.write(out, known);
                }));
    }

    private void save(Kind kind) {
        ExecutionSession session = model.session();
        if (session == null) {
            return;
        }
        SessionTexts texts = new SessionTexts(session);
        // Taken now: the execution may go on while the user thinks about a name.
        Callable<String> made = kind.text().apply(texts);
        window.chooseFile(text("shell.export.save", kind.title()), texts.moment() + kind.ending(), kind.files())
                .ifPresent(file -> model.files().save(file, () -> made.call().getBytes(StandardCharsets.UTF_8)));
    }
}
