package software.amazon.lambda.durable.client;

import software.amazon.awssdk.services.lambda.LambdaClient;

/** A stand-in for the class of AWS's SDK. */
public record LambdaDurableFunctionsClient(LambdaClient lambda) {}
