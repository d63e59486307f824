package dev.durascope.app.launch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The names to offer when one was asked for that is not there. */
public final class NearNames {
    /** How many are listed: more are no help to someone who has misspelt one. */
    static final int MOST = 10;

    /** Below every number of edits, as names that hold what was typed are what was meant. */
    private static final int HOLDS = 0;

    private NearNames() {}

    /**
     * Lists names, those most like the asked one first.
     *
     * @param asked a name, with or without its package
     * @param names full names; equally near ones stay in their order
     * @return at most ten names, and after them how many more there are, in words, if there are more
     */
    public static List<String> of(String asked, Collection<String> names) {
        List<String> nearest = new ArrayList<>(names.stream()
                .distinct()
                .sorted(Comparator.comparingInt(name -> distance(simple(asked), simple(name))))
                .toList());
        int more = nearest.size() - MOST;
        if (more > 0) {
            nearest.subList(MOST, nearest.size()).clear();
            nearest.add("… and " + more + " more");
        }
        return nearest;
    }

    /** A class's name without its package. */
    static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static int distance(String asked, String name) {
        String wanted = asked.toLowerCase(Locale.ROOT);
        String there = name.toLowerCase(Locale.ROOT);
        return !wanted.isEmpty() && there.contains(wanted) ? HOLDS : 1 + edits(wanted, there);
    }

    /** How many letters must be added, removed or replaced to make one of the other: Levenshtein's distance. */
    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
