package dev.durascope.handler.internal;

import java.time.Duration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The client of the Lambda API that handlers use when they choose none. */
public final class LambdaClients {
    /** A checkpoint may be held at a breakpoint; no invocation lasts longer than Lambda's own limit. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(15);

    private LambdaClients() {}

    /** A client for the endpoint, region and credentials of the ordinary AWS environment. */
    public static LambdaClient fromEnvironment() {
        return LambdaClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(ANSWER_TIMEOUT))
                .build();
    }
}
