package dev.durascope.app.cli;

import dev.durascope.engine.execution.RecordedExecutions;
import dev.durascope.engine.export.WholeFile;
import dev.durascope.engine.fixture.HandlerName;
import dev.durascope.engine.fixture.Redaction;
import dev.durascope.engine.fixture.RedactionRules;
import dev.durascope.engine.fixture.Templates;
import dev.durascope.engine.fixture.TestFiles;
import dev.durascope.engine.fixture.TestPlan;
import dev.durascope.engine.fixture.TestRequest;
import dev.durascope.engine.fixture.TestSources;
import dev.durascope.engine.fixture.TestStyle;
import dev.durascope.engine.invoke.CodeException;
import dev.durascope.engine.invoke.HandlerInput;
import dev.durascope.engine.model.LambdaFault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code durascope export HISTORY --junit DIR}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Writes an execution as a JUnit test: a class that lets happen again what the world did in it (callbacks"
                    + " answered, invokes returned, time passed, faults injected) and asserts what came of it, and a file with"
                    + " its payloads.",
            "Secrets are replaced; each place is told on standard error. A file that is there is never replaced without"
                    + " --force: what would change is shown."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the test was written, or was there just so",
            "1:files are there that would change; the difference stands on standard output",
            "2:wrong usage or bad input"
        })
final class ExportCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "HISTORY",
            arity = "0..1",
            description =
                    "A recording, a history as 'aws lambda get-durable-execution-history --include-execution-data' prints"
                            + " it, what 'durascope run --json' or --history wrote, a store with one execution, or an execution"
                            + " of the store by its name or ARN.")
    private @Nullable String history;

    @Option(
            names = "--junit",
            paramLabel = "DIR",
            description =
                    "The project to write into: its src/test/java and src/test/resources; or such a java directory itself.")
    private @Nullable Path junit;

    @Option(
            names = "--style",
            paramLabel = "STYLE",
            defaultValue = "durascope",
            description =
                    "durascope runs the code with durascope-junit; aws with AWS's LocalDurableTestRunner, without anything of"
                            + " Durascope; replay holds the code against the history, without running its steps. Default:"
                            + " ${DEFAULT-VALUE}.")
    private String style = TestStyle.DURASCOPE.word();

    @Option(names = "--package", paramLabel = "PACKAGE", description = "The test's package. Default: the handler's.")
    private @Nullable String packageName;

    @Option(
            names = "--class",
            paramLabel = "CLASS",
            description = "The test's class name. Default: made of the handler's and the execution's.")
    private @Nullable String className;

    @Option(
            names = "--handler",
            paramLabel = "HANDLER",
            description =
                    "The class under test, PACKAGE.CLASS, or with --jar CLASS; it needs a constructor without parameters."
                            + " Default: that of --jar.")
    private @Nullable String handler;

    @Option(
            names = "--jar",
            paramLabel = "JAR",
            description =
                    "Code that holds the handler, to find its name and the type of its input, which --style aws needs.")
    private @Nullable String jar;

    @Option(
            names = "--input-type",
            paramLabel = "TYPE",
            description = "The type of the handler's input, such as com.example.Order. Default: what --jar says.")
    private @Nullable String inputType;

    @Option(
            names = "--assert",
            paramLabel = "WHAT",
            split = ",",
            description =
                    "What is asserted: status, result, error, order, operations, attempts, results, errors, all, or an"
                            + " operation by its name; several with commas. Default: what holds in every run.")
    private List<String> asserted = List.of();

    @Option(
            names = "--no-redact",
            paramLabel = "RULE|PLACE",
            split = ",",
            description =
                    "Leaves what a rule finds, or one place such as input.card.number, as it was recorded; all for"
                            + " everything.")
    private List<String> unredacted = List.of();

    @Option(
            names = "--templates",
            paramLabel = "DIR",
            description =
                    "Templates of your own: durascope.mustache, aws.mustache, replay.mustache. Default: the bundled.")
    private @Nullable Path templates;

    @Option(
            names = "--write-templates",
            paramLabel = "DIR",
            description = "Writes the bundled templates there, to be edited, and does nothing else.")
    private @Nullable Path templatesTarget;

    @Option(names = "--force", description = "Replaces files that are there.")
    private boolean force;

    @Mixin
    private StoreOption store = new StoreOption();

    private final Shell shell;
    private final Engines engines;

    ExportCommand(Shell shell, Engines engines) {
        this.shell = shell;
        this.engines = engines;
    }

    @Override
    public Integer call() {
        try {
            return templatesTarget == null ? export() : writeTemplates(templatesTarget);
        } catch (LambdaFault e) {
            throw new BadInput(String.valueOf(e.getMessage()));
        }
    }

    private int writeTemplates(Path directory) {
        try {
            List<Path> written = Templates.writeInto(directory);
            written.forEach(file -> shell.out().println(file));
            if (written.size() < TestStyle.values().length) {
                shell.say("templates that were there are left as they are");
            }
            return ExitCode.SUCCEEDED;
        } catch (IOException e) {
            throw new BadInput("--write-templates: " + directory + " cannot be written: " + WholeFile.reason(e) + ".");
        }
    }

    private int export() {
        if (history == null || junit == null) {
            throw new BadInput("name the execution to export and, with --junit, the project to write the test into.");
        }
        TestStyle wanted = TestStyle.parse(style);
        RedactionRules rules = RedactionRules.DEFAULT.without(unredacted);
        Templates filled = templates == null ? Templates.BUNDLED : Templates.in(templates);
        RecordedExecutions recording =
                RecordingSource.find(history, store.file(), shell::say).recording();
        TestPlan plan = TestPlan.of(recording.arn(), recording.journal(recording.arn(), 0), rules);
        Set<String> chosen = asserted.isEmpty() ? plan.chosen() : plan.chosen(asserted);
        TestSources sources = TestSources.of(plan, request(wanted, plan, chosen), filled);
        TestFiles files = TestFiles.in(junit, sources);
        if (!force && !files.replaced().isEmpty()) {
            files.replaced().forEach(each -> each.diff().forEach(shell.out()::println));
            shell.say("nothing was written: " + files.replaced().getFirst().file()
                    + " is there and would change, as shown; --force replaces it, --class writes another one");
            return ExitCode.FAILED;
        }
        write(files);
        tell(plan, sources, files);
        return ExitCode.SUCCEEDED;
    }

    private TestRequest request(TestStyle wanted, TestPlan plan, Set<String> chosen) {
        OpenedCode code = jar == null ? null : OpenedCode.open(jar, engines.cache(), shell);
        if (handler == null && code == null) {
            throw new BadInput(
                    "the history does not say which class ran: name it with --handler, or its jar with --jar.");
        }
        String named = code == null
                ? String.valueOf(handler)
                : (handler == null ? code.defaultHandler() : code.handler(handler)).handler();
        HandlerName tested = HandlerName.parse(named);
        return new TestRequest(
                wanted,
                packageName == null ? tested.packageName() : packageName,
                className == null ? TestSources.className(tested, plan.arn().name()) : className,
                tested,
                inputType == null && code != null ? typeIn(code, named) : inputType,
                chosen);
    }

    private static @Nullable String typeIn(OpenedCode code, String named) {
        try {
            return HandlerInput.typeOf(code.bundle(), named).orElse(null);
        } catch (CodeException e) {
            throw new BadInput(String.valueOf(e.getMessage()));
        }
    }

    private static void write(TestFiles files) {
        try {
            files.write();
        } catch (IOException e) {
            throw new BadInput("--junit: the test cannot be written: " + WholeFile.reason(e) + ".");
        }
    }

    private void tell(TestPlan plan, TestSources sources, TestFiles files) {
        files.targets().forEach(each -> shell.out().println(each.file()));
        for (Redaction each : plan.redactions()) {
            shell.say("redacted " + each.place() + " (" + each.rule() + ")");
        }
        sources.limits().forEach(limit -> shell.say("left out: " + limit));
        plan.expectations().stream()
                .filter(each -> each.doubt() != null && asserted.isEmpty())
                .forEach(each -> shell.say("not asserted: " + each.inWords() + "; " + each.doubt()));
    }
}
