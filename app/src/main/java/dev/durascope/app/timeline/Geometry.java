package dev.durascope.app.timeline;

/**
 * Where the parts of the picture lie: names at the left; from the top a rail for cursor and breaks, the axis, the
 * invocations, and the rows.
 *
 * @param width pixels of the whole picture
 * @param height pixels of the whole picture
 * @param names pixels of the column of names
 * @param lanes how many lanes the invocations take
 * @param time what of the time is in view, as wide as what is right of the names
 */
record Geometry(double width, double height, double names, int lanes, Viewport time, Rows rows) {
    static final double RAIL = 18;
    static final double AXIS = 18;
    static final double LANE = 18;

    /** Where the rows begin. */
    static double rowsTop(int lanes) {
        return RAIL + AXIS + lanes * LANE + 1;
    }

    /** How wide the column of names is in a picture so many pixels wide. */
    static double namesWidth(double width) {
        return Math.clamp(Math.round(width * 0.2), 168.0, 260.0);
    }

    /** Where a lane begins. */
    double laneY(int lane) {
        return RAIL + AXIS + lane * LANE;
    }

    /** The pixel of a place on the line. */
    double x(double place) {
        return names + time.x(place);
    }

    /** How wide the part is in which time runs. */
    double chartWidth() {
        return Math.max(1, width - names);
    }

    /** Which part a point lies in. */
    Part part(double x, double y) {
        if (x < 0 || y < 0 || x >= width || y >= height) {
            return Part.OUTSIDE;
        }
        boolean name = x < names;
        if (y < RAIL + AXIS) {
            return name ? Part.CORNER : y < RAIL ? Part.RAIL : Part.AXIS;
        }
        if (y < rows.top()) {
            return name ? Part.CORNER : Part.LANES;
        }
        return rows.at(y) < 0 ? Part.OUTSIDE : name ? Part.NAME : Part.ROW;
    }

    /** The parts of the picture. */
    enum Part {
        CORNER,
        RAIL,
        AXIS,
        LANES,
        NAME,
        ROW,
        OUTSIDE
    }
}
