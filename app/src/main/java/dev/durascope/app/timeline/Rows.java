package dev.durascope.app.timeline;

/**
 * Where rows lie. Rows that are lower than a few pixels share bands.
 *
 * @param count how many there are
 * @param height pixels of each; may be a fraction of one
 * @param scroll how many pixels of them are above the view
 * @param top where the view of them begins
 * @param bottom where it ends
 */
record Rows(int count, double height, double scroll, double top, double bottom) {
    /** Pixels of a row that is not squeezed. */
    static final double NORMAL = 20;

    /** Rows of at least so many pixels have a name each. */
    static final double NAMED = 13;

    /** Pixels that a band of rows that are too low to be told apart has at least. */
    static final double BAND = 3;

    /** Rows lower than a band are drawn together. */
    boolean inBands() {
        return height < BAND;
    }

    /** Pixels of all of them. */
    double total() {
        return count * height;
    }

    /** The top of a row. */
    double y(int row) {
        return top + row * height - scroll;
    }

    /** The row at a height, or -1 where none is. */
    int at(double y) {
        int row = (int) Math.floor((y - top + scroll) / height);
        return y < top || y >= bottom || row < 0 || row >= count ? -1 : row;
    }

    /** The first row of which something is in view. */
    int first() {
        return Math.max(0, (int) Math.floor(scroll / height));
    }

    /** One past the last row of which something is in view. */
    int end() {
        return Math.min(count, (int) Math.ceil((scroll + bottom - top) / height));
    }

    /** How many rows are drawn together. */
    private int together() {
        return inBands() ? (int) Math.ceil(BAND / height) : 1;
    }

    /** The pixels of rows that are drawn together, or of one where each is drawn for itself. */
    double bandHeight() {
        return together() * height;
    }

    /** The first of the rows that are drawn together with a row. */
    int bandStart(int row) {
        return row - row % together();
    }

    /** One past the last of the rows that are drawn together with a row. */
    int bandEnd(int row) {
        return Math.min(count, bandStart(row) + together());
    }
}
