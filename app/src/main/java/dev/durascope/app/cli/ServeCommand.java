package dev.durascope.app.cli;

import dev.durascope.engine.api.Credentials;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.json.Json;
import dev.durascope.engine.time.TimeMode;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code durascope serve}. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Serves the Lambda API on 127.0.0.1, for any AWS client, until it is told to end (Ctrl+C, SIGTERM).",
            "The first line on standard output is endpoint and credentials; standard error tells what happens."
        },
        footerHeading = "%nCommands on standard input, a line each:%n",
        footer = {
            "  next | pause | resume | stop | status EXECUTION",
            "  skip | heartbeat | expire EXECUTION NAME",
            "  time EXECUTION MODE",
            "  complete EXECUTION NAME JSON",
            "  fail EXECUTION NAME TYPE [MESSAGE]",
            "  status                     tells of all that run",
            "EXECUTION is a name, or FUNCTION/NAME. 'durascope run --help' tells what each does."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"2:wrong usage, bad input, or a port in use", "130, 143:it was told to end"})
final class ServeCommand implements Callable<Integer> {

    /** AWS's own example account. */
    static final String ACCOUNT = "123456789012";

    static final String REGION = "us-east-1";

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "The port to serve on. Default: any that is free.")
    private int port;

    @Option(
            names = "--time",
            paramLabel = "MODE",
            converter = TimeModeOption.class,
            defaultValue = "real",
            description = TimeModeOption.DESCRIPTION + " Default: ${DEFAULT-VALUE}.")
    private TimeMode time = TimeMode.REAL;

    @Option(
            names = "--function",
            paramLabel = "NAME=JAR[#HANDLER]",
            description = "A function; durable when its handler extends a durable base class. Repeat it for more.")
    private List<String> functions = List.of();

    @Option(
            names = "--functions",
            paramLabel = "FILE",
            description = "Functions from a file: {\"functions\": {NAME: {\"code\", \"handler\", ...}}} or an AWS SAM"
                    + " template.")
    private @Nullable Path functionsFile;

    @Option(names = "--json", description = "Writes endpoint and credentials as JSON, not as shell exports.")
    private boolean json;

    @Option(
            names = "--account",
            paramLabel = "ID",
            defaultValue = ACCOUNT,
            description = "The account in ARNs. Default: ${DEFAULT-VALUE}.")
    private String account = ACCOUNT;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            defaultValue = REGION,
            description = "The region in ARNs and signatures. Default: ${DEFAULT-VALUE}.")
    private String region = REGION;

    @Option(
            names = "--store",
            paramLabel = "FILE",
            description =
                    "Keeps executions in this store and goes on with them when served again. Default: memory only.")
    private @Nullable Path store;

    private final Shell shell;
    private final Engines engines;

    ServeCommand(Shell shell, Engines engines) {
        this.shell = shell;
        this.engines = engines;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!account.matches("\\d{12}")) {
            throw new BadInput("--account must be 12 digits, not '" + account + "'.");
        }
        if (!region.matches("[a-z]{2,4}(-[a-z]+)+-\\d{1,2}")) {
            throw new BadInput("--region must be a region such as us-east-1, not '" + region + "'.");
        }
        List<FunctionConfig> registered =
                new FunctionOptions(shell, engines.cache(), region, account).read(functions, functionsFile);
        try (Engines.Running engine = engines.start(new Engines.Wish(region, account, time, port, false, store));
                ServeLog log = new ServeLog(shell, engine.executions())) {
            registered.forEach(engine.executions().functions()::register);
            shell.out().println(firstLine(engine.endpoint(), engine.credentials()));
            shell.out().flush();
            log.start(registered);
            Terminal.letBackgroundReadsFail();
            new ServeCommands(
                            engine.executions(), new CommandRunner(engine.executions(), engine.debugger()), shell::say)
                    .obey(CommandInput.of(shell.in(), true));
            new CountDownLatch(1).await(); // until a signal ends the process, which closes the engine
        }
        return ExitCode.SUCCEEDED;
    }

    private String firstLine(URI endpoint, Credentials credentials) {
        if (json) {
            return Json.text(g -> {
                g.writeStartObject();
                g.writeStringField("endpoint", endpoint.toString());
                g.writeStringField("region", credentials.region());
                g.writeStringField("accessKeyId", credentials.accessKeyId());
                g.writeStringField("secretAccessKey", credentials.secretAccessKey());
                g.writeStringField("sessionToken", credentials.sessionToken());
                g.writeEndObject();
            });
        }
        return List.of(
                        "AWS_ENDPOINT_URL_LAMBDA=" + endpoint,
                        "AWS_REGION=" + credentials.region(),
                        "AWS_ACCESS_KEY_ID=" + credentials.accessKeyId(),
                        "AWS_SECRET_ACCESS_KEY=" + credentials.secretAccessKey(),
                        "AWS_SESSION_TOKEN=" + credentials.sessionToken())
                .stream()
                .collect(Collectors.joining(" ", "export ", ""));
    }
}
