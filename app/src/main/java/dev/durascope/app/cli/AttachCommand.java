package dev.durascope.app.cli;

import dev.durascope.app.session.Opening;
import dev.durascope.engine.cloud.CallBudget;
import dev.durascope.engine.cloud.CloudConnection;
import dev.durascope.engine.cloud.CloudFault;
import dev.durascope.engine.cloud.CloudTarget;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.LambdaFault;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code durascope attach TARGET}. */
@Command(
        name = "attach",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Opens the window on a deployed function: its executions across versions, live. With an execution's ARN that"
                    + " one is shown and followed; with --follow it is followed here, without a window.",
            "Credentials are those of this machine's AWS configuration; they are never kept. The connection is read-only:"
                    + " in the window until that is turned off, and with --follow always."
        },
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  QUALIFIED_FUNCTION_NAME    the target where none is named",
            "  AWS_REGION                 the region where neither ARN nor --region says it",
            "  LAMBDA_ENDPOINT            the endpoint where --endpoint does not say it"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the window was closed; with --follow, the execution succeeded",
            "1:with --follow, it failed, timed out or was stopped, or cannot be read",
            "2:no such form of a target, or no display",
            "3:with --follow, it has not ended within --timeout"
        })
final class AttachCommand implements Callable<Integer> {
    private final WindowOpener opener;
    private final Shell shell;
    private final Map<String, String> environment;

    @Parameters(
            paramLabel = "TARGET",
            arity = "0..1",
            description = "A function's ARN, its name such as orders or orders:prod, or an execution's ARN.")
    private @Nullable String target;

    @Option(names = "--qualifier", paramLabel = "Q", description = "A version or an alias, where TARGET names none.")
    private @Nullable String qualifier;

    @Option(names = "--profile", paramLabel = "NAME", description = "A profile of the AWS configuration.")
    private @Nullable String profile;

    @Option(names = "--region", paramLabel = "REGION", description = "Where TARGET is a name.")
    private @Nullable String region;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "Where the API is: an emulator, or 'durascope serve'. Default: AWS's own.")
    private @Nullable String endpoint;

    @Mixin
    private NewWindowOption newWindow = new NewWindowOption();

    @Option(
            names = "--follow",
            description =
                    "Follows the execution of this ARN to its end without a window, as 'durascope run' shows one: a"
                            + " tree on a terminal, lines elsewhere.")
    private boolean follow;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            converter = DurationOption.class,
            description = "With --follow, how long to follow it, such as 30s, 5m or PT1M; the execution goes on."
                    + " Default: until it ends.")
    private @Nullable Duration timeout;

    @Mixin
    private JsonOption json = new JsonOption();

    AttachCommand(WindowOpener opener, Shell shell, Map<String, String> environment) {
        this.opener = opener;
        this.shell = shell;
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!follow && (json.isOn() || timeout != null)) {
            throw new BadInput("--json and --timeout are about an execution that is followed here: give --follow too.");
        }
        try {
            CloudTarget named = CloudTarget.parse(target, new CloudTarget.Place(region, profile, endpoint), environment)
                    .qualified(qualifier);
            return follow
                    ? follow(named)
                    : opener.open(
                            Opening.of(named),
                            newWindow.isOn(),
                            "with --follow, an execution is shown here in lines, by its ARN.");
        } catch (LambdaFault e) {
            throw new BadInput(e.getMessage());
        }
    }

    private int follow(CloudTarget named) throws InterruptedException {
        ExecutionArn arn = named.execution();
        if (arn == null) {
            throw new BadInput("--follow needs an execution's ARN, and " + named.function()
                    + " is a function: 'aws lambda list-durable-executions-by-function' and the window list its"
                    + " executions.");
        }
        CallBudget budget = new CallBudget();
        try (CloudConnection connection = CloudConnection.open(named, budget)) {
            FollowSession session = new FollowSession(arn, timeout, json.view(shell, arn.name()), shell::say);
            RunOutcome outcome = session.follow(connection);
            outcome.report(shell, json.isOn(), session.events());
            shell.say(calls(budget.spent()));
            return outcome.exitCode();
        } catch (CloudFault e) {
            shell.say(e.getMessage());
            if (e.policy() != null) {
                shell.err().println(e.policy());
            }
            shell.say(calls(budget.spent()));
            return ExitCode.FAILED;
        }
    }

    private static String calls(CallBudget.Spent spent) {
        String each = spent.calls().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(call -> call.getValue() + " × " + call.getKey().action())
                .collect(Collectors.joining(", "));
        return (each.isEmpty() ? "no calls" : each) + "; " + spent.throttled() + " throttled, " + spent.failed()
                + " failed";
    }
}
