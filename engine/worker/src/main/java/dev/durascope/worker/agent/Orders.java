package dev.durascope.worker.agent;

import java.util.EnumSet;
import java.util.Set;

/**
 * At which points the engine wants to be asked, in the form {@code 7 CALL,BODY}. Orders come on two ways, with an
 * invocation and at any moment; the higher number is the newer order.
 */
record Orders(long number, Set<HoldPoint> points, boolean forGood) {
    /** Stands among the points when nobody but the engine may let a held thread go, not even the engine's end. */
    private static final String FOR_GOOD = "FOR_GOOD";

    static final Orders NONE = new Orders(0, Set.of(), false);

    /**
     * Reads an order; points that are not known are left out.
     *
     * @throws NumberFormatException when it has no number
     */
    static Orders parse(String text) {
        String[] words = text.strip().split(" ", 2);
        Set<String> names = words.length == 2 ? Set.of(words[1].split(",")) : Set.of();
        Set<HoldPoint> points = EnumSet.noneOf(HoldPoint.class);
        for (HoldPoint point : HoldPoint.values()) {
            if (names.contains(point.name())) {
                points.add(point);
            }
        }
        return new Orders(Long.parseLong(words[0]), points, names.contains(FOR_GOOD));
    }
}
