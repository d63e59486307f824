package dev.durascope.engine.api;

import com.sun.net.httpserver.Headers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as the endpoints see it.
 *
 * @param segments the path below the API's prefix, split and then decoded once
 * @param body the whole body; empty for none
 * @param whileHeld shows the client that its answer will come; to be called every few seconds while it is held
 */
record ApiRequest(List<String> segments, Query query, Headers headers, byte[] body, Runnable whileHeld) {

    /** The path parameter that every route has: the second segment after the API's version. */
    String parameter() {
        return segments.get(2);
    }

    /** A header's value; absent when it was not sent or is empty. */
    @Nullable
    String header(String name) {
        String value = headers.getFirst(name);
        return value == null || value.isEmpty() ? null : value;
    }
}
