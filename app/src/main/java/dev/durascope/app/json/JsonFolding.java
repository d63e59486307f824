package dev.durascope.app.json;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Which lines of a document are to be seen: the lines inside folded containers are not. */
public final class JsonFolding extends AbstractList<JsonLine> {
    /** A document longer than this opens with all below its first level folded. */
    static final int OPEN_WHOLE = 1_000;

    private final JsonDocument document;
    private final BitSet folded = new BitSet();
    private int[] visible = new int[0];
    private int size;

    /** Shows a document, a long one folded. */
    public JsonFolding(JsonDocument document) {
        this.document = document;
        if (document.size() > OPEN_WHOLE) {
            foldDeeperThan(0);
        }
        layOut();
    }

    /** The document. */
    public JsonDocument document() {
        return document;
    }

    @Override
    public JsonLine get(int row) {
        if (row < 0 || row >= size) {
            throw new IndexOutOfBoundsException(row);
        }
        int line = visible[row];
        return document.line(line, folded.get(line));
    }

    @Override
    public int size() {
        return size;
    }

    /** Folds or unfolds what a visible row opens. */
    public void toggle(int row) {
        int line = visible[row];
        if (document.opens(line)) {
            folded.flip(line);
            layOut();
        }
    }

    /** Unfolds everything. */
    public void unfoldAll() {
        folded.clear();
        layOut();
    }

    /** Folds everything below the outermost container. */
    public void foldAll() {
        foldDeeperThan(0);
        layOut();
    }

    /** The source of visible rows, one after the other; a folded container whole. */
    public String source(List<Integer> rows) {
        StringBuilder source = new StringBuilder();
        int covered = -1;
        for (int row : rows.stream().sorted().toList()) {
            int line = visible[row];
            if (line <= covered) {
                continue;
            }
            if (!source.isEmpty()) {
                source.append('\n');
            }
            source.append(document.source(line));
            covered = document.closing(line);
        }
        return source.toString();
    }

    private void foldDeeperThan(int depth) {
        for (int line = 0; line < document.size(); line++) {
            if (document.opens(line) && document.depth(line) > depth) {
                folded.set(line);
            }
        }
    }

    private void layOut() {
        int[] rows = new int[document.size()];
        int count = 0;
        for (int line = 0; line < document.size(); line++) {
            rows[count++] = line;
            if (folded.get(line)) {
                line = document.closing(line);
            }
        }
        visible = Arrays.copyOf(rows, count);
        size = count;
    }
}
