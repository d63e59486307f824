package dev.durascope.app.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class JsonDocumentTest {
    private static final String ORDER =
            "{\"id\":\"o-1\",\"items\":[{\"sku\":\"A\"},{\"sku\":\"B\"}],\"note\":null,\"tags\":[]}";

    private static List<String> lines(JsonFolding folding) {
        return folding.stream()
                .map(line -> "  ".repeat(line.depth())
                        + (line.key() == null ? "" : line.key() + ": ")
                        + line.value()
                        + (line.comma() ? "," : "")
                        + (line.hidden().isEmpty() ? "" : " " + line.hidden()))
                .toList();
    }

    @Test
    void aDocumentIsLaidOutOneMemberALine() {
        assertThat(lines(new JsonFolding(JsonDocument.of(ORDER))))
                .containsExactly(
                        "{",
                        "  \"id\": \"o-1\",",
                        "  \"items\": [",
                        "    {",
                        "      \"sku\": \"A\"",
                        "    },",
                        "    {",
                        "      \"sku\": \"B\"",
                        "    }",
                        "  ],",
                        "  \"note\": null,",
                        "  \"tags\": []",
                        "}");
    }

    @Test
    void aFoldedContainerSaysHowMuchItHolds() {
        JsonFolding folding = new JsonFolding(JsonDocument.of(ORDER));

        folding.toggle(2);

        assertThat(lines(folding))
                .containsExactly(
                        "{",
                        "  \"id\": \"o-1\",",
                        "  \"items\": […], 2 items",
                        "  \"note\": null,",
                        "  \"tags\": []",
                        "}");
        folding.toggle(2);
        assertThat(folding).hasSize(13);
    }

    @Test
    void foldingAllLeavesTheOutermostOpen() {
        JsonFolding folding = new JsonFolding(JsonDocument.of(ORDER));

        folding.foldAll();
        assertThat(folding).hasSize(6);
        folding.unfoldAll();
        assertThat(folding).hasSize(13);
    }

    @Test
    void copyingAFoldedLineCopiesAllOfIt() {
        JsonFolding folding = new JsonFolding(JsonDocument.of(ORDER));
        folding.toggle(2);

        assertThat(folding.source(List.of(2))).isEqualTo("\"items\":[{\"sku\":\"A\"},{\"sku\":\"B\"}]");
    }

    @Test
    void copyingNestedLinesCopiesNothingTwice() {
        JsonFolding folding = new JsonFolding(JsonDocument.of(ORDER));

        assertThat(folding.source(List.of(2, 3, 4, 10)))
                .isEqualTo("\"items\":[{\"sku\":\"A\"},{\"sku\":\"B\"}]\n\"note\":null");
    }

    @Test
    void textThatIsNoJsonStandsInItsOwnLines() {
        JsonDocument document = JsonDocument.of("hello\r\nworld\n");

        assertThat(document.isJson()).isFalse();
        assertThat(lines(new JsonFolding(document))).containsExactly("hello", "world", "");
    }

    @Test
    void aVeryLongValueIsShownCutAndCopiedWhole() {
        String value = "x".repeat(5_000);
        JsonFolding folding = new JsonFolding(JsonDocument.of("\"" + value + "\""));

        assertThat(folding.get(0).value()).hasSizeLessThan(500).contains("more characters");
        assertThat(folding.source(List.of(0))).hasSize(5_002);
    }

    @Test
    @Timeout(20)
    void tenMegabytesAreLaidOutQuicklyAndOpenFolded() {
        JsonFolding folding = new JsonFolding(JsonDocument.of(tenMegabytes()));

        assertThat(folding.document().size()).isGreaterThan(500_000);
        assertThat(folding.size()).isLessThan(folding.document().size() / 5);
        assertThat(folding.get(1).folded()).isTrue();
    }

    private static String tenMegabytes() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; text.length() < 10_000_000; i++) {
            text.append(i == 0 ? "" : ",")
                    .append("{\"id\":")
                    .append(i)
                    .append(",\"name\":\"item number ")
                    .append(i)
                    .append("\",\"tags\":[1,2]}");
        }
        return text.append(']').toString();
    }

    @Test
    void layingOutEndsWhenNobodyWaitsForItAnyMore() throws Exception {
        String json = tenMegabytes();
        AtomicInteger tokens = new AtomicInteger();
        onInterruptedThread(() -> JsonScanner.scan(json, (kind, start, end) -> tokens.incrementAndGet()));
        assertThat(tokens.get()).isLessThan(10_000);

        onInterruptedThread(() -> JsonDocument.of(json));
        onInterruptedThread(() -> JsonDocument.of("no JSON\n".repeat(100_000)));
    }

    private static void onInterruptedThread(Runnable work) throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = Thread.ofPlatform().unstarted(() -> {
            Thread.currentThread().interrupt();
            try {
                work.run();
            } catch (Throwable e) {
                thrown.set(e);
            }
        });
        thread.start();
        thread.join();
        assertThat(thrown.get()).isInstanceOf(CancellationException.class);
    }

    @Test
    void aPreviewIsOneLineAndEndsWhereItIsCut() {
        assertThat(JsonDocument.preview("{\n  \"a\": 1\n}", 40)).isEqualTo("{ \"a\": 1 }");
        assertThat(JsonDocument.preview("abcdefgh", 4)).isEqualTo("abcd…");
        assertThat(JsonDocument.preview(null, 4)).isEmpty();
    }
}
