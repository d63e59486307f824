package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.command.Commands;
import dev.durascope.app.fork.ComparisonDialog;
import dev.durascope.app.fork.ComparisonModel;
import dev.durascope.app.fork.ForkDialog;
import dev.durascope.app.fork.ForkModel;
import dev.durascope.app.fork.KeptOriginals;
import dev.durascope.app.fork.LineageBar;
import dev.durascope.app.fork.MissingOriginal;
import dev.durascope.app.launch.HandlerCode;
import dev.durascope.app.launch.Launcher;
import dev.durascope.app.recordings.OpenedRecording;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.session.Position;
import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.history.Lineage;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.recording.Recording;
import dev.durascope.icons.DurascopeIcons;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableStringValue;
import javafx.beans.value.ObservableValue;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/** The commands about trying what would have happened otherwise. */
final class ForkCommands {
    static final String FORK = "run.fork";
    static final String ORIGINAL = "run.original";
    static final String COMPARE = "run.compare";

    /** As they stand in the run menu. */
    static final List<String> IN_RUN_MENU = List.of(FORK, ORIGINAL, COMPARE);

    private static final String NOTHING_OPEN = text("shell.obstacle.nothingToFork");
    private static final String NO_FORK = text("shell.obstacle.noFork");

    private final WindowModel model;
    private final Stage stage;
    private final Supplier<Optional<Path>> chooseJar;
    private final Launcher launcher;
    private final HandlerCode code;
    private final KeptOriginals kept;
    private @Nullable ComparisonDialog comparison;

    private ForkCommands(WindowModel model, Stage stage, Supplier<Optional<Path>> chooseJar) {
        this.model = model;
        this.chooseJar = chooseJar;
        this.stage = stage;
        WindowServices services = model.services();
        this.launcher = new Launcher(services.executions(), services.debugged(), services.jars());
        this.kept = new KeptOriginals(services.originals());
        this.code = new HandlerCode(services.jars(), model.launched()::find);
    }

    /** @param chooseJar asks for a jar or zip */
    static void add(Commands commands, WindowModel model, Stage stage, Supplier<Optional<Path>> chooseJar) {
        ForkCommands own = new ForkCommands(model, stage, chooseJar);
        ObservableStringValue unforked = own.unlessForked();
        commands.addUnless(
                FORK,
                text("shell.command.run.fork"),
                text("shell.command.run.fork.description"),
                DurascopeIcons.FORK,
                "Shortcut+F5",
                Bindings.createStringBinding(
                        () -> model.session() == null ? NOTHING_OPEN : "",
                        model.open().openProperty()),
                own::ask);
        commands.addUnless(
                ORIGINAL,
                text("shell.command.run.original"),
                text("shell.command.run.original.description"),
                DurascopeIcons.BACK,
                "Alt+F5",
                unforked,
                own::showOriginal);
        commands.addUnless(
                COMPARE,
                text("shell.command.run.compare"),
                text("shell.command.run.compare.description"),
                DurascopeIcons.COMPARE,
                "Shortcut+Alt+F5",
                unforked,
                own::compare);
        // What follows the fork has nothing to follow any more.
        model.open().openProperty().addListener(o -> own.closeComparison());
        stage.addEventHandler(WindowEvent.WINDOW_HIDING, e -> own.closeComparison());
    }

    /** What says above an execution where it comes from. */
    static LineageBar lineage(ExecutionSession session, Commands commands) {
        return new LineageBar(session, commands.get(ORIGINAL), commands.get(COMPARE));
    }

    private ObservableStringValue unlessForked() {
        ObservableValue<@Nullable ExecutionFacts> facts =
                model.open().openProperty().flatMap(open -> open.session().factsProperty());
        return Bindings.createStringBinding(
                () -> facts.getValue() == null || facts.getValue().lineage() == null ? NO_FORK : "", facts);
    }

    private @Nullable Lineage lineage() {
        ExecutionSession session = model.session();
        ExecutionFacts facts = session == null ? null : session.factsProperty().get();
        return facts == null ? null : facts.lineage();
    }

    private void ask() {
        ExecutionSession session = model.session();
        if (session == null) {
            return;
        }
        ForkDialog[] dialog = new ForkDialog[1];
        Consumer<ExecutionArn> begun = arn -> {
            dialog[0].close();
            if (!session.isLocal()) {
                keep(arn, session.recording());
            }
            model.openExecution(arn);
        };
        ForkModel fork = new ForkModel(session, code, launcher::fork, model.background(), begun);
        dialog[0] = new ForkDialog(stage, fork, () -> chooseJar.get().ifPresent(fork::choose));
        fork.prepare(model.openCode());
        dialog[0].show();
    }

    /** What was read, once the fork is there: nobody else keeps it when another execution is shown. */
    private void keep(ExecutionArn fork, Callable<Recording> recording) {
        model.background()
                .run(
                        "",
                        () -> {
                            kept.keep(fork, recording.call());
                            return fork;
                        },
                        arn -> {},
                        failure -> model.notices().problem(text("shell.fork.originalNotKept"), failure));
    }

    private void showOriginal() {
        Lineage lineage = lineage();
        if (lineage != null) {
            model.goTo(new Position(lineage.sourceArn(), lineage.atEvent()));
        }
    }

    private void compare() {
        ExecutionSession session = model.session();
        Lineage lineage = lineage();
        if (session == null || lineage == null) {
            return;
        }
        closeComparison();
        ComparisonModel both =
                new ComparisonModel(session, lineage, originals(session.arn(), lineage), model.background());
        Runnable attach = () -> CloudCommands.attachTo(ExecutionArn.parse(lineage.sourceArn()), model.cloud(), stage);
        comparison = new ComparisonDialog(stage, both, attach, () -> comparison = null);
        comparison.show();
    }

    private void closeComparison() {
        if (comparison != null) {
            comparison.close();
        }
    }

    /**
     * What is open as a file is the original where the engine has one of its name too; what is neither is what was read when
     * it was forked, or is read once more.
     */
    private ComparisonModel.Originals originals(ExecutionArn fork, Lineage lineage) {
        OpenedRecording file = model.recordings().find(new Position(lineage.sourceArn(), lineage.atEvent()));
        ExecutionService from = file == null ? model.services().executions() : file.executions();
        Callable<Recording> again = model.cloud().reading(ExecutionArn.parse(lineage.sourceArn()));
        return arn -> {
            List<JournalRecord> read = file == null ? kept.find(fork) : null;
            if (read != null) {
                return read;
            }
            try {
                return from.journal(arn, 0);
            } catch (LambdaFault e) {
                if (again == null) {
                    throw new MissingOriginal(arn);
                }
                Recording come = again.call();
                kept.keep(fork, come);
                return come.journal();
            }
        };
    }
}
