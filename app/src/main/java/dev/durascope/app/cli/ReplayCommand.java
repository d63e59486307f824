package dev.durascope.app.cli;

import dev.durascope.engine.execution.RecordedExecutions;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.json.Json;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.replay.DeterminismReport;
import dev.durascope.engine.replay.Recorded;
import dev.durascope.engine.replay.Replay;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code durascope replay HISTORY... --jar JAR}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Runs a handler against recorded executions, and tells where the two part: every operation that differs in"
                    + " type, name, subtype, order, context or presence, and not only the first.",
            "What will be answered from history and what code will really run is told first. Code outside steps runs. The"
                    + " code of steps does not, unless it is allowed to."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing diverges in any of them",
            "1:something diverges, or not everything could be compared",
            "2:wrong usage or bad input"
        })
final class ReplayCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "HISTORY",
            arity = "1..*",
            description =
                    "Histories as 'aws lambda get-durable-execution-history --include-execution-data' prints them, what"
                            + " 'durascope run --json' or --history wrote, a store with one execution, or executions of the store by"
                            + " their names or ARNs.")
    private List<String> histories = List.of();

    @Option(names = "--jar", paramLabel = "JAR", required = true, description = HandlerOption.CODE)
    private String jar = "";

    @Mixin
    private HandlerOption handler = new HandlerOption();

    @Option(
            names = "--run-steps",
            description = "Lets the code of steps run that have no outcome in the history. Default: it is held.")
    private boolean runSteps;

    @Option(
            names = "--invocations",
            description =
                    "Goes through the invocations as they happened: the handler runs against the state that each of"
                            + " them left. Default: against the state that the execution ended in.")
    private boolean invocations;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            converter = DurationOption.class,
            defaultValue = "60s",
            description = "How long one run of the handler may take. Default: ${DEFAULT-VALUE}.")
    private Duration timeout = Duration.ofSeconds(60);

    @Mixin
    private StoreOption store = new StoreOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Mixin
    private JunitXmlOption junitXml = new JunitXmlOption();

    private final Shell shell;
    private final Engines engines;

    ReplayCommand(Shell shell, Engines engines) {
        this.shell = shell;
        this.engines = engines;
    }

    @Override
    public Integer call() throws InterruptedException {
        OpenedCode code = OpenedCode.open(jar, engines.cache(), shell);
        OpenedCode.HandlerChoice chosen = handler.in(code);
        OutputFile reportFile = junitXml.file();
        List<Recorded> all = new ArrayList<>();
        for (String history : histories) {
            all.add(recorded(history));
        }
        shell.say("handler " + chosen.handler() + " (" + chosen.why() + ")");
        FunctionConfig function =
                FunctionConfig.durable(code.functionName(), code.bundle().code(), chosen.handler());
        Replay.Extent extent = invocations ? Replay.Extent.INVOCATIONS : Replay.Extent.END_STATE;
        List<DeterminismReport> reports = new ArrayList<>();
        List<JunitXml.Case> cases = new ArrayList<>();
        for (Recorded recorded : all) {
            Replay replay = new Replay(recorded, extent, function, runSteps, timeout);
            if (!json.isOn()) {
                ReplayText.before(recorded, replay.ledger()).forEach(shell.out()::println);
                shell.out().flush();
            }
            long began = System.nanoTime();
            DeterminismReport report = run(replay);
            reports.add(report);
            cases.add(testCase(report, Duration.ofNanos(System.nanoTime() - began)));
            if (!json.isOn()) {
                ReplayText.after(report).forEach(shell.out()::println);
            }
        }
        if (json.isOn()) {
            shell.out().println(Json.pretty(g -> ReplayDocument.write(g, reports)));
        }
        if (reportFile != null) {
            reportFile.write(JunitXml.of(chosen.handler(), cases));
        }
        boolean same = reports.stream().allMatch(report -> report.verdict() == DeterminismReport.Verdict.SAME);
        return same ? ExitCode.SUCCEEDED : ExitCode.FAILED;
    }

    private static JunitXml.Case testCase(DeterminismReport report, Duration took) {
        boolean same = report.verdict() == DeterminismReport.Verdict.SAME;
        return new JunitXml.Case(
                report.arn().name(), took, same ? null : report.headline(), ReplayText.after(report), report.output());
    }

    private DeterminismReport run(Replay replay) throws InterruptedException {
        try {
            return replay.run(engines.workers());
        } catch (IOException e) {
            throw new BadInput("The handler cannot be served: " + e.getMessage());
        }
    }

    private Recorded recorded(String history) {
        RecordedExecutions recording =
                RecordingSource.find(history, store.file(), shell::say).recording();
        try {
            return Recorded.of(recording.arn(), recording.journal(recording.arn(), 0));
        } catch (LambdaFault e) {
            throw new BadInput(String.valueOf(e.getMessage()));
        }
    }
}
