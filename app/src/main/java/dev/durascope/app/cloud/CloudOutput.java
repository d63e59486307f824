package dev.durascope.app.cloud;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.feed.Background;
import dev.durascope.app.session.OutputSource;
import dev.durascope.engine.cloud.CloudConnection;
import dev.durascope.engine.cloud.CloudLogs;
import dev.durascope.engine.cloud.FetchedOutput;
import dev.durascope.engine.model.ExecutionArn;
import java.util.List;
import java.util.function.Consumer;

/** What the invocations of a deployed function's execution printed, from CloudWatch. */
final class CloudOutput implements OutputSource {
    private final CloudConnection connection;
    private final ExecutionArn arn;
    private final Background background;
    private final FetchedOutput fetched;

    /** @param fetched what was read before, in whatever session of the execution, and where what is read now is kept */
    CloudOutput(CloudConnection connection, ExecutionArn arn, Background background, FetchedOutput fetched) {
        this.connection = connection;
        this.arn = arn;
        this.background = background;
        this.fetched = fetched;
    }

    @Override
    public FetchedOutput fetched() {
        return fetched;
    }

    @Override
    public void read(
            List<CloudLogs.Invocation> invocations, Consumer<CloudLogs.Output> found, Consumer<Throwable> failed) {
        background.run(
                text("cloud.readingOutput", text("count.invocations", invocations.size())),
                () -> {
                    try (CloudLogs logs = CloudLogs.open(connection)) {
                        CloudLogs.Output output = logs.read(invocations, arn.qualifier());
                        fetched.keep(output);
                        return output;
                    }
                },
                found,
                failed);
    }
}
