package dev.durascope.engine.cloud;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.LambdaClientBuilder;
import software.amazon.awssdk.services.lambda.LambdaServiceClientConfiguration;

/**
 * Makes AWS's clients for a target. Credentials come from the SDK's default chain, or from the target's profile, are asked
 * for by the SDK alone at each call, and are never kept, written or logged here. The SDK repeats nothing: what is
 * repeated, and when, is {@link CallBudget}'s. Only a GET whose connection breaks off before a byte of its answer has come
 * is sent once more by the JDK, which nothing can forbid; it counts as one call.
 */
public final class CloudClients {
    private static final Duration ANSWER = Duration.ofSeconds(30);

    /** A synchronous invocation of a durable function takes up to 15 minutes (protocol §2). */
    static final Duration SYNCHRONOUS = Duration.ofMinutes(16);

    static {
        // Else the JDK sends a request without a body once more when a connection breaks off: nothing is done twice
        // here.
        System.setProperty("sun.net.http.retryPost", "false");
    }

    private CloudClients() {}

    /**
     * A client for a target.
     *
     * @throws CloudFault when there is no such profile, or nothing says which region is meant
     */
    public static LambdaClient open(CloudTarget target) {
        try {
            String profile = target.profile();
            return open(
                    target,
                    profile == null
                            ? DefaultCredentialsProvider.builder().build()
                            : ProfileCredentialsProvider.create(profile));
        } catch (SdkException | IllegalStateException | IllegalArgumentException e) {
            throw new CloudFaults(target).of(e);
        }
    }

    /** A client for a target with credentials of the caller's; throws as {@link #open(CloudTarget)} does. */
    static LambdaClient openWith(CloudTarget target, IdentityProvider<? extends AwsCredentialsIdentity> credentials) {
        try {
            return open(target, credentials);
        } catch (SdkException | IllegalStateException | IllegalArgumentException e) {
            throw new CloudFaults(target).of(e);
        }
    }

    static LambdaClient open(CloudTarget target, IdentityProvider<? extends AwsCredentialsIdentity> credentials) {
        LambdaClientBuilder builder = LambdaClient.builder().credentialsProvider(credentials);
        if (target.region() != null) {
            builder.region(Region.of(target.region()));
        }
        return configured(builder, target, SYNCHRONOUS).build();
    }

    /** A client for the logs of what another client calls: with the same credentials, in the same region. */
    static CloudWatchLogsClient logs(CloudTarget target, LambdaClient like) {
        LambdaServiceClientConfiguration there = like.serviceClientConfiguration();
        return configured(
                        CloudWatchLogsClient.builder()
                                .credentialsProvider(there.credentialsProvider())
                                .region(there.region()),
                        target,
                        ANSWER)
                .build();
    }

    private static <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> B configured(
            B builder, CloudTarget target, Duration longestAnswer) {
        builder.httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(10))
                        .socketTimeout(longestAnswer))
                .overrideConfiguration(c -> {
                    c.retryStrategy(AwsRetryStrategy.doNotRetry());
                    c.apiCallTimeout(ANSWER);
                    c.addExecutionInterceptor(new RawBody());
                    if (target.profile() != null) {
                        c.defaultProfileName(target.profile());
                    }
                });
        if (target.endpoint() != null) {
            builder.endpointOverride(target.endpoint());
        }
        return builder;
    }
}
