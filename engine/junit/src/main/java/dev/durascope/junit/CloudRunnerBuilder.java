package dev.durascope.junit;

import dev.durascope.engine.cloud.CallBudget;
import dev.durascope.engine.cloud.CloudConnection;
import dev.durascope.engine.cloud.CloudFault;
import dev.durascope.engine.cloud.CloudTarget;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.junit.DurableTestException.Problem;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.LambdaServiceClientConfiguration;

/** What a {@link DurableFunctionCloudTestRunner} is made with. */
public final class CloudRunnerBuilder {
    /** The region that AWS's own test kits take. */
    static final String REGION = "us-west-2";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FAILURES = 3;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final String function;
    private @Nullable String region;
    private @Nullable URI endpoint;
    private @Nullable String profile;
    private @Nullable IdentityProvider<? extends AwsCredentialsIdentity> credentials;
    private Duration timeout = PATIENCE;
    private Duration longestPause = LONGEST_PAUSE;
    private int failuresInARow = FAILURES;

    CloudRunnerBuilder(String function) {
        this.function = function;
    }

    /** The region; by default that of the function's ARN, else us-west-2. */
    public CloudRunnerBuilder region(String name) {
        region = name;
        return this;
    }

    /** Where the Lambda API is, such as what {@code durascope serve} says; by default AWS's own. */
    public CloudRunnerBuilder endpoint(URI address) {
        endpoint = address;
        return this;
    }

    /** The profile of the AWS configuration whose credentials are used; by default the SDK's default chain. */
    public CloudRunnerBuilder profile(String name) {
        profile = name;
        return this;
    }

    /** The credentials to be used; by default the SDK's default chain. */
    public CloudRunnerBuilder credentials(IdentityProvider<? extends AwsCredentialsIdentity> provider) {
        credentials = provider;
        return this;
    }

    /** A client of the caller's, whose region, endpoint and credentials are used; the runner's own calls are paced. */
    public CloudRunnerBuilder client(LambdaClient like) {
        LambdaServiceClientConfiguration there = like.serviceClientConfiguration();
        region = there.region().id();
        endpoint = there.endpointOverride().orElse(null);
        credentials = there.credentialsProvider();
        return this;
    }

    /** How long the runner waits for whatever it waits for; a minute by default. */
    public CloudRunnerBuilder timeout(Duration within) {
        timeout = Seconds.requirePositive("The timeout", within);
        return this;
    }

    /**
     * How long at most between two looks at an execution that is waited for; a second by default. It is looked at more often
     * at first.
     */
    public CloudRunnerBuilder pollInterval(Duration longest) {
        longestPause = Seconds.requirePositive("The poll interval", longest);
        return this;
    }

    /**
     * After how many failed invocations in a row an execution is waited for no more; 3 by default. The service goes on trying
     * until the execution times out.
     *
     * @throws IllegalArgumentException when it is less than 1
     */
    public CloudRunnerBuilder failuresInARow(int count) {
        if (count < 1) {
            throw new IllegalArgumentException(
                    "One failed invocation at least is a reason to wait no more, not " + count + ".");
        }
        failuresInARow = count;
        return this;
    }

    /**
     * Makes the runner. No call is made yet.
     *
     * @throws IllegalArgumentException when the function, region or endpoint is none, saying which part is wrong
     * @throws DurableTestException when the AWS configuration of this machine cannot be used
     */
    public DurableFunctionCloudTestRunner build() {
        try {
            CloudTarget.Place place =
                    new CloudTarget.Place(region, profile, endpoint == null ? null : endpoint.toString());
            CloudTarget target = CloudTarget.parse(function, place, Map.of("AWS_REGION", REGION));
            CallBudget budget = new CallBudget();
            CloudConnection connection = credentials == null
                    ? CloudConnection.open(target, budget)
                    : CloudConnection.open(target, credentials, budget);
            connection.setReadOnly(false);
            return new DurableFunctionCloudTestRunner(connection, timeout, longestPause, failuresInARow);
        } catch (LambdaFault e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (CloudFault e) {
            throw new DurableTestException(
                    Problem.INVOKE_FAILED, "Failed to invoke function " + function + ": " + e.getMessage(), e);
        }
    }
}
