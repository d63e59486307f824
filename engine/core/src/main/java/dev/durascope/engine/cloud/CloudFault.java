package dev.durascope.engine.cloud;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Why a call to a deployed function's API came to nothing: one sentence for people that says what to do. */
public final class CloudFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of failure it was. */
    public enum Kind {
        /** This machine's AWS configuration gives no credentials. */
        NO_CREDENTIALS,
        /** The session that the credentials belong to is over. */
        EXPIRED_TOKEN,
        /** The service does not know the credentials, or their secret is wrong. */
        WRONG_CREDENTIALS,
        /** Nothing says which region is meant. */
        NO_REGION,
        /** The function, or the endpoint, is in another region. */
        WRONG_REGION,
        /** The credentials lack an IAM permission; {@link CloudFault#policy()} is what grants it. */
        NO_PERMISSION,
        /** The function is a plain one. */
        NOT_DURABLE,
        /** There is no such function, execution or callback. */
        NOT_FOUND,
        /** The execution was there, and is no more: it was kept for as long as its function says. */
        GONE,
        /** This machine's clock is wrong. */
        CLOCK_SKEW,
        /** The name is taken by an execution with another input. */
        CONFLICT,
        /** The service refused what was asked, for another reason. */
        REFUSED,
        /** Calls are made faster than the account may. */
        THROTTLED,
        /** The service failed. */
        SERVICE_FAILED,
        /** The service could not be reached, or its answer broke off. */
        UNREACHABLE,
        /** The connection is read-only. */
        READ_ONLY;

        /** Whether the same call may well succeed a little later, without anybody doing anything. */
        public boolean isTransient() {
            return this == THROTTLED || this == SERVICE_FAILED || this == UNREACHABLE;
        }

        /** Whether what was asked for may have been done all the same: only the answer was lost, or went wrong. */
        public boolean mayHaveBeenDone() {
            return this == SERVICE_FAILED || this == UNREACHABLE;
        }

        /** Whether the same call succeeds once somebody has logged in or set the clock, outside this program. */
        public boolean isMendedOutside() {
            return this == NO_CREDENTIALS
                    || this == EXPIRED_TOKEN
                    || this == WRONG_CREDENTIALS
                    || this == CLOCK_SKEW
                    || this == NO_PERMISSION;
        }
    }

    private final Kind kind;
    private final @Nullable String policy;
    private final transient @Nullable Duration retryAfter;

    CloudFault(Kind kind, String sentence, @Nullable String policy, @Nullable Duration retryAfter) {
        super(sentence, null, false, false);
        this.kind = kind;
        this.policy = policy;
        this.retryAfter = retryAfter;
    }

    CloudFault(Kind kind, String sentence) {
        this(kind, sentence, null, null);
    }

    /** The same, with more to say. */
    CloudFault saying(String more) {
        return new CloudFault(kind, getMessage() + " " + more, policy, retryAfter);
    }

    /** The sentence; never absent. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /** What kind of failure it was. */
    public Kind kind() {
        return kind;
    }

    /** The IAM policy that grants what was missing, as JSON text to copy; absent unless a permission was. */
    public @Nullable String policy() {
        return policy;
    }

    /** How long the service asks to be left alone; absent when it does not say. */
    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
