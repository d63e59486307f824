package dev.durascope.engine.recording;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.function.LongConsumer;

/** Tells how far a stream has been read, and ends reading when its thread is interrupted. */
final class WatchedStream extends FilterInputStream {
    /** Bytes between two messages. */
    private static final long STEP = 1 << 18;

    private final LongConsumer progress;
    private long read;
    private long told;

    WatchedStream(InputStream in, LongConsumer progress) {
        super(in);
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int some = super.read(into, offset, length);
        count(Math.max(0, some));
        return some;
    }

    private void count(int more) throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("Reading was cancelled.");
        }
        read += more;
        if (read - told >= STEP) {
            told = read;
            progress.accept(read);
        }
    }
}
