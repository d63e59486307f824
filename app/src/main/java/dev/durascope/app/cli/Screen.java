package dev.durascope.app.cli;

/** What standard output is connected to, as far as drawing is concerned. */
interface Screen {

    /** Whether a frame can be drawn over the last one. */
    boolean isLive();

    /** Whether colours are wanted. */
    boolean hasColour();

    /** Whether glyphs beyond ASCII can be shown. */
    boolean hasUnicode();

    /** Columns at this moment; the window may have been resized. */
    int columns();

    /** Rows at this moment. */
    int rows();

    /** A file, a pipe, or a log. */
    record Plain(boolean hasUnicode) implements Screen {
        @Override
        public boolean isLive() {
            return false;
        }

        @Override
        public boolean hasColour() {
            return false;
        }

        @Override
        public int columns() {
            return 120;
        }

        @Override
        public int rows() {
            return Integer.MAX_VALUE;
        }
    }
}
