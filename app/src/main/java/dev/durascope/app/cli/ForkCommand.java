package dev.durascope.app.cli;

import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.execution.ForkRequest;
import dev.durascope.engine.execution.RecordedExecutions;
import dev.durascope.engine.fork.ForkLedger;
import dev.durascope.engine.fork.ForkPlan;
import dev.durascope.engine.history.ExecutionFold;
import dev.durascope.engine.history.ForkEdit;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.json.Json;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.recording.Recording;
import dev.durascope.engine.recording.RecordingFormat;
import dev.durascope.engine.replay.Comparison;
import dev.durascope.engine.time.TimeMode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code durascope fork HISTORY --jar JAR}. */
@Command(
        name = "fork",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Tries what would have happened otherwise: keeps the beginning of a recorded execution, changes the outcome of an"
                    + " operation or the input, and runs the rest here, as an execution of its own. The recorded one is not"
                    + " touched.",
            "What is answered from history and what code really runs is told first, and asked about. Then the two are shown"
                    + " side by side, the first difference marked."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the fork succeeded",
            "1:it failed, timed out, was stopped, or is held after too many failed invocations; or it was not wanted",
            "2:wrong usage or bad input",
            "3:it waits for the outside world; what for stands on standard error"
        })
final class ForkCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "HISTORY",
            description =
                    "A history as 'aws lambda get-durable-execution-history --include-execution-data' prints it, a"
                            + " recording, what 'durascope run --json' or --history wrote, a store with one execution, or an"
                            + " execution of the store by its name or ARN; with @EVENT behind it instead of --at.")
    private String what = "";

    @Option(names = "--jar", paramLabel = "JAR", required = true, description = HandlerOption.CODE)
    private String jar = "";

    @Mixin
    private HandlerOption handler = new HandlerOption();

    @Option(
            names = "--at",
            paramLabel = "EVENT",
            description =
                    "The number of the last event that is kept. Default: the one in which the edited operation ended,"
                            + " so that all that came of it comes about anew; the first with --input.")
    private @Nullable Long at;

    @Option(
            names = "--result",
            paramLabel = "OPERATION=JSON",
            description = "Lets an operation, by its name or id, succeed with this result. Repeat it for more.")
    private List<String> results = List.of();

    @Option(
            names = "--error",
            paramLabel = "OPERATION=TYPE[:MESSAGE]",
            description = "Lets an operation, by its name or id, fail with this error. Repeat it for more.")
    private List<String> errors = List.of();

    @Option(
            names = "--input",
            paramLabel = "JSON|@FILE",
            description =
                    "Gives the execution another input: JSON, @FILE for a file with it, or @- for standard input.")
    private @Nullable String input;

    @Option(names = "--yes", description = "Runs without asking.")
    private boolean yes;

    @Mixin
    private RunOptions options = new RunOptions();

    @Option(
            names = "--recording",
            paramLabel = "FILE",
            description = "Writes the fork as a recording, which the window can open and which can be forked again.")
    private @Nullable Path recordingOut;

    @Mixin
    private StoreOption store = new StoreOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Shell shell;
    private final Engines engines;

    ForkCommand(Shell shell, Engines engines) {
        this.shell = shell;
        this.engines = engines;
    }

    /** An execution to fork, and what it says. */
    private record Source(ExecutionArn arn, List<JournalRecord> journal, long eventId) {}

    @Override
    public Integer call() throws InterruptedException {
        List<EditArgument> arguments = new ArrayList<>();
        results.forEach(each -> arguments.add(EditArgument.result(each)));
        errors.forEach(each -> arguments.add(EditArgument.error(each)));
        CallbackAnswer.Book answers = options.answers();
        OutputFile history = options.history();
        OutputFile recordingFile = recordingOut == null ? null : OutputFile.of("--recording", recordingOut);
        OpenedCode code = OpenedCode.open(jar, engines.cache(), shell);
        OpenedCode.HandlerChoice chosen = handler.in(code);
        Source source = source();
        ForkPlan plan = plan(source, arguments);
        shell.say("handler " + chosen.handler() + " (" + chosen.why() + ")");
        ForkLedger ledger = plan.ledger(chosen.handler());
        PrintStream told = json.isOn() ? shell.err() : shell.out();
        ForkText.before(source.arn().name(), ledger).forEach(told::println);
        told.flush();
        if (!yes && !isWanted()) {
            shell.say("nothing was run");
            return ExitCode.FAILED;
        }
        String name = code.functionName();
        Engines.Wish wish = new Engines.Wish(ServeCommand.REGION, ServeCommand.ACCOUNT, options.time(), 0, true, null);
        try (Engines.Running engine = engines.start(wish)) {
            code.functions(name, chosen.handler()).forEach(engine.executions().functions()::register);
            CommandRunner runner = new CommandRunner(engine.executions(), engine.debugger());
            RunSession session = new RunSession(
                    engine.executions(),
                    answers,
                    commandInput(),
                    runner,
                    options.timeout(),
                    json.view(shell, name),
                    shell::say);
            RunOutcome outcome =
                    session.run(service -> service.fork(new ForkRequest(plan, name, null, options.time())));
            report(source, plan, ledger, outcome, engine.executions());
            RunOptions.write(history, engine.executions(), outcome.arn());
            if (recordingFile != null) {
                recordingFile.write(recording(engine.executions(), outcome.arn()));
            }
            String complaint = answers.complaint();
            if (complaint != null) {
                shell.say(complaint);
            }
            return outcome.exitCode();
        } catch (LambdaFault e) {
            throw new BadInput(e.getMessage());
        }
    }

    private Source source() {
        RecordingSource.Found found = RecordingSource.find(what, store.file(), shell::say);
        RecordedExecutions recording = found.recording();
        return new Source(recording.arn(), recording.journal(recording.arn(), 0), found.eventId());
    }

    private ForkPlan plan(Source source, List<EditArgument> arguments) {
        try {
            ExecutionFold fold = new ExecutionFold(source.arn().id());
            source.journal().forEach(fold::apply);
            List<ForkEdit> edits = new ArrayList<>();
            arguments.forEach(argument -> edits.add(argument.in(fold.now())));
            if (input != null) {
                edits.add(
                        new ForkEdit.Input(new EventArgument(input).read(shell).json()));
            }
            return ForkPlan.of(source.arn(), source.journal(), position(source, edits), edits);
        } catch (LambdaFault e) {
            throw new BadInput(e.getMessage());
        }
    }

    /** Where to cut: where it was said, else where the last edited operation ended. */
    private long position(Source source, List<ForkEdit> edits) {
        Long event = at == null && source.eventId() > 0 ? Long.valueOf(source.eventId()) : at;
        if (event != null) {
            return ForkPlan.positionOf(source.journal(), event);
        }
        if (edits.isEmpty()) {
            throw new BadInput("nothing says where the fork begins: give --at EVENT, or edit something with --result,"
                    + " --error or --input.");
        }
        long position = ForkPlan.positionOf(source.journal(), 1);
        for (ForkEdit edit : edits) {
            if (edit.operationId() != null) {
                position = Math.max(position, ForkPlan.endOf(source.journal(), edit.operationId()));
            }
        }
        return position;
    }

    /** Asks; nothing more of standard input is read than the answer. */
    private boolean isWanted() {
        if (input != null && new EventArgument(input).isStandardInput()) {
            throw new BadInput("standard input was the event, so nobody can be asked: give --yes to run the fork.");
        }
        shell.err().print("Run it? [y/N] ");
        shell.err().flush();
        StringBuilder line = new StringBuilder();
        try {
            int next = shell.in().read();
            if (next < 0) {
                shell.err().println();
                throw new BadInput("nothing was run, because nobody could be asked: give --yes to run the fork.");
            }
            while (next >= 0 && next != '\n') {
                line.append((char) next);
                next = shell.in().read();
            }
        } catch (IOException e) {
            throw new BadInput("standard input cannot be read: " + e.getMessage() + "; give --yes to run the fork.");
        }
        String answer = line.toString().strip();
        return answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
    }

    private CommandInput commandInput() {
        if (input != null && new EventArgument(input).isStandardInput()) {
            return CommandInput.none();
        }
        Terminal.letBackgroundReadsFail();
        return CommandInput.of(shell.in(), options.time().equals(TimeMode.MANUAL));
    }

    private void report(
            Source source, ForkPlan plan, ForkLedger ledger, RunOutcome outcome, ExecutionService executions) {
        Comparison comparison =
                Comparison.of(source.arn(), source.journal(), outcome.arn(), executions.journal(outcome.arn(), 0));
        if (json.isOn()) {
            List<HistoryEvent> events = RunDocument.events(executions, outcome.arn());
            shell.out().println(Json.pretty(g -> ForkDocument.write(g, plan, ledger, outcome, events, comparison)));
        } else {
            outcome.print(shell.out());
            shell.out().println();
            ForkText.sideBySide(comparison, shell.screen().columns()).forEach(shell.out()::println);
            shell.out().println();
            ForkText.verdict(comparison).forEach(shell.out()::println);
        }
        shell.out().flush();
        outcome.complaints().forEach(shell::say);
        ErrorObject error = outcome.facts().error();
        if (error != null) {
            plan.explain(error).ifPresent(shell::say);
        }
    }

    private byte[] recording(ExecutionService executions, ExecutionArn arn) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            RecordingFormat.write(
                    out,
                    new Recording(
                            Recording.Origin.RECORDING,
                            arn,
                            options.time(),
                            executions.describe(arn).config(),
                            executions.journal(arn, 0),
                            List.of(),
                            null));
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("Text in memory could not be written: " + e.getMessage(), e);
        }
    }
}
