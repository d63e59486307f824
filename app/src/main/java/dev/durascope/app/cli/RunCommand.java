package dev.durascope.app.cli;

import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.time.TimeMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code durascope run JAR}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Runs a durable handler once, here, in a process of its own, and shows its operations while it runs.",
            "Standard output gets the operations and the result, standard error what was chosen and what went wrong.",
            "It knows this one function. Functions that invoke each other run together in 'durascope serve --functions"
                    + " FILE', or in the window, where every function that has been run is there for the others."
        },
        footerHeading = "%nCommands on standard input, a line each, carried out when the handler has suspended:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the execution succeeded",
            "1:it failed, timed out, was stopped, or is held after too many failed invocations",
            "2:wrong usage or bad input",
            "3:it waits for the outside world; what for stands on standard error"
        })
final class RunCommand implements Callable<Integer> {

    @Parameters(paramLabel = "JAR", description = HandlerOption.CODE)
    private String jar = "";

    @Mixin
    private HandlerOption handler = new HandlerOption();

    @Option(
            names = "--input",
            paramLabel = "JSON|@FILE",
            description =
                    "The event: JSON, @FILE for a file with it, or @- for standard input. Default: the jar's first"
                            + " sample event, else {}.")
    private @Nullable String input;

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    @Mixin
    private JunitXmlOption junitXml = new JunitXmlOption();

    @Option(
            names = "--store",
            paramLabel = "FILE",
            description = "Keeps the execution in this store, which the window can open. Default: memory only.")
    private @Nullable Path store;

    private final Shell shell;
    private final Engines engines;

    RunCommand(Shell shell, Engines engines) {
        this.shell = shell;
        this.engines = engines;
    }

    @Option(
            names = "--commands",
            description =
                    "Wait for commands on standard input, as long as it is open, instead of ending with exit code 3.")
    private boolean commands;

    @Override
    public Integer call() throws InterruptedException {
        OpenedCode code = OpenedCode.open(jar, engines.cache(), shell);
        OpenedCode.HandlerChoice chosen = handler.in(code);
        OpenedCode.EventChoice event = input == null ? code.defaultEvent() : new EventArgument(input).read(shell);
        CallbackAnswer.Book answers = options.answers();
        OutputFile history = options.history();
        OutputFile reportFile = junitXml.file();
        long began = System.nanoTime();
        String jvm = code.jvm(chosen.handler()).orElse("Node.js");
        shell.say("handler " + chosen.handler() + " (" + chosen.why() + ")");
        shell.say("event " + event.name());
        shell.say("runs on " + jvm);

        String name = code.functionName();
        Engines.Wish wish = new Engines.Wish(ServeCommand.REGION, ServeCommand.ACCOUNT, options.time(), 0, true, store);
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
                    session.run(new StartRequest(name, "$LATEST", null, event.json(), options.time(), null));
            outcome.report(shell, json.isOn(), RunDocument.events(engine.executions(), outcome.arn()));
            RunOptions.write(history, engine.executions(), outcome.arn());
            if (reportFile != null) {
                reportFile.write(report(chosen.handler(), outcome, Duration.ofNanos(System.nanoTime() - began)));
            }
            String complaint = answers.complaint();
            if (complaint != null) {
                shell.say(complaint);
            }
            return outcome.exitCode();
        } catch (LambdaFault e) {
            throw new BadInput(String.valueOf(e.getMessage()));
        }
    }

    /** The execution as the one test case of a report; what waits for the outside world did not pass. */
    private static byte[] report(String handler, RunOutcome outcome, Duration took) {
        List<String> complaints = outcome.complaints();
        List<String> told = new ArrayList<>();
        told.add(RunDocument.summary(outcome));
        if (outcome.facts().status() == ExecutionStatus.SUCCEEDED) {
            told.add(RunDocument.readable(outcome.facts().result()));
        }
        boolean passed = outcome.exitCode() == ExitCode.SUCCEEDED;
        String failure = passed ? null : complaints.isEmpty() ? told.getFirst() : complaints.getFirst();
        return JunitXml.of(handler, List.of(new JunitXml.Case(outcome.arn().name(), took, failure, complaints, told)));
    }

    /** Where commands come from; nowhere when standard input was the event. */
    private CommandInput commandInput() {
        if (input != null && new EventArgument(input).isStandardInput()) {
            return CommandInput.none();
        }
        Terminal.letBackgroundReadsFail();
        return CommandInput.of(shell.in(), commands || options.time().equals(TimeMode.MANUAL));
    }

    /** What stands below the usage message. */
    static String[] footer() {
        List<String> lines = new ArrayList<>();
        TypedCommand.HELP.forEach(line -> lines.add("  " + line));
        lines.add(
                "With --commands, with manual time, or once a command has come, the run waits there as long as standard");
        lines.add("input is open for what it wants from outside, instead of ending with exit code 3.");
        return lines.toArray(String[]::new);
    }
}
