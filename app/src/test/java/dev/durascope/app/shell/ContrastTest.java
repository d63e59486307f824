package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every colour that text is written in stands out from every ground it is written on (WCAG 2.2, level AA). */
class ContrastTest {
    private static final Pattern COLOUR = Pattern.compile("(-ds-[a-z-]+): #([0-9a-f]{6});");
    private static final String[] INKS = {
        "-ds-running",
        "-ds-waiting",
        "-ds-succeeded",
        "-ds-failed",
        "-ds-ended",
        "-ds-held",
        "-ds-cursor",
        "-ds-json-key",
        "-ds-json-string",
        "-ds-json-number",
        "-ds-json-literal",
        "-ds-json-bracket",
        "-ds-json-plain",
        "-ds-quiet",
        "-ds-stderr"
    };
    private static final String[] GROUNDS = {
        "-ds-pane", "-ds-window", "-ds-selected", "-ds-selected-quiet", "-ds-hover", "-ds-found"
    };

    private static Map<String, String> colours(String sheet) throws IOException {
        try (InputStream in = Theme.class.getResourceAsStream(sheet)) {
            Map<String, String> colours = new HashMap<>();
            Matcher found = COLOUR.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            while (found.find()) {
                colours.put(found.group(1), found.group(2));
            }
            return colours;
        }
    }

    private static double luminance(String hex) {
        double sum = 0;
        double[] weights = {0.2126, 0.7152, 0.0722};
        for (int i = 0; i < 3; i++) {
            double c = Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16) / 255.0;
            sum += weights[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light.css", "dark.css"})
    void textStandsOutFromItsGround(String sheet) throws IOException {
        Map<String, String> colours = colours(sheet);
        for (String ground : GROUNDS) {
            for (String ink : INKS) {
                assertThat(contrast(colours.get(ink), colours.get(ground)))
                        .as(ink + " on " + ground + " in " + sheet)
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
        assertThat(contrast(colours.get("-ds-waiting"), colours.get("-ds-wait-ground")))
                .isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(colours.get("-ds-failed"), colours.get("-ds-failed-ground")))
                .isGreaterThanOrEqualTo(4.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light.css", "dark.css"})
    void bothThemesNameTheSameColours(String sheet) throws IOException {
        assertThat(colours(sheet).keySet())
                .isEqualTo(colours("light.css").keySet())
                .hasSizeGreaterThan(20);
    }
}
