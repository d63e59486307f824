package dev.durascope.worker;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Where the handlers of the tests lie. */
final class TestCode {
    private TestCode() {}

    static Path directory() {
        try {
            return Path.of(TestCode.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
