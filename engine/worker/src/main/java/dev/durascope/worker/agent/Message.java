package dev.durascope.worker.agent;

import dev.durascope.worker.wire.JsonText;

/** One line of JSON for the engine. */
final class Message {
    private final StringBuilder json = new StringBuilder(256);

    /** @param kind {@code watching}, {@code blind}, {@code seen} or {@code ask} */
    Message(String kind) {
        json.append("{\"kind\":\"").append(kind).append('"');
    }

    /** Adds a text, unless it is null. */
    Message with(String name, String value) {
        if (value != null) {
            name(name);
            JsonText.quote(json, value);
        }
        return this;
    }

    Message with(String name, long value) {
        name(name).append(value);
        return this;
    }

    Message with(String name, boolean value) {
        name(name).append(value);
        return this;
    }

    /** Adds where an operation was called, as far as that is known. */
    Message with(Caller caller) {
        if (caller != null) {
            with("class", caller.className()).with("method", caller.method()).with("file", caller.file());
            if (caller.line() > 0) {
                with("line", caller.line());
            }
        }
        return this;
    }

    private StringBuilder name(String name) {
        return json.append(",\"").append(name).append("\":");
    }

    /** The line with its end. */
    String line() {
        return json + "}\n";
    }
}
