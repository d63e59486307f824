package dev.durascope.app.text;

import java.util.Locale;

/** Writes counts and byte sizes for people. */
public final class Sizes {
    private Sizes() {}

    /** Bytes in the largest unit that leaves at least one: {@code 812 B}, {@code 4.1 KB}, {@code 100 MB}. */
    public static String bytes(long bytes) {
        if (bytes < 1_024) {
            return bytes + " B";
        }
        double value = bytes / 1024.0;
        String unit = "KB";
        if (value >= 1_024) {
            value /= 1_024;
            unit = "MB";
        }
        if (value >= 1_024) {
            value /= 1_024;
            unit = "GB";
        }
        boolean whole = value >= 100 || value == Math.rint(value);
        return String.format(Locale.ROOT, whole ? "%.0f %s" : "%.1f %s", value, unit);
    }

    /** A count with thousands separated: {@code 3,000}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
