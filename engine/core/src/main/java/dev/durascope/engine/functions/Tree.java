package dev.durascope.engine.functions;

import java.util.List;
import java.util.Map;

/** A JSON or YAML document whose every value knows its place. */
sealed interface Tree {

    Place place();

    /** What the value is called in a message, such as {@code a list}. */
    String description();

    /** @param text a text's characters, or a number or boolean as it was written */
    record Scalar(Place place, String text, Kind kind) implements Tree {

        enum Kind {
            TEXT,
            NUMBER,
            BOOLEAN,
            NULL
        }

        @Override
        public String description() {
            return switch (kind) {
                case TEXT -> "\"" + text + "\"";
                case NUMBER, BOOLEAN -> text;
                case NULL -> "null";
            };
        }
    }

    record Sequence(Place place, List<Tree> items) implements Tree {
        @Override
        public String description() {
            return "a list";
        }
    }

    /** @param entries in the order of the file */
    record Mapping(Place place, Map<String, Tree> entries) implements Tree {
        @Override
        public String description() {
            return "an object";
        }

        /** Where the value of a key stands; the object's own place when it has none of it. */
        Place place(String key) {
            Tree value = entries.get(key);
            return value == null ? place : value.place();
        }
    }
}
