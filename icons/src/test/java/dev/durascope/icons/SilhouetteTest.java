package dev.durascope.icons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An icon is told from its neighbours by its shape alone, at the smallest size it is drawn in and at the usual one. */
class SilhouetteTest {
    /** In how much of their ink any two icons differ at least. */
    private static final double DISTINCT = 0.09;

    /** In how much of their ink two icons of a family differ at least: those that stand beside each other. */
    private static final double DISTINCT_IN_FAMILY = 0.15;

    private static final Pattern WIDTH = Pattern.compile("stroke-width=\"([0-9.]+)\"");

    @ParameterizedTest
    @ValueSource(ints = {12, 16})
    void noTwoIconsLookAlike(int size) throws Exception {
        List<Map.Entry<DurascopeIcons, Raster>> rasters =
                List.copyOf(rasters(size).entrySet());
        List<String> alike = new ArrayList<>();
        for (int i = 0; i < rasters.size(); i++) {
            for (int j = i + 1; j < rasters.size(); j++) {
                DurascopeIcons one = rasters.get(i).getKey();
                DurascopeIcons other = rasters.get(j).getKey();
                double difference =
                        rasters.get(i).getValue().difference(rasters.get(j).getValue());
                if (difference < (Family.of(one) == Family.of(other) ? DISTINCT_IN_FAMILY : DISTINCT)
                        && !isZoom(one, other)) {
                    alike.add("%s and %s: %.3f".formatted(one, other, difference));
                }
            }
        }
        assertThat(alike).as("icons that look alike at %s px", size).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 16, 24})
    void everyIconIsLegibleAndLiesInItsGrid(int size) throws Exception {
        rasters(size).forEach((icon, raster) -> {
            assertThat(raster.sum() / size / size)
                    .as("part of the grid that %s covers at %s px", icon, size)
                    .isBetween(0.05, 0.5);
            assertThat(raster.darkest())
                    .as("blackest pixel of %s at %s px", icon, size)
                    .isGreaterThan(0.65);
            assertThat(raster.spilt())
                    .as("ink of %s outside of %s px", icon, size)
                    .isLessThan(0.1);
        });
    }

    @Test
    void everyIconLiesInTheMiddleOfItsGrid() throws Exception {
        rasters(4 * Drawing.GRID)
                .forEach((icon, raster) -> assertThat(raster.offCentre())
                        .as("how far the middle of %s lies off its grid's", icon)
                        .isLessThan(1.5 / Drawing.GRID));
    }

    @Test
    void everyLineHasTheOneWeightAndNoGapIsNarrower() {
        for (Drawing drawing : Drawing.all()) {
            for (String path : drawing.paths()) {
                var width = WIDTH.matcher(path);
                if (width.find()) {
                    assertThat(path)
                            .as("only a gap of %s has a width of its own", drawing.name())
                            .contains("stroke=\"#fff\"");
                    assertThat(Double.parseDouble(width.group(1)))
                            .as(drawing.name())
                            .isGreaterThan(2);
                }
            }
        }
    }

    /** Plus and minus in the same lens are what everybody knows: they may be more alike than others. */
    private static boolean isZoom(DurascopeIcons one, DurascopeIcons other) {
        return one == DurascopeIcons.ZOOM_IN && other == DurascopeIcons.ZOOM_OUT
                || one == DurascopeIcons.SEARCH && other == DurascopeIcons.ZOOM_OUT;
    }

    private static Map<DurascopeIcons, Raster> rasters(int size) throws Exception {
        Map<DurascopeIcons, Raster> rasters = new EnumMap<>(DurascopeIcons.class);
        for (DurascopeIcons icon : DurascopeIcons.values()) {
            rasters.put(icon, Raster.of(icon, size));
        }
        return rasters;
    }
}
