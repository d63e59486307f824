package dev.durascope.app.launch;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the sample handler that comes with the application. */
public final class SampleJar {
    /** The system property that names it. */
    public static final String PROPERTY = "durascope.sample";

    private static final String NAME = "order-processor";

    private SampleJar() {}

    /** The sample: as the system property says, else beside the installed application, else as the build leaves it. */
    public static Optional<Path> find() {
        String named = System.getProperty(PROPERTY);
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named)).filter(Files::exists);
        }
        for (Path place = applicationPlace(); place != null; place = place.getParent()) {
            for (Path directory :
                    List.of(place.resolve("samples"), place.resolve("docs/samples/" + NAME + "/target"))) {
                Optional<Path> sample = in(directory);
                if (sample.isPresent()) {
                    return sample;
                }
            }
        }
        return Optional.empty();
    }

    /** The sample's jar in a directory; the build also leaves jars there that cannot run alone. */
    static Optional<Path> in(Path directory) {
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(directory, NAME + "*.jar")) {
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
