package dev.durascope.engine.conformance;

import dev.durascope.engine.api.Credentials;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * Where a Lambda API answers, and as whom to call it.
 *
 * @param sessionToken null when the credentials have none
 */
record Endpoint(URI uri, String region, String accessKeyId, String secretAccessKey, String sessionToken) {

    /** Longer than any requirement runs: a synchronous invocation answers when the execution has ended. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    /** An engine in this JVM, served to outside clients. */
    static Endpoint of(URI uri, Credentials credentials) {
        return new Endpoint(
                uri,
                credentials.region(),
                credentials.accessKeyId(),
                credentials.secretAccessKey(),
                credentials.sessionToken());
    }

    /** A plain AWS client. It never retries: a second start would be a second execution, and would hide the first. */
    LambdaClient client() {
        AwsCredentials credentials = sessionToken == null
                ? AwsBasicCredentials.create(accessKeyId, secretAccessKey)
                : AwsSessionCredentials.create(accessKeyId, secretAccessKey, sessionToken);
        return LambdaClient.builder()
                .endpointOverride(uri)
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(PATIENCE))
                .overrideConfiguration(configuration -> configuration.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    /** Keeps the credentials out of logs. */
    @Override
    public String toString() {
        return uri + " (" + region + ")";
    }
}
