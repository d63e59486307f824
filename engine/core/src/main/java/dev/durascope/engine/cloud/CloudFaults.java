package dev.durascope.engine.cloud;

import java.io.IOException;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Turns what the SDK throws into one sentence that says what is wrong and what to do. */
final class CloudFaults {
    private static final int THROTTLED = 429;
    private static final int SERVER = 500;
    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;

    private final CloudTarget target;
    private final @Nullable String logGroup;
    private final CredentialFaults credentials;

    CloudFaults(CloudTarget target) {
        this(target, null);
    }

    /** @param logGroup whose calls fail; absent for the function's */
    CloudFaults(CloudTarget target, @Nullable String logGroup) {
        this.target = target;
        this.logGroup = logGroup;
        this.credentials = new CredentialFaults(target);
    }

    /** A failure before any call was made. */
    CloudFault of(RuntimeException e) {
        return client(e, null);
    }

    /**
     * A failure of a call.
     *
     * @param what what was called for, such as {@code function orders}, for the sentence
     */
    CloudFault of(CloudCall call, String what, RuntimeException e) {
        return e instanceof AwsServiceException service ? service(call, what, service) : client(e, call);
    }

    private CloudFault client(RuntimeException e, @Nullable CloudCall call) {
        String text = String.valueOf(e.getMessage());
        if (text.contains("Unable to load region") || text.contains("region must not be")) {
            return new CloudFault(
                    CloudFault.Kind.NO_REGION,
                    "Nothing says which region " + target.function()
                            + " is in: name a region, use the function's ARN, set AWS_REGION, or give the profile a region.");
        }
        if (hasCause(e, UnknownHostException.class)) {
            return new CloudFault(
                    CloudFault.Kind.UNREACHABLE,
                    "There is no host " + host(e) + ": check the region" + quoted(target.region())
                            + ", the endpoint and the network.");
        }
        CloudFault unusable = credentials.unusable(text);
        if (unusable != null) {
            return unusable;
        }
        boolean timedOut =
                mentions(text, "did not complete", "timed out", "timeout") && !hasCause(e, IOException.class);
        if (call != null
                && (timedOut || hasCause(e, IOException.class) || mentions(text, "unable to unmarshall", "json"))) {
            return new CloudFault(
                    CloudFault.Kind.UNREACHABLE,
                    where() + (timedOut ? " did not answer in time" : " could not be reached, or its answer broke off")
                            + because(e) + ".");
        }
        return new CloudFault(
                call == null ? CloudFault.Kind.NO_CREDENTIALS : CloudFault.Kind.REFUSED,
                "The AWS configuration of this machine cannot be used: " + sentence(text));
    }

    private CloudFault service(CloudCall call, String what, AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        String code = details == null || details.errorCode() == null ? "" : details.errorCode();
        String text = details == null || details.errorMessage() == null ? "" : details.errorMessage();
        if (CredentialFaults.isTheirs(e)) {
            return credentials.refused(e, sentence(text));
        }
        if (e.statusCode() == THROTTLED || e.isThrottlingException()) {
            return new CloudFault(
                    CloudFault.Kind.THROTTLED,
                    "AWS throttles this account's calls (" + call.action()
                            + "): they are made more slowly for a while.",
                    null,
                    retryAfter(details));
        }
        if (e.statusCode() >= SERVER) {
            return new CloudFault(
                    CloudFault.Kind.SERVICE_FAILED,
                    where() + " answered " + e.statusCode() + " to " + call.action() + ".",
                    null,
                    retryAfter(details));
        }
        if (code.equals("RequestTimeTooSkewed")
                || e.isClockSkewException()
                || mentions(text, "signature expired", "signature not yet current")) {
            return new CloudFault(
                    CloudFault.Kind.CLOCK_SKEW,
                    "This machine's clock differs from AWS's by more than five minutes: set it, and try again.");
        }
        if (code.startsWith("ExpiredToken")
                || code.equals("RequestExpired")
                || mentions(text, "token included in the request is expired")) {
            return credentials.expired();
        }
        if (mentions(text, "scoped to a valid region") || mentions(text, "are not reachable in this region")) {
            return new CloudFault(
                    CloudFault.Kind.WRONG_REGION,
                    "The region" + quoted(target.region()) + " is the wrong one: " + sentence(text));
        }
        return switch (code) {
            case "AccessDeniedException", "AccessDenied" -> denied(call);
            case "UnrecognizedClientException",
                    "InvalidSignatureException",
                    "SignatureDoesNotMatch",
                    "InvalidClientTokenId",
                    "IncompleteSignatureException",
                    "MissingAuthenticationTokenException" -> unknownCredentials(call);
            case "DurableExecutionAlreadyStartedException" ->
                new CloudFault(
                        CloudFault.Kind.CONFLICT,
                        "An execution of this name was started with another input: choose another name.");
            default -> other(call, what, e.statusCode(), code, text);
        };
    }

    private CloudFault other(CloudCall call, String what, int status, String code, String text) {
        if (code.equals("UnknownOperationException")) {
            return notOffered(call);
        }
        if (status == NOT_FOUND || code.equals("ResourceNotFoundException")) {
            return new CloudFault(CloudFault.Kind.NOT_FOUND, notFound(call, what));
        }
        if (status == FORBIDDEN) {
            return denied(call);
        }
        if (mentions(text, "durable") && mentions(text, " not ", "isn't", "without", "no durable", "only")) {
            return new CloudFault(
                    CloudFault.Kind.NOT_DURABLE, target.describe() + " is not a durable function: " + sentence(text));
        }
        return new CloudFault(
                CloudFault.Kind.REFUSED,
                where() + " refused " + call.action() + (code.isEmpty() ? "" : " with " + code) + ": "
                        + sentence(text));
    }

    private String notFound(CloudCall call, String what) {
        return switch (call) {
            case HISTORY, DESCRIBE, STOP ->
                "There is no " + what + " in " + place()
                        + ": it may be kept no longer (a function's retention), or belong to another account or region.";
            case CALLBACK_SUCCESS, CALLBACK_FAILURE, CALLBACK_HEARTBEAT ->
                "There is no open " + what + " in " + place()
                        + ": it has ended, or belongs to another account or region.";
            case LOGS ->
                "There is no " + what + " in " + place()
                        + ": the function has written nothing yet, may not write (its role grants no logs:CreateLogStream and"
                        + " logs:PutLogEvents), or the group was deleted.";
            case LIST, VERSIONS, ALIASES, FUNCTION, START ->
                "There is no " + what + " in " + place()
                        + ": check its name, its version or alias, the account and the region.";
        };
    }

    private CloudFault unknownCredentials(CloudCall call) {
        // What speaks Lambda's API alone knows no credentials for another service, though they are the same.
        return logGroup != null && target.endpoint() != null
                ? notOffered(call)
                : new CloudFault(
                        CloudFault.Kind.WRONG_CREDENTIALS,
                        where() + " does not accept the credentials of " + credentials.whose()
                                + ": check which profile is used, and for which account and region.");
    }

    private CloudFault notOffered(CloudCall call) {
        return new CloudFault(CloudFault.Kind.REFUSED, where() + " does not offer " + call.action() + ".");
    }

    private CloudFault denied(CloudCall call) {
        return new CloudFault(
                CloudFault.Kind.NO_PERMISSION,
                "The credentials of " + credentials.whose() + " may not call " + call.action() + " for "
                        + (logGroup == null ? target.function() : "log group " + logGroup)
                        + ": allow it with the policy that is given here.",
                logGroup == null ? CloudPolicy.granting(call, target) : CloudPolicy.reading(call, target, logGroup),
                null);
    }

    private String where() {
        return target.endpoint() == null ? "AWS" : "The service at " + target.endpoint();
    }

    private String place() {
        return (target.region() == null ? "the configured region" : target.region())
                + (target.endpoint() == null ? "" : " at " + target.endpoint());
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "" : " " + text;
    }

    private static @Nullable Duration retryAfter(@Nullable AwsErrorDetails details) {
        if (details == null || details.sdkHttpResponse() == null) {
            return null;
        }
        try {
            return details.sdkHttpResponse()
                    .firstMatchingHeader("Retry-After")
                    .map(seconds -> Duration.ofSeconds(Math.clamp(Long.parseLong(seconds.strip()), 0L, 3600L)))
                    .orElse(null);
        } catch (NumberFormatException | DateTimeException e) {
            // A date, or nothing that can be read: the backoff of our own holds.
            return null;
        }
    }

    private static boolean hasCause(Throwable e, Class<? extends Throwable> type) {
        return cause(e, type) != null;
    }

    private static @Nullable Throwable cause(Throwable e, Class<? extends Throwable> type) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return at;
            }
        }
        return null;
    }

    private static String host(Throwable e) {
        Throwable unknown = cause(e, UnknownHostException.class);
        return unknown == null ? "" : String.valueOf(unknown.getMessage());
    }

    private static String because(Throwable e) {
        Throwable io = cause(e, IOException.class);
        return io == null || io.getMessage() == null ? "" : " (" + io.getMessage() + ")";
    }

    private static boolean mentions(String text, String... words) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (lower.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static String sentence(String text) {
        String first = text.lines().findFirst().orElse("").strip();
        String plain = first.isEmpty() ? "it gave no reason" : first;
        return plain.endsWith(".") ? plain : plain + ".";
    }
}
