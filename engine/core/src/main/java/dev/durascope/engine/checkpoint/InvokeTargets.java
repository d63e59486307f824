package dev.durascope.engine.checkpoint;

import org.jspecify.annotations.Nullable;

/** Finds the functions that chained invokes name. */
public interface InvokeTargets {

    /** Decides about a chained invoke while its batch is being judged. */
    Target resolve(String functionName, @Nullable String tenantId);

    /** What a chained invoke will call. */
    sealed interface Target {

        /** A durable function: a child execution will run under an ARN that is minted now (protocol §4). */
        record Durable(String executedVersion, String childArn) implements Target {}

        /** A plain function: one invocation. */
        record Plain(String executedVersion) implements Target {}

        /** Nobody here runs it: somebody has to answer for it. */
        record Outside() implements Target {}

        /** It cannot be called: the invoke fails at once with this error. */
        record Refused(String errorType, String message) implements Target {}
    }
}
