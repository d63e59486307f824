package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages name a command with its key as the page of keys does, which is made from the program. */
class NamedCommandsTest {
    private static final Path DOCS = Path.of("../docs");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+) \\| ([^|]+) \\| [^|]+ \\|$");
    private static final Pattern NAMED = Pattern.compile("\\*(?:[^*\\n]+ [›>] )?([^*\\n]+?)…?\\*\\s\\(([^)\\n]+)\\)");

    @ParameterizedTest
    @ValueSource(strings = {"guide.md", "ides.md", "troubleshooting.md"})
    void aCommandThatAPageNamesWithItsKeyIsCalledSo(String page) throws IOException {
        Map<String, String> titles = new HashMap<>();
        ROW.matcher(Files.readString(DOCS.resolve("keys.md")))
                .results()
                .forEach(row -> titles.put(row.group(2), row.group(1)));
        Matcher named = NAMED.matcher(Files.readString(DOCS.resolve(page)));
        int found = 0;
        while (named.find()) {
            String title = titles.get(named.group(2));
            if (title != null) {
                assertThat(title).as("%s: %s", page, named.group()).contains(named.group(1));
                found++;
            }
        }
        assertThat(found).isPositive();
    }
}
