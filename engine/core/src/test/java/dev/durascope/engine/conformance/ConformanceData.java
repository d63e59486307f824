package dev.durascope.engine.conformance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the requirement files are. They are no part of this project, so they may be absent. */
final class ConformanceData {

    /** Names the directory, before anything else. */
    static final String PROPERTY = "durascope.conformance";

    /** Names the directory when the property does not. */
    static final String VARIABLE = "DURASCOPE_CONFORMANCE";

    /** Beside the checkout. */
    private static final Path DEFAULT = Path.of("shared", "reference", "conformance");

    private ConformanceData() {}

    /** The directory that is named, or else the one beside the checkout; empty when there is none. */
    static Optional<Path> find() {
        return Stream.of(System.getProperty(PROPERTY), System.getenv(VARIABLE))
                .filter(name -> name != null && !name.isBlank())
                .map(Path::of)
                .findFirst()
                .or(ConformanceData::besideCheckout)
                .filter(Files::isDirectory);
    }

    private static Optional<Path> besideCheckout() {
        for (Path place = Path.of("").toAbsolutePath(); place != null; place = place.getParent()) {
            Path candidate = place.resolve(DEFAULT);
            if (Files.isDirectory(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** Why there is nothing to play. */
    static String absence() {
        return "the conformance suites did not run: there is no directory of requirements; name it with -D" + PROPERTY
                + "=DIR or " + VARIABLE + ", or keep it beside the checkout as " + DEFAULT;
    }
}
