package dev.durascope.engine.cloud;

import java.util.function.Function;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * The way to a deployed function: AWS's client, the budget of its calls, and whether anything but looking is allowed.
 * Safe for use by many threads. Its calls block: never make one on a thread that draws.
 */
public final class CloudConnection implements AutoCloseable {
    private final CloudTarget target;
    private final PacedCalls<LambdaClient> calls;
    private volatile boolean readOnly = true;

    CloudConnection(CloudTarget target, LambdaClient client, CallBudget budget) {
        this.target = target;
        this.calls = new PacedCalls<>(client, budget, new CloudFaults(target));
    }

    /**
     * Opens a connection, read-only at first. No call is made.
     *
     * @param budget shared by all that looks at the same account
     * @throws CloudFault when the AWS configuration of this machine cannot be used
     */
    public static CloudConnection open(CloudTarget target, CallBudget budget) {
        return new CloudConnection(target, CloudClients.open(target), budget);
    }

    /**
     * The same with credentials that the caller has, in place of those of the AWS configuration.
     *
     * @throws CloudFault when nothing says which region is meant
     */
    public static CloudConnection open(
            CloudTarget target, IdentityProvider<? extends AwsCredentialsIdentity> credentials, CallBudget budget) {
        return new CloudConnection(target, CloudClients.openWith(target, credentials), budget);
    }

    /** What it leads to. */
    public CloudTarget target() {
        return target;
    }

    /** The region that is asked: the target's, else the one that the AWS configuration names. */
    public String region() {
        return calls.client().serviceClientConfiguration().region().id();
    }

    /** The budget that its calls are taken from. */
    public CallBudget budget() {
        return calls.budget();
    }

    /** Whether whatever would change something is refused: on until somebody turns it off. */
    public boolean isReadOnly() {
        return readOnly;
    }

    /** Turns the switch. */
    public void setReadOnly(boolean newReadOnly) {
        readOnly = newReadOnly;
    }

    /**
     * Makes one call, as soon as the budget has one.
     *
     * @param what what it is called for, for messages, such as {@code function orders}
     * @throws CloudFault when it came to nothing
     */
    <T> T once(CloudCall call, String what, Function<LambdaClient, T> request) throws InterruptedException {
        return calls.once(call, what, request);
    }

    /** Makes a call, and again as long as it fails in a way that passes; five times at most. */
    <T> T patiently(CloudCall call, String what, Function<LambdaClient, T> request) throws InterruptedException {
        return calls.patiently(call, what, request);
    }

    /** A client for the function's logs, in the same place and with the same credentials. */
    CloudWatchLogsClient logsClient() {
        return CloudClients.logs(target, calls.client());
    }

    /** Ends the client. Calls under way fail. */
    @Override
    public void close() {
        calls.client().close();
    }
}
