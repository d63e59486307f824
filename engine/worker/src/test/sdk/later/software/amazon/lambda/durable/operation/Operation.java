package software.amazon.lambda.durable.operation;

public record Operation(String statusAsString) {}
