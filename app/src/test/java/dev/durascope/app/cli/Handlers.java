package dev.durascope.app.cli;

/** Sources of handlers that speak the protocol by hand. */
final class Handlers {

    /** Waits for a callback named approval, then succeeds or fails as it does. */
    static final String APPROVAL = """
            import com.amazonaws.services.lambda.runtime.*;
            import java.io.*;
            import java.net.*;
            import java.net.http.*;
            import java.nio.charset.StandardCharsets;
            import java.util.regex.*;
            public class Approval implements RequestStreamHandler {
                @Override
                public void handleRequest(InputStream stream, OutputStream out, Context context) throws IOException {
                    String in = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                    out.write(answer(in).getBytes(StandardCharsets.UTF_8));
                }
                private static String answer(String in) throws IOException {
                    int callback = in.indexOf("CALLBACK");
                    if (callback < 0) {
                        System.out.println("asking for approval");
                        checkpoint(field(in, "DurableExecutionArn"), field(in, "CheckpointToken"));
                        return "{\\"Status\\":\\"PENDING\\"}";
                    }
                    String rest = in.substring(callback);
                    if (rest.contains("FAILED")) {
                        return "{\\"Status\\":\\"FAILED\\",\\"Error\\":{\\"ErrorType\\":\\"Rejected\\"}}";
                    }
                    return "{\\"Status\\":\\"SUCCEEDED\\",\\"Result\\":\\"{\\\\\\"approved\\\\\\":true}\\"}";
                }
                private static void checkpoint(String arn, String token) throws IOException {
                    String body = "{\\"CheckpointToken\\":\\"" + token + "\\",\\"Updates\\":[{\\"Id\\":\\"c\\","
                            + "\\"Name\\":\\"approval\\",\\"Type\\":\\"CALLBACK\\",\\"SubType\\":\\"Callback\\","
                            + "\\"Action\\":\\"START\\"}]}";
                    URI uri = URI.create(System.getenv("AWS_ENDPOINT_URL_LAMBDA") + "/2025-12-01/durable-executions/"
                            + URLEncoder.encode(arn, StandardCharsets.UTF_8) + "/checkpoint");
                    try {
                        HttpResponse<String> response = HttpClient.newHttpClient()
                                .send(
                                        HttpRequest.newBuilder(uri)
                                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                                .build(),
                                        HttpResponse.BodyHandlers.ofString());
                        if (response.statusCode() != 200) {
                            throw new IOException(response.body());
                        }
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                }
                private static String field(String in, String name) {
                    Matcher matcher = Pattern.compile("\\"" + name + "\\":\\"([^\\"]*)\\"").matcher(in);
                    matcher.find();
                    return matcher.group(1);
                }
            }
            """;

    /** The same, but waits for an hour too, under the name of cool down. */
    static final String COOLING = APPROVAL.replace("class Approval", "class Cooling")
            .replace(
                    "\\\"Updates\\\":[{",
                    "\\\"Updates\\\":[{\\\"Id\\\":\\\"w\\\",\\\"Name\\\":\\\"cool down\\\",\\\"Type\\\":\\\"WAIT\\\","
                            + "\\\"SubType\\\":\\\"Wait\\\",\\\"Action\\\":\\\"START\\\","
                            + "\\\"WaitOptions\\\":{\\\"WaitSeconds\\\":3600}},{")
            .replace(
                    "String rest = in.substring(callback);",
                    "String rest = in.substring(callback);\n"
                            + "if (in.substring(in.indexOf(\"WAIT\")).contains(\"STARTED\")) {\n"
                            + "    return \"{\\\"Status\\\":\\\"PENDING\\\"}\";\n"
                            + "}");

    /** A handler called Stepping that writes so many steps, two hundred in a checkpoint, and succeeds. */
    static String stepping(int steps) {
        return """
                import com.amazonaws.services.lambda.runtime.*;
                import java.io.*;
                import java.net.*;
                import java.net.http.*;
                import java.nio.charset.StandardCharsets;
                import java.util.regex.*;
                public class Stepping implements RequestStreamHandler {
                    @Override
                    public void handleRequest(InputStream stream, OutputStream out, Context context) throws IOException {
                        String in = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                        String arn = field(in, "DurableExecutionArn");
                        String token = field(in, "CheckpointToken");
                        for (int from = 0; from < %1$d; from += 200) {
                            StringBuilder updates = new StringBuilder();
                            for (int i = from; i < Math.min(from + 200, %1$d); i++) {
                                String step = "{'Id':'s" + i + "','Name':'step " + i + "','Type':'STEP','SubType':'Step',";
                                updates.append(i == from ? "" : ",")
                                        .append(step + "'Action':'START'},")
                                        .append(step + "'Action':'SUCCEED','Payload':'" + i + "'}");
                            }
                            String body = "{'CheckpointToken':'" + token + "','Updates':[" + updates + "]}";
                            token = field(checkpoint(arn, body.replace("'", "\\"")), "CheckpointToken");
                        }
                        out.write("{'Status':'SUCCEEDED','Result':'1'}"
                                .replace("'", "\\"")
                                .getBytes(StandardCharsets.UTF_8));
                    }
                    private static String checkpoint(String arn, String body) throws IOException {
                        URI uri = URI.create(System.getenv("AWS_ENDPOINT_URL_LAMBDA") + "/2025-12-01/durable-executions/"
                                + URLEncoder.encode(arn, StandardCharsets.UTF_8) + "/checkpoint");
                        HttpRequest request =
                                HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(body)).build();
                        try {
                            HttpResponse<String> response =
                                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
                            if (response.statusCode() != 200) {
                                throw new IOException(response.body());
                            }
                            return response.body();
                        } catch (InterruptedException e) {
                            throw new IOException(e);
                        }
                    }
                    private static String field(String in, String name) {
                        String member = "'" + name + "':'([^']*)'";
                        Matcher matcher = Pattern.compile(member.replace("'", "\\"")).matcher(in);
                        matcher.find();
                        return matcher.group(1);
                    }
                }
                """.formatted(steps);
    }

    private Handlers() {}
}
