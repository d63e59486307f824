package dev.durascope.engine.conformance;

import java.net.URI;
import java.util.Optional;

/**
 * An endpoint that somebody else runs, such as {@code durascope serve}, with the functions {@code conformance-1-1},
 * {@code conformance-1-2} and so on, and the targets of the invoke suite, behind it. The endpoint is named by a system
 * property; the credentials are those that the environment holds, as {@code serve} prints them.
 */
final class ExternalStage implements Stage {

    /** The endpoint's URL. */
    static final String PROPERTY = "durascope.conformance.endpoint";

    private final Endpoint endpoint;

    private ExternalStage(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** The stage that the system property names; empty when it names none. */
    static Optional<ExternalStage> named() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .map(url -> new ExternalStage(new Endpoint(
                        URI.create(url),
                        environment("AWS_REGION").orElse("us-east-1"),
                        environment("AWS_ACCESS_KEY_ID").orElse("none"),
                        environment("AWS_SECRET_ACCESS_KEY").orElse("none"),
                        environment("AWS_SESSION_TOKEN").orElse(null))));
    }

    private static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name));
    }

    @Override
    public String title() {
        return "functions behind " + endpoint;
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public Optional<String> functionFor(Requirement requirement) {
        return Optional.of("conformance-" + requirement.id());
    }

    @Override
    public void close() {
        // Whoever started the endpoint ends it.
    }
}
