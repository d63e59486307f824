package dev.durascope.engine.api;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lets in only requests that were signed with the engine's credentials, and says of others what is wrong, as AWS does. */
final class SignatureCheck {
    private static final Duration MAX_SKEW = Duration.ofMinutes(15);
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern AUTHORIZATION = Pattern.compile(SigV4.ALGORITHM
            + "\\s+Credential=([^,\\s]+)\\s*,\\s*SignedHeaders=([^,\\s]+)\\s*,\\s*Signature=([^,\\s]+)\\s*");
    private static final Pattern CREDENTIAL = Pattern.compile("([^/]+)/([^/]+)/([^/]+)/([^/]+)/aws4_request");

    private final Credentials credentials;

    SignatureCheck(Credentials credentials) {
        this.credentials = credentials;
    }

    /** @throws RefusedException when the request was not signed with the engine's credentials */
    void check(String method, URI uri, Headers headers, byte[] body) throws RefusedException {
        if (Query.parse(uri.getRawQuery()).has("X-Amz-Signature")) {
            throw incomplete("Presigned queries are not accepted: sign with the Authorization header.");
        }
        String authorization = headers.getFirst("Authorization");
        if (authorization == null || authorization.isBlank()) {
            throw new RefusedException("MissingAuthenticationTokenException", "Missing Authentication Token");
        }
        Matcher parts = AUTHORIZATION.matcher(authorization.strip());
        if (!parts.matches()) {
            throw incomplete("The Authorization header must be of the form " + SigV4.ALGORITHM
                    + " Credential=…, SignedHeaders=…, Signature=….");
        }
        Matcher credential = CREDENTIAL.matcher(parts.group(1));
        if (!credential.matches()) {
            throw incomplete("The Credential of the Authorization header must be of the form"
                    + " ACCESS_KEY_ID/DATE/REGION/SERVICE/aws4_request.");
        }
        checkClient(credential.group(1), headers.getFirst("X-Amz-Security-Token"));
        SigV4.Scope scope = new SigV4.Scope(credential.group(2), credential.group(3), credential.group(4));
        checkScope(scope);
        String dateTime = headers.getFirst("X-Amz-Date");
        checkTime(dateTime, scope);
        List<String> signedHeaders = List.of(parts.group(2).split(";"));
        checkSignedHeaders(headers, signedHeaders);
        String payloadHash =
                SigV4.UNSIGNED.equals(headers.getFirst("X-Amz-Content-Sha256")) ? SigV4.UNSIGNED : SigV4.sha256(body);
        String expected = SigV4.signature(
                credentials.secretAccessKey(), scope, dateTime, method, uri, headers, signedHeaders, payloadHash);
        if (!same(expected, parts.group(3))) {
            throw invalid("The request signature we calculated does not match the signature you provided. Check your"
                    + " AWS Secret Access Key and signing method. Consult the service documentation for details.");
        }
    }

    private void checkClient(String accessKeyId, @Nullable String sessionToken) throws RefusedException {
        boolean known = same(credentials.accessKeyId(), accessKeyId);
        if (sessionToken != null && same(credentials.sessionToken(), sessionToken) && known) {
            return;
        }
        if (sessionToken != null
                && !same(credentials.sessionToken(), sessionToken)
                && Credentials.isOurs(sessionToken)) {
            throw new RefusedException(
                    "ExpiredTokenException", "The security token included in the request is expired");
        }
        throw new RefusedException(
                "UnrecognizedClientException", "The security token included in the request is invalid.");
    }

    private void checkScope(SigV4.Scope scope) throws RefusedException {
        if (!scope.region().equals(credentials.region())) {
            throw invalid("Credential should be scoped to a valid region, '" + credentials.region() + "'.");
        }
        if (!scope.service().equals("lambda")) {
            throw invalid("Credential should be scoped to correct service: 'lambda'.");
        }
    }

    private void checkTime(@Nullable String dateTime, SigV4.Scope scope) throws RefusedException {
        Instant signedAt;
        try {
            signedAt = dateTime == null ? null : DATE_TIME.parse(dateTime, Instant::from);
        } catch (DateTimeException e) {
            signedAt = null;
        }
        if (dateTime == null || signedAt == null) {
            throw incomplete("The X-Amz-Date header must be a date of the form yyyyMMdd'T'HHmmss'Z'.");
        }
        if (!dateTime.startsWith(scope.date())) {
            throw invalid("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '"
                    + scope.date() + "' != '" + dateTime.substring(0, 8) + "'.");
        }
        Instant now = Instant.now();
        if (signedAt.isBefore(now.minus(MAX_SKEW))) {
            throw invalid("Signature expired: " + dateTime + " is now earlier than "
                    + DATE_TIME.format(now.minus(MAX_SKEW)) + " (" + DATE_TIME.format(now) + " - 15 min.)");
        }
        if (signedAt.isAfter(now.plus(MAX_SKEW))) {
            throw invalid("Signature not yet current: " + dateTime + " is still later than "
                    + DATE_TIME.format(now.plus(MAX_SKEW)) + " (" + DATE_TIME.format(now) + " + 15 min.)");
        }
    }

    /** What carries meaning must be signed, or it could be exchanged on the way. */
    private static void checkSignedHeaders(Headers headers, List<String> signedHeaders) throws RefusedException {
        for (String name : headers.keySet()) {
            String lower = name.toLowerCase(Locale.ROOT);
            if ((lower.equals("host") || lower.startsWith("x-amz-")) && !signedHeaders.contains(lower)) {
                throw invalid("The header '" + lower + "' must be among the signed headers.");
            }
        }
    }

    private static boolean same(String expected, String actual) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), actual.getBytes(StandardCharsets.UTF_8));
    }

    private static RefusedException invalid(String message) {
        return new RefusedException("InvalidSignatureException", message);
    }

    private static RefusedException incomplete(String message) {
        return new RefusedException("IncompleteSignatureException", message);
    }

    /** A request that was not signed as it must be; answered with 403. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String errorName;

        RefusedException(String errorName, String message) {
            super(message, null, false, false);
            this.errorName = errorName;
        }

        String errorName() {
            return errorName;
        }

        @Override
        public String getMessage() {
            return Objects.requireNonNull(super.getMessage());
        }
    }
}
