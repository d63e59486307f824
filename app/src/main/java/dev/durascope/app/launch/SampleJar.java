package dev.durascope.app.launch;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the sample handlers that come with the application. */
public final class SampleJar {
    /** The system property that names the first. */
    public static final String PROPERTY = "durascope.sample";

    /**
     * The directory of the distribution, as its launchers say. Of classes out of a cache that was made elsewhere, the JDK tells a place
     * that is not theirs any more, or none.
     */
    private static final String DISTRIBUTION = "durascope.distribution";

    private static final String ORDER = "order-processor";
    private static final String TRIP = "trip-booking";

    private SampleJar() {}

    /**
     * The first sample, the order processor: as the system property says, else beside the installed application, else as
     * the build leaves it.
     */
    public static Optional<Path> find() {
        String named = System.getProperty(PROPERTY);
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named)).filter(Files::exists);
        }
        return find(ORDER);
    }

    /** The second sample, the trip booking: beside the installed application, else as the build leaves it. */
    public static Optional<Path> findTrip() {
        return find(TRIP);
    }

    private static Optional<Path> find(String name) {
        for (Path place = applicationPlace(); place != null; place = place.getParent()) {
            for (Path directory :
                    List.of(place.resolve("samples"), place.resolve("docs/samples/" + name + "/target"))) {
                Optional<Path> sample = in(directory, name);
                if (sample.isPresent()) {
                    return sample;
                }
            }
        }
        return Optional.empty();
    }

    /** A sample's jar in a directory; the build also leaves jars there that cannot run alone. */
    static Optional<Path> in(Path directory, String sample) {
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(directory, sample + "*.jar")) {
            for (Path jar : jars) {
                String name = String.valueOf(jar.getFileName());
                if (!name.endsWith("-sources.jar") && !name.startsWith("original-") && !name.endsWith("-javadoc.jar")) {
                    return Optional.of(jar);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Path applicationPlace() {
        String distribution = System.getProperty(DISTRIBUTION);
        if (distribution != null) {
            return Path.of(distribution).toAbsolutePath();
        }
        try {
            return Path.of(SampleJar.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toAbsolutePath();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Path.of("").toAbsolutePath();
        }
    }
}
