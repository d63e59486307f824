package dev.durascope.engine.json;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Knows whether somebody has read to a stream's end: a parser that failed there had wanted more than there is. */
public final class WatchedEnd extends FilterInputStream {
    private boolean reached;

    /** Reads a stream; closing this closes it. */
    public WatchedEnd(InputStream in) {
        super(in);
    }

    /** Whether the end was met. */
    public boolean isReached() {
        return reached;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        reached |= one < 0;
        return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int some = super.read(into, offset, length);
        reached |= some < 0;
        return some;
    }
}
