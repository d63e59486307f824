package dev.durascope.engine.api;

import com.sun.net.httpserver.HttpExchange;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A request body that ends in a refusal when it is longer than any request of the API can be. */
final class BoundedBody extends FilterInputStream {

    /** 6 MiB of payload with every character escaped would be more; no SDK sends such. */
    static final long MAX_BYTES = 32L << 20;

    /** What is read of a refused body, so that the client reads the refusal and not a reset connection. */
    private static final long MAX_DRAINED = 64L << 20;

    private long left = MAX_BYTES;

    private BoundedBody(InputStream in) {
        super(in);
    }

    /** Bounds an exchange's request body. */
    static void bound(HttpExchange exchange) {
        exchange.setStreams(new BoundedBody(exchange.getRequestBody()), null);
    }

    /** Reads what is left of an exchange's request body, within bounds, so that the connection can be kept. */
    static void drain(HttpExchange exchange) throws IOException {
        InputStream body = exchange.getRequestBody();
        InputStream unbounded = body instanceof BoundedBody bounded ? bounded.in : body;
        byte[] buffer = new byte[64 << 10];
        long drained = 0;
        while (drained < MAX_DRAINED) {
            int n = unbounded.read(buffer);
            if (n < 0) {
                return;
            }
            drained += n;
        }
    }

    @Override
    public int read() throws IOException {
        int b = in.read();
        if (b >= 0) {
            take(1);
        }
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = in.read(buffer, offset, length);
        return n < 0 ? n : (int) take(n);
    }

    @Override
    public long skip(long n) throws IOException {
        return take(in.skip(n));
    }

    private long take(long n) throws TooLargeException {
        left -= n;
        if (left < 0) {
            throw new TooLargeException(MAX_BYTES);
        }
        return n;
    }

    /** The body is longer than allowed. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException(long limit) {
            super("Request must be smaller than " + limit + " bytes.");
        }

        @Override
        public String getMessage() {
            return Objects.requireNonNull(super.getMessage());
        }
    }
}
