package dev.durascope.handler.internal;

import com.amazonaws.services.lambda.runtime.Context;
import dev.durascope.handler.StepContext;

record StepContextImpl(int attempt, String operationId, Context lambdaContext) implements StepContext {}
