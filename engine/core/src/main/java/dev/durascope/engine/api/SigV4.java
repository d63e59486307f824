package dev.durascope.engine.api;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** AWS Signature Version 4, as it is computed for services other than S3. */
final class SigV4 {
    static final String ALGORITHM = "AWS4-HMAC-SHA256";
    static final String UNSIGNED = "UNSIGNED-PAYLOAD";
    private static final String TERMINATOR = "aws4_request";

    private SigV4() {}

    /**
     * The scope of a signature.
     *
     * @param date {@code yyyyMMdd}
     */
    record Scope(String date, String region, String service) {
        @Override
        public String toString() {
            return date + "/" + region + "/" + service + "/" + TERMINATOR;
        }
    }

    /**
     * The signature of a request, in lower-case hexadecimals.
     *
     * @param dateTime {@code yyyyMMdd'T'HHmmss'Z'}
     * @param signedHeaders lower-case names in the order in which they were signed
     * @param payloadHash the body's SHA-256 in hexadecimals, or {@link #UNSIGNED}
     */
    static String signature(
            String secretAccessKey,
            Scope scope,
            String dateTime,
            String method,
            URI uri,
            Headers headers,
            List<String> signedHeaders,
            String payloadHash) {
        String canonical = String.join(
                "\n",
                method,
                canonicalPath(uri.getRawPath()),
                canonicalQuery(Query.parse(uri.getRawQuery())),
                canonicalHeaders(headers, signedHeaders),
                String.join(";", signedHeaders),
                payloadHash);
        String toSign = String.join("\n", ALGORITHM, dateTime, scope.toString(), sha256(utf8(canonical)));
        byte[] key = hmac(utf8("AWS4" + secretAccessKey), scope.date());
        key = hmac(key, scope.region());
        key = hmac(key, scope.service());
        key = hmac(key, TERMINATOR);
        return HexFormat.of().formatHex(hmac(key, toSign));
    }

    /** The path encoded twice: it comes encoded once (protocol §2). */
    private static String canonicalPath(String rawPath) {
        return rawPath.isEmpty() ? "/" : UriText.encode(rawPath, "/");
    }

    private static String canonicalQuery(Query query) {
        return query.parameters().stream()
                .map(p -> new Query.Parameter(UriText.encode(p.name(), ""), UriText.encode(p.value(), "")))
                .sorted(Comparator.comparing(Query.Parameter::name).thenComparing(Query.Parameter::value))
                .map(p -> p.name() + "=" + p.value())
                .collect(Collectors.joining("&"));
    }

    private static String canonicalHeaders(Headers headers, List<String> signedHeaders) {
        StringBuilder canonical = new StringBuilder();
        for (String name : signedHeaders) {
            String value = headers.getOrDefault(name, List.of()).stream()
                    .map(v -> v.strip().replaceAll(" +", " "))
                    .collect(Collectors.joining(","));
            canonical
                    .append(name.toLowerCase(Locale.ROOT))
                    .append(':')
                    .append(value)
                    .append('\n');
        }
        return canonical.toString();
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has SHA-256.", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(utf8(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has HmacSHA256.", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
