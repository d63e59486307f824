package dev.durascope.app.instance;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.durascope.app.session.Opening;
import dev.durascope.app.session.Position;
import dev.durascope.app.session.WantedHandler;
import dev.durascope.engine.cloud.CloudTarget;
import java.io.IOException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one process asks another to open, as it goes between them: one line of JSON. Members that a version does not know
 * are passed over.
 *
 * @param token what the window's address file holds, which only its user can read
 * @param patience milliseconds after which the sender opens a window itself
 * @param files absolute paths
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Letter(
        String token,
        long patience,
        List<String> files,
        @Nullable String position,
        @Nullable Target target,
        @Nullable Handler handler) {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    @SuppressWarnings("ConstantValue") // What comes from another process may lack members.
    Letter {
        token = token == null ? "" : token;
        files = files == null ? List.of() : List.copyOf(files);
    }

    /** What to attach to, and where; all but the first absent where nothing says so. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Target(
            String named,
            @Nullable String region,
            @Nullable String profile,
            @Nullable String endpoint) {

        static Target of(CloudTarget target) {
            String named = target.execution() != null
                    ? target.execution().toString()
                    : target.functionName() + (target.qualifier() == null ? "" : ":" + target.qualifier());
            URI endpoint = target.endpoint();
            return new Target(named, target.region(), target.profile(), endpoint == null ? null : endpoint.toString());
        }

        CloudTarget read() {
            return CloudTarget.parse(named, new CloudTarget.Place(region, profile, endpoint), Map.of());
        }
    }

    /** The handler to choose. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Handler(@Nullable String name, int debugPort) {}

    static Letter of(Opening opening, String token, long patience) {
        WantedHandler wanted = opening.handler();
        return new Letter(
                token,
                patience,
                opening.files().stream()
                        .map(file -> file.toAbsolutePath().normalize().toString())
                        .toList(),
                opening.position() == null ? null : opening.position().toString(),
                opening.target() == null ? null : Target.of(opening.target()),
                wanted == null ? null : new Handler(wanted.name(), wanted.debugPort()));
    }

    /**
     * What is to be opened.
     *
     * @throws IllegalArgumentException when it is nothing that can be opened; says why
     */
    Opening opening() {
        try {
            return new Opening(
                    files.stream().map(Path::of).toList(),
                    position == null
                            ? null
                            : Position.parse(position)
                                    .orElseThrow(() -> new IllegalArgumentException(
                                            "'" + position + "' is no moment of an execution.")),
                    target == null ? null : target.read(),
                    handler == null ? null : new WantedHandler(handler.name(), handler.debugPort()));
        } catch (InvalidPathException | dev.durascope.engine.model.LambdaFault e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    String line() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Letter read(String line) throws IOException {
        return JSON.readValue(line, Letter.class);
    }
}
