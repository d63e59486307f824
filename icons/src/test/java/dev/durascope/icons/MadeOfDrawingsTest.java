package dev.durascope.icons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The font and the images are made by hand, with {@code npm run build}, and committed: this tells when that was forgotten. */
class MadeOfDrawingsTest {
    private static final Path MANIFEST = Path.of("src/main/svg/made.sha256");

    @Test
    void whatIsCommittedWasMadeOfTheseDrawings() throws Exception {
        Map<String, String> hashes = new LinkedHashMap<>();
        for (String line : Files.readAllLines(MANIFEST)) {
            String[] parts = line.split(" {2}", 2);
            hashes.put(parts[1], parts[0]);
        }

        assertThat(hashes.keySet()).as("run npm run build in icons").containsAll(drawings());
        for (Map.Entry<String, String> made : hashes.entrySet()) {
            assertThat(hash(Path.of(made.getKey())))
                    .as("%s is not what it was at the last npm run build in icons", made.getKey())
                    .isEqualTo(made.getValue());
        }
    }

    private static List<String> drawings() throws IOException {
        try (Stream<Path> files = Files.walk(MANIFEST.getParent())) {
            return files.filter(file -> file.toString().endsWith(".svg"))
                    .map(file -> file.toString().replace('\\', '/'))
                    .toList();
        }
    }

    private static String hash(Path path) throws Exception {
        byte[] bytes = Files.readAllBytes(path);
        if (path.toString().endsWith(".svg")) {
            // A checkout on Windows may have added carriage returns.
            bytes = new String(bytes, StandardCharsets.UTF_8)
                    .replace("\r\n", "\n")
                    .getBytes(StandardCharsets.UTF_8);
        }
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
