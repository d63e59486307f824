package dev.durascope.icons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;

class ApplicationIconTest {
    private static final Path PACKAGING = Path.of("src/main/application");

    /** The pixels of each type of picture in an ICNS that is PNG. */
    private static final Map<String, Integer> ICNS_TYPES = Map.ofEntries(
            Map.entry("icp4", 16),
            Map.entry("icp5", 32),
            Map.entry("icp6", 64),
            Map.entry("ic07", 128),
            Map.entry("ic08", 256),
            Map.entry("ic09", 512),
            Map.entry("ic10", 1024),
            Map.entry("ic11", 32),
            Map.entry("ic12", 64),
            Map.entry("ic13", 256),
            Map.entry("ic14", 512));

    @Test
    void thereIsAnImageOfEverySizeAndItsCornersAreTransparent() throws Exception {
        List<Image> images = Toolkit.call(ApplicationIcon::images);

        assertThat(images)
                .extracting(Image::getWidth)
                .containsExactlyElementsOf(
                        ApplicationIcon.SIZES.stream().map(Integer::doubleValue).toList());
        assertThat(images).noneMatch(Image::isError).allSatisfy(ApplicationIconTest::isSquareWithClearCorners);
    }

    @Test
    void everyPngHoldsTheSizeThatItsNameSays() throws Exception {
        for (int size : new int[] {16, 24, 32, 48, 64, 128, 256, 512}) {
            try (var png = ApplicationIcon.class.getResourceAsStream("durascope-" + size + ".png")) {
                assertThat(sizeOfPng(png.readAllBytes())).isEqualTo(size);
            }
        }
    }

    @Test
    void theWindowsIconHoldsTheSizesItClaims() throws Exception {
        byte[] file = Files.readAllBytes(PACKAGING.resolve("durascope.ico"));
        ByteBuffer ico = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(ico.getShort()).isZero();
        assertThat(ico.getShort()).as("type: icon").isEqualTo((short) 1);
        int count = ico.getShort();
        Map<Integer, Integer> sizes = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            int entry = 6 + 16 * i;
            int claimed = Byte.toUnsignedInt(ico.get(entry));
            int length = ico.getInt(entry + 8);
            int offset = ico.getInt(entry + 12);
            sizes.put(claimed == 0 ? 256 : claimed, sizeOfPng(part(file, offset, length)));
        }

        assertThat(sizes.keySet()).containsExactly(16, 24, 32, 48, 64, 256);
        assertThat(sizes).allSatisfy((claimed, held) -> assertThat(held).isEqualTo(claimed));
    }

    @Test
    void theMacIconHoldsTheSizesItClaims() throws Exception {
        byte[] file = Files.readAllBytes(PACKAGING.resolve("durascope.icns"));
        ByteBuffer icns = ByteBuffer.wrap(file);
        assertThat(type(file, 0)).isEqualTo("icns");
        assertThat(icns.getInt(4)).isEqualTo(file.length);
        Map<String, Integer> sizes = new LinkedHashMap<>();
        for (int at = 8; at < file.length; at += icns.getInt(at + 4)) {
            sizes.put(type(file, at), sizeOfPng(part(file, at + 8, icns.getInt(at + 4) - 8)));
        }

        assertThat(sizes).containsExactlyInAnyOrderEntriesOf(ICNS_TYPES);
    }

    @Test
    void theMarkIsAsLargeAsItIsAskedFor() throws Exception {
        var bounds = Toolkit.call(() -> ApplicationIcon.mark(56).getLayoutBounds());

        assertThat(bounds.getWidth()).isEqualTo(56);
        assertThat(bounds.getHeight()).isEqualTo(56);
    }

    private static void isSquareWithClearCorners(Image image) {
        int last = (int) image.getWidth() - 1;
        assertThat(image.getHeight()).isEqualTo(image.getWidth());
        for (int x : new int[] {0, last}) {
            for (int y : new int[] {0, last}) {
                assertThat(image.getPixelReader().getColor(x, y).getOpacity()).isLessThan(0.5);
            }
        }
        assertThat(image.getPixelReader().getColor(last / 2, last / 2).getOpacity())
                .isEqualTo(1);
    }

    /** The side of a square PNG in pixels, as its pixels decode and not only as its head says. */
    private static int sizeOfPng(byte[] png) throws Exception {
        Image image = Toolkit.call(() -> new Image(new ByteArrayInputStream(png)));
        assertThat(image.isError()).isFalse();
        assertThat(image.getHeight()).isEqualTo(image.getWidth());
        return (int) image.getWidth();
    }

    private static byte[] part(byte[] file, int offset, int length) {
        byte[] part = new byte[length];
        System.arraycopy(file, offset, part, 0, length);
        return part;
    }

    private static String type(byte[] file, int at) {
        return new String(file, at, 4, StandardCharsets.US_ASCII);
    }
}
