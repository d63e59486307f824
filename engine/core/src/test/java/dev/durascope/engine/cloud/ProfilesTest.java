package dev.durascope.engine.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.durascope.engine.api.LoopbackServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Profiles of an AWS configuration as the SDK reads them: in a process whose home and environment are a user's. */
@Timeout(120)
class ProfilesTest {
    private static final String CONFIG = """
            [profile base]
            region = us-east-1
            aws_access_key_id = BASEKEY
            aws_secret_access_key = base-secret
            [profile role]
            region = us-east-1
            role_arn = arn:aws:iam::123456789012:role/looks
            source_profile = base
            [profile forbidden]
            region = us-east-1
            role_arn = arn:aws:iam::123456789012:role/forbidden
            source_profile = base
            [sso-session team]
            sso_region = us-east-1
            sso_start_url = https://team.awsapps.invalid/start
            sso_registration_scopes = sso:account:access
            [sso-session old]
            sso_region = us-east-1
            sso_start_url = https://old.awsapps.invalid/start
            [sso-session never]
            sso_region = us-east-1
            sso_start_url = https://never.awsapps.invalid/start
            [sso-session revoked]
            sso_region = us-east-1
            sso_start_url = https://revoked.awsapps.invalid/start
            [profile login]
            region = us-east-1
            sso_session = team
            sso_account_id = 123456789012
            sso_role_name = Looks
            [profile expired]
            region = us-east-1
            sso_session = old
            sso_account_id = 123456789012
            sso_role_name = Looks
            [profile unknown]
            region = us-east-1
            sso_session = never
            sso_account_id = 123456789012
            sso_role_name = Looks
            [profile revoked]
            region = us-east-1
            sso_session = revoked
            sso_account_id = 123456789012
            sso_role_name = Looks
            [profile role-by-login]
            region = us-east-1
            role_arn = arn:aws:iam::123456789012:role/looks
            source_profile = login
            """;

    @TempDir
    private Path home;

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private LoopbackServer aws;

    @BeforeEach
    void start() throws IOException {
        aws = LoopbackServer.start(0);
        aws.mount("/", this::answer);
        Files.writeString(home.resolve("config"), CONFIG);
    }

    @AfterEach
    void close() {
        aws.close();
    }

    /** STS, the portal of SSO and Lambda, told apart by what is asked for. */
    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        if (body.contains("Action=AssumeRole")) {
            calls.add("sts " + key(exchange));
            assumeRole(exchange, body);
        } else if (path.startsWith("/federation/credentials")) {
            String token = exchange.getRequestHeaders().getFirst("x-amz-sso_bearer_token");
            calls.add("sso " + token);
            if (token.equals("revoked-token")) {
                exchange.getResponseHeaders().set("x-amzn-ErrorType", "UnauthorizedException");
                CloudServer.json(exchange, 401, "{\"message\":\"Session token not found or invalid\"}");
                return;
            }
            CloudServer.json(
                    exchange,
                    200,
                    "{\"roleCredentials\":{\"accessKeyId\":\"SSOKEY\",\"secretAccessKey\":\"sso-secret\",\"sessionToken\":"
                            + "\"sso-token\",\"expiration\":"
                            + Instant.now().plus(1, ChronoUnit.HOURS).toEpochMilli() + "}}");
        } else {
            calls.add("lambda " + key(exchange) + " "
                    + exchange.getRequestHeaders().getFirst("X-Amz-Security-Token"));
            CloudServer.json(exchange, 200, "{\"Versions\":[]}");
        }
    }

    private static String key(HttpExchange exchange) {
        String signed = exchange.getRequestHeaders().getFirst("Authorization");
        return signed.substring(signed.indexOf("Credential=") + "Credential=".length(), signed.indexOf('/'));
    }

    private static void assumeRole(HttpExchange exchange, String body) throws IOException {
        boolean allowed = body.contains("looks");
        byte[] answer = (allowed
                        ? """
                <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
                <AccessKeyId>ROLEKEY</AccessKeyId><SecretAccessKey>role-secret</SecretAccessKey>
                <SessionToken>role-token</SessionToken><Expiration>%s</Expiration>
                </Credentials></AssumeRoleResult></AssumeRoleResponse>
                """.formatted(Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS))
                        : """
                <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
                <Code>AccessDenied</Code><Message>User: arn:aws:iam::123456789012:user/me is not authorized to perform: \
                sts:AssumeRole on resource: arn:aws:iam::123456789012:role/forbidden</Message></Error></ErrorResponse>
                """)
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        exchange.sendResponseHeaders(allowed ? 200 : 403, answer.length);
        exchange.getResponseBody().write(answer);
    }

    /** What {@code aws sso login} leaves behind. */
    private void loggedIn(String session, String token, Instant until) throws Exception {
        String name = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-1").digest(session.getBytes(StandardCharsets.UTF_8)));
        Path cache = Files.createDirectories(home.resolve(".aws/sso/cache"));
        Files.writeString(
                cache.resolve(name + ".json"), """
                {"startUrl": "https://%s.awsapps.invalid/start", "region": "us-east-1", "accessToken": "%s",
                 "expiresAt": "%s"}
                """.formatted(session, token, until.truncatedTo(ChronoUnit.SECONDS)));
    }

    /** Attaches with each profile in a process of its own. @return what each was told */
    private Map<String, String> attach(String... profiles) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ProfilesTest.class.getName()));
        command.addAll(List.of(profiles));
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("AWS_"));
        String url = aws.baseUri().toString();
        environment.put("HOME", home.toString());
        environment.put("USERPROFILE", home.toString());
        environment.put("AWS_CONFIG_FILE", home.resolve("config").toString());
        environment.put(
                "AWS_SHARED_CREDENTIALS_FILE", home.resolve("credentials").toString());
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("AWS_MAX_ATTEMPTS", "1");
        environment.put("AWS_ENDPOINT_URL", url);
        Path said = home.resolve("said");
        Process process = builder.redirectOutput(said.toFile())
                .redirectError(home.resolve("errors").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        Map<String, String> told = new LinkedHashMap<>();
        for (String line : Files.readAllLines(said)) {
            String[] parts = line.split("\t", 2);
            told.put(parts[0], parts[1]);
        }
        assertThat(told).containsOnlyKeys(profiles);
        return told;
    }

    @Test
    void aProfileWithARoleAssumesItWithItsSourceProfile() throws Exception {
        Map<String, String> told = attach("role", "forbidden");

        assertThat(calls).containsExactly("sts BASEKEY", "lambda ROLEKEY role-token", "sts BASEKEY");
        assertThat(told.get("role")).isEqualTo("answered");
        assertThat(told.get("forbidden"))
                .isEqualTo("NO_CREDENTIALS The credentials of profile forbidden cannot be had, AWS's Sts refuses them:"
                        + " User: arn:aws:iam::123456789012:user/me is not authorized to perform: sts:AssumeRole on"
                        + " resource: arn:aws:iam::123456789012:role/forbidden.");
    }

    @Test
    void aProfileWithALoginUsesItAndTellsHowToLogInWhereThereIsNone() throws Exception {
        Instant now = Instant.now();
        loggedIn("team", "team-token", now.plus(8, ChronoUnit.HOURS));
        loggedIn("revoked", "revoked-token", now.plus(8, ChronoUnit.HOURS));
        loggedIn("old", "old-token", now.minus(1, ChronoUnit.HOURS));

        Map<String, String> told = attach("login", "role-by-login", "expired", "unknown", "revoked");

        assertThat(told).containsEntry("login", "answered").containsEntry("role-by-login", "answered");
        assertThat(calls)
                .containsExactly(
                        "sso team-token",
                        "lambda SSOKEY sso-token",
                        "sso team-token",
                        "sts SSOKEY",
                        "lambda ROLEKEY role-token",
                        "sso revoked-token");
        for (String profile : List.of("expired", "unknown", "revoked")) {
            assertThat(told.get(profile))
                    .startsWith("EXPIRED_TOKEN The session of profile " + profile)
                    .endsWith("log in again with aws sso login --profile " + profile + ".");
        }
    }

    /** The process: attaches to a function as each of the profiles that it is given, and prints what came of it. */
    public static void main(String[] profiles) throws InterruptedException {
        for (String profile : profiles) {
            System.out.println(profile + "\t" + outcome(profile));
        }
    }

    private static String outcome(String profile) throws InterruptedException {
        CloudTarget target = CloudTarget.parse("orders", new CloudTarget.Place(null, profile, null), Map.of());
        try (CloudConnection connection = CloudConnection.open(target, new CallBudget())) {
            connection.once(
                    CloudCall.VERSIONS,
                    "function orders",
                    lambda -> lambda.listVersionsByFunction(r -> r.functionName("orders")));
            return "answered";
        } catch (CloudFault e) {
            return e.kind() + " " + e.getMessage();
        }
    }
}
