package dev.durascope.app.palette;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How well what was typed fits a command. Each typed word must be found: best as the beginning of a word of the title, then
 * inside one, then spread over the beginnings of several ({@code so} and {@code stov} are Step Over), last in what else is
 * known of the command, its menu, key and description.
 *
 * @param cost 0 for the best; the sum over the typed words
 * @param marked which characters of the title were typed
 */
record TitleMatch(int cost, BitSet marked) {
    private static final int TITLE_BEGINS = 0;
    private static final int WORD_BEGINS = 1;
    private static final int INSIDE = 4;
    private static final int SPREAD = 6;
    private static final int ELSEWHERE = 20;

    /** Matches; {@code null} when a typed word is found nowhere. What was typed may be blank, and then all match. */
    static @Nullable TitleMatch of(String typed, String title, String elsewhere) {
        String lowTitle = title.toLowerCase(Locale.ROOT);
        List<String> elsewhereWords = words(elsewhere.toLowerCase(Locale.ROOT));
        BitSet marked = new BitSet(title.length());
        int cost = 0;
        for (String word : words(typed.toLowerCase(Locale.ROOT))) {
            int at = beginning(lowTitle, word);
            if (at >= 0) {
                marked.set(at, at + word.length());
                cost += at == 0 ? TITLE_BEGINS : WORD_BEGINS;
            } else if ((at = lowTitle.indexOf(word)) >= 0) {
                marked.set(at, at + word.length());
                cost += INSIDE;
            } else if (spread(lowTitle, 0, word, 0, marked)) {
                cost += SPREAD;
            } else if (elsewhereWords.stream().anyMatch(other -> other.startsWith(word))) {
                cost += ELSEWHERE;
            } else {
                return null;
            }
        }
        return new TitleMatch(cost, marked);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.split("\\s+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    private static int beginning(String title, String word) {
        for (int at = title.indexOf(word); at >= 0; at = title.indexOf(word, at + 1)) {
            if (begins(title, at)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean begins(String title, int at) {
        return at == 0 || !Character.isLetterOrDigit(title.charAt(at - 1));
    }

    /** Whether the rest of a word is found from here on, each letter after the one before or at a word's beginning. */
    private static boolean spread(String title, int from, String word, int typed, BitSet marked) {
        if (typed == word.length()) {
            return true;
        }
        for (int at = from; at < title.length(); at++) {
            boolean next = at == from && typed > 0;
            if (title.charAt(at) == word.charAt(typed)
                    && (next || begins(title, at))
                    && spread(title, at + 1, word, typed + 1, marked)) {
                marked.set(at);
                return true;
            }
        }
        return false;
    }
}
