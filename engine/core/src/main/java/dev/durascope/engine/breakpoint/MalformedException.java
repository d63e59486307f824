package dev.durascope.engine.breakpoint;

/** A pattern or condition that cannot be understood as it was typed. */
public final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int offset;

    private MalformedException(String message, int offset) {
        super(message);
        this.offset = offset;
    }

    /** A mistake at a place of the text. */
    public static MalformedException at(int offset, String message) {
        return new MalformedException(message, offset);
    }

    /** Where in the text the mistake is, in characters from 0. */
    public int offset() {
        return offset;
    }
}
