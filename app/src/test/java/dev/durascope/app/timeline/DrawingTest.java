package dev.durascope.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.testing.Journals;
import dev.durascope.app.testing.RandomRun;
import dev.durascope.engine.model.ErrorObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javafx.scene.paint.Color;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

@Timeout(60)
class DrawingTest {
    private static final Set<Ink> TONES = EnumSet.noneOf(Ink.class);

    static {
        for (Tone tone : Tone.values()) {
            TONES.add(tone.ink());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void nothingThatExistsIsInvisibleHoweverDense(long seed) {
        Random random = new Random(seed);
        DrawnTimeline drawn = new DrawnTimeline(RandomRun.of(random, 1_500));
        drawn.model.collapseIdleProperty().set(random.nextBoolean());
        drawn.sight.setSqueezed(true);
        drawn.sight.refresh();
        for (int zoom = 0; zoom < 3; zoom++) {
            assertThatAllBarsInViewAreDrawn(drawn);
            drawn.sight.zoom(4, 168 + random.nextInt(600));
        }
        drawn.sight.setSqueezed(false);
        drawn.sight.fit();
        assertThatAllBarsInViewAreDrawn(drawn);
    }

    private static void assertThatAllBarsInViewAreDrawn(DrawnTimeline drawn) {
        RecordingPen pen = drawn.draw();
        Geometry g = drawn.sight.geometry();
        Picture picture = drawn.sight.picture();
        for (int row = g.rows().first(); row < g.rows().end(); row++) {
            double top = g.rows().y(g.rows().bandStart(row));
            double middle = top + g.rows().bandHeight() / 2;
            if (middle > g.rows().bottom() - 1 || middle < g.rows().top()) {
                continue;
            }
            for (Bar bar : Bars.of(drawn.model.rows().get(row).state(), drawn.model.standing())) {
                double from = Math.max(picture.x(bar.from()), g.names());
                double to = Math.min(picture.x(bar.to()), g.width());
                if (to < g.names() || from >= g.width() - 1) {
                    continue;
                }
                boolean seen = pen.rects.stream()
                        .anyMatch(rect -> TONES.contains(rect.ink())
                                && rect.x() <= to + 1
                                && rect.x() + rect.width() >= from - 1
                                && Math.abs(rect.y() + rect.height() / 2 - middle)
                                        <= g.rows().bandHeight() / 2);
                assertThat(seen).as("bar %s of row %d", bar, row).isTrue();
            }
        }
    }

    @Test
    void aFailureAmongThousandsIsStillSeen() {
        Journals journal = new Journals(Journals.arn("f", "many")).started("{}").invoked();
        for (int i = 0; i < 3_000; i++) {
            journal.step("s" + i, "s").pass(1);
            if (i == 1_700) {
                journal.stepFailed("s" + i, 1, ErrorObject.of("No", "no"), null);
            } else {
                journal.stepSucceeded("s" + i, 1, "{}");
            }
        }
        DrawnTimeline drawn = new DrawnTimeline(journal);
        drawn.sight.setSqueezed(true);
        drawn.sight.refresh();
        assertThat(drawn.draw().rects).anyMatch(rect -> rect.ink() == Ink.FAILED);
        assertThat(drawn.sight.contentHeight()).isLessThanOrEqualTo(240);
    }

    @Test
    void whatIsDrawnDoesNotGrowWithWhatThereIs() {
        Journals journal = new Journals(Journals.arn("f", "many")).started("{}").invoked();
        for (int i = 0; i < 20_000; i++) {
            journal.step("s" + i, "s").pass(1).stepSucceeded("s" + i, 1, "{}");
        }
        DrawnTimeline drawn = new DrawnTimeline(journal);
        assertThat(drawn.draw().rects).hasSizeLessThan(1_000);
        drawn.sight.setSqueezed(true);
        drawn.sight.refresh();
        assertThat(drawn.draw().rects).hasSizeLessThan(5_000);
    }

    @Test
    void everyPixelOfADensityHasTheToneThatTellsTheMost() {
        Density density = new Density(100);
        density.add(0, 100, Tone.SPAN);
        density.add(10, 20, Tone.SUCCEEDED);
        density.add(15.2, 15.4, Tone.FAILED);
        density.add(99.9, 100.3, Tone.WAITING);
        density.add(-5, -1, Tone.FAILED);
        density.add(120, 130, Tone.FAILED);
        StringBuilder runs = new StringBuilder();
        density.flush((from, to, tone) ->
                runs.append(from).append('-').append(to).append(tone).append(' '));
        assertThat(runs.toString().trim())
                .isEqualTo("0-10SPAN 10-15SUCCEEDED 15-16FAILED 16-20SUCCEEDED 20-99SPAN 99-100WAITING");
        assertThat(density.isEmpty()).isTrue();
    }

    @Test
    void svgIsWellFormedAndStaysInsideItsBounds() throws Exception {
        Journals journal = new Journals(Journals.arn("f", "svg")).started("{}").invoked();
        journal.step("a", "<b>\"quoted\" & 'odd' \u0001 ünïcödé</b>").pass(30).stepSucceeded("a", 1, "{}");
        journal.step("b", "fails")
                .pass(20)
                .stepFailed("b", 1, ErrorObject.of("No", "no"), 5)
                .returned("PENDING");
        journal.jump(Duration.ofSeconds(5)).invoked().again("b").pass(8).stepSucceeded("b", 2, "{}");
        DrawnTimeline drawn = new DrawnTimeline(journal);
        Map<Ink, Color> colours = new EnumMap<>(Ink.class);
        for (Ink ink : Ink.values()) {
            colours.put(ink, Color.rgb(10 * ink.ordinal(), 0, 0));
        }
        Geometry g = drawn.sight.whole(10_000);
        SvgPen pen = new SvgPen(new Palette(colours, "Inter"), (text, size) -> 6.0 * text.length());
        Picture picture = new Picture(drawn.model, g, null);
        TimelinePainter.paint(pen, picture);
        new OverlayPainter(pen, picture).paint(-1, Double.NaN, null);
        String svg = pen.document(g.width(), g.height(), "a < b & c");

        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document document =
                factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        Element root = document.getDocumentElement();
        assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 800 " + (long) g.height());
        assertThat(root.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("a < b & c");
        assertThat(svg).contains("&lt;b&gt;").contains("5 s skipped");
        assertThat(svg).contains("#" + String.format("%02x", 10 * Ink.FAILED.ordinal()) + "0000");
        NodeList rects = root.getElementsByTagName("rect");
        assertThat(rects.getLength()).isGreaterThan(20);
        for (int i = 0; i < rects.getLength(); i++) {
            Element rect = (Element) rects.item(i);
            double x = Double.parseDouble(rect.getAttribute("x"));
            double y = Double.parseDouble(rect.getAttribute("y"));
            assertThat(x).isBetween(-20.0, g.width() + 20);
            assertThat(x + Double.parseDouble(rect.getAttribute("width"))).isBetween(-20.0, g.width() + 20);
            assertThat(y + Double.parseDouble(rect.getAttribute("height"))).isBetween(0.0, g.height());
        }
    }
}
