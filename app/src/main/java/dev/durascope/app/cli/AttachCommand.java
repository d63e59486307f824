package dev.durascope.app.cli;

import dev.durascope.app.session.Opening;
import dev.durascope.engine.cloud.CloudTarget;
import dev.durascope.engine.model.LambdaFault;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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
                    + " one is shown and followed.",
            "Credentials are those of this machine's AWS configuration; they are never kept. The connection is read-only"
                    + " until that is turned off in the window."
        },
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  QUALIFIED_FUNCTION_NAME    the target where none is named",
            "  AWS_REGION                 the region where neither ARN nor --region says it",
            "  LAMBDA_ENDPOINT            the endpoint where --endpoint does not say it"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the window was closed", "2:no such form of a target, or no display"})
final class AttachCommand implements Callable<Integer> {
    private final WindowOpener opener;
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

    AttachCommand(WindowOpener opener, Map<String, String> environment) {
        this.opener = opener;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        try {
            CloudTarget named =
                    CloudTarget.parse(target, new CloudTarget.Place(region, profile, endpoint), environment);
            return opener.open(Opening.of(named.qualified(qualifier)));
        } catch (LambdaFault e) {
            throw new BadInput(e.getMessage());
        }
    }
}
