package dev.durascope.engine.cloud;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Why there are no credentials to call with, and what to do: what the SDK finds wrong with a profile, and what the services say
 * that it has credentials from, which are asked in the middle of a call of ours.
 */
final class CredentialFaults {
    private static final int UNAUTHORIZED = 401;
    private static final int THROTTLED = 429;
    private static final int SERVER = 500;

    /** As the SDK calls the services of roles and logins in its errors. */
    private static final Set<String> SERVICES = Set.of("Sts", "Sso", "SsoOidc", "SSO OIDC");

    private final CloudTarget target;

    CredentialFaults(CloudTarget target) {
        this.target = target;
    }

    /** @return {@code null} when a text of the SDK is not about credentials */
    @Nullable
    CloudFault unusable(String text) {
        if (mentions(text, "service module must be on the class path")) {
            String named = target.profile() == null ? "" : " --profile " + target.profile();
            return new CloudFault(
                    CloudFault.Kind.NO_CREDENTIALS,
                    "The credentials of " + whose()
                            + " come from a login that only the AWS CLI can use here: give a"
                            + " profile the credential_process 'aws configure export-credentials" + named
                            + "', and choose that one.");
        }
        if (!mentions(text, "credential", "profile", "sso", "access key", "assume role")) {
            return null;
        }
        if (mentions(text, "expired", "sso session", "sso token", "refresh")) {
            return new CloudFault(
                    CloudFault.Kind.EXPIRED_TOKEN,
                    "The session of " + whose() + " has expired, or there is none: " + login() + ".");
        }
        return new CloudFault(
                CloudFault.Kind.NO_CREDENTIALS,
                "There are no AWS credentials for " + whose()
                        + ": run aws configure or aws sso login, set AWS_ACCESS_KEY_ID and"
                        + " AWS_SECRET_ACCESS_KEY, or choose another profile.");
    }

    /** Whether it was a service of roles or logins that refused. */
    static boolean isTheirs(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        return details != null && details.serviceName() != null && SERVICES.contains(details.serviceName());
    }

    /** A service of roles or logins refused. */
    CloudFault refused(AwsServiceException e, String sentence) {
        String service = "AWS's " + e.awsErrorDetails().serviceName();
        if (e.statusCode() == THROTTLED || e.isThrottlingException() || e.statusCode() >= SERVER) {
            return new CloudFault(
                    CloudFault.Kind.SERVICE_FAILED,
                    service + " answered " + e.statusCode() + " when it was asked for the credentials of " + whose()
                            + ".");
        }
        String code = String.valueOf(e.awsErrorDetails().errorCode());
        return e.statusCode() == UNAUTHORIZED || code.startsWith("ExpiredToken") || code.equals("InvalidGrantException")
                ? expired()
                : new CloudFault(
                        CloudFault.Kind.NO_CREDENTIALS,
                        "The credentials of " + whose() + " cannot be had, " + service + " refuses them: " + sentence);
    }

    /** The session is over. */
    CloudFault expired() {
        return new CloudFault(
                CloudFault.Kind.EXPIRED_TOKEN, "The session of " + whose() + " has expired: " + login() + ".");
    }

    /** Whose credentials they are. */
    String whose() {
        return target.profile() == null ? "the default AWS configuration" : "profile " + target.profile();
    }

    private String login() {
        return "log in again"
                + (target.profile() == null
                        ? ", such as with aws sso login"
                        : " with aws sso login --profile " + target.profile());
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
}
