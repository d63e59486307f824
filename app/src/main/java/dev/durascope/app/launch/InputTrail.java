package dev.durascope.app.launch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The way from what is being typed back through the inputs of before, as a shell goes back through its lines: what was
 * changed on the way stays changed until it is run, and what was being typed is what comes at the newest end.
 */
final class InputTrail {
    private enum Kind {
        /** What is being typed. */
        DRAFT,
        /** A sample, or an input that was forgotten while it was shown or has been changed since. */
        LOOSE,
        /** An input that is kept. */
        KEPT
    }

    private static final class Stop {
        private final Kind kind;
        private final String origin;
        private String text;

        Stop(Kind kind, String text) {
            this.kind = kind;
            this.origin = text;
            this.text = text;
        }

        boolean isChanged() {
            return !text.equals(origin);
        }
    }

    /** The draft, then what is loose, then what is kept, the newest first. */
    private final List<Stop> stops = new ArrayList<>();

    private final Stop draft;
    private Stop at;

    InputTrail(String typed) {
        draft = new Stop(Kind.DRAFT, typed);
        at = draft;
        stops.add(draft);
    }

    /** The text at this point of the way. */
    String text() {
        return at.text;
    }

    /** Takes what was typed at this point. */
    void type(String text) {
        at.text = text;
    }

    /** Whether another text lies further back. */
    boolean hasOlder() {
        return next(1) != null;
    }

    /** Whether another text lies towards what was being typed. */
    boolean hasNewer() {
        return next(-1) != null;
    }

    /** Goes back to the next text that is another one; stays where there is none. */
    String older() {
        go(next(1));
        return at.text;
    }

    /** Goes on towards what was being typed to the next text that is another one; stays where there is none. */
    String newer() {
        go(next(-1));
        if (next(-1) == null) {
            // All that is newer is the same text, so this is the newest end.
            go(draft);
        }
        return at.text;
    }

    private @Nullable Stop next(int step) {
        for (int i = stops.indexOf(at) + step; i >= 0 && i < stops.size(); i += step) {
            if (!stops.get(i).text.equals(at.text)) {
                return stops.get(i);
            }
        }
        return null;
    }

    private void go(@Nullable Stop to) {
        if (to == null || to == at) {
            return;
        }
        if (at.kind == Kind.LOOSE && !at.isChanged()) {
            stops.remove(at);
        }
        at = to;
    }

    /** Goes to a kept input as it was kept, or to a text that is none of them, such as a sample. */
    String take(String text) {
        Stop kept = kept(text);
        if (kept == null) {
            Stop loose = new Stop(Kind.LOOSE, text);
            stops.add(1, loose);
            go(loose);
            return text;
        }
        if (kept.isChanged()) {
            loosen(kept.text);
            kept.text = kept.origin;
        }
        go(kept);
        return at.text;
    }

    /** Lets a changed text stand by itself. */
    private Stop loosen(String changed) {
        Stop loose = new Stop(Kind.LOOSE, "");
        loose.text = changed;
        stops.add(1, loose);
        return loose;
    }

    private @Nullable Stop kept(String text) {
        for (Stop stop : stops) {
            if (stop.kind == Kind.KEPT && stop.origin.equals(text)) {
                return stop;
            }
        }
        return null;
    }

    /** A text was run, and so is the newest kept one. */
    void ran(String text) {
        Stop ran = new Stop(Kind.KEPT, text);
        Stop known = kept(text);
        if (known != null) {
            stops.remove(known);
            if (known.isChanged()) {
                Stop loose = loosen(known.text);
                at = at == known ? loose : at;
            }
        }
        if (at != draft && at.text.equals(text)) {
            if (at.kind == Kind.LOOSE) {
                stops.remove(at);
            } else {
                at.text = at.origin;
            }
            at = ran;
        }
        int newest = 0;
        while (newest < stops.size() && stops.get(newest).kind != Kind.KEPT) {
            newest++;
        }
        stops.add(newest, ran);
    }

    /** Takes in which inputs are kept now, the newest first. What is shown stays, kept or not. */
    void show(List<String> texts) {
        Map<String, Stop> known = new HashMap<>();
        for (Stop stop : stops) {
            if (stop.kind == Kind.KEPT) {
                known.put(stop.origin, stop);
            }
        }
        stops.removeIf(stop -> stop.kind == Kind.KEPT);
        for (String text : texts) {
            Stop stop = known.remove(text);
            stops.add(stop == null ? new Stop(Kind.KEPT, text) : stop);
        }
        for (Stop gone : known.values()) {
            if (gone.isChanged()) {
                Stop loose = loosen(gone.text);
                at = at == gone ? loose : at;
            } else if (at == gone) {
                at = new Stop(Kind.LOOSE, gone.text);
                stops.add(1, at);
            }
        }
    }
}
