package dev.durascope.engine.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * Keeps long texts out of the journal's rows: in their place stands {@code {"@payload": HASH}}, and the text is kept
 * once under its SHA-256, however often it occurs. Entries have no object of that form themselves.
 */
final class LargePayloads {
    /** Characters from which a text is kept apart. */
    static final int THRESHOLD = 2_048;

    private static final String REFERENCE = "@payload";

    private LargePayloads() {}

    /** Finds the text that a hash stands for. */
    @FunctionalInterface
    interface Lookup<E extends Exception> {
        String textOf(String hash) throws E;
    }

    /** A generator that writes references for long texts and leaves these, by hash, in a map. */
    static JsonGenerator diverting(JsonGenerator target, Map<String, String> texts) {
        return new JsonGeneratorDelegate(target, false) {
            @Override
            public void writeString(String text) throws IOException {
                if (text.length() < THRESHOLD) {
                    super.writeString(text);
                    return;
                }
                String hash = hash(text);
                texts.put(hash, text);
                writeStartObject();
                writeFieldName(REFERENCE);
                super.writeString(hash);
                writeEndObject();
            }
        };
    }

    /** Whether a JSON text may hold references, told without parsing it. */
    static boolean mayRefer(String json) {
        return json.contains("{\"" + REFERENCE + "\":");
    }

    /** The tree with texts in the place of references; the given one may be changed. */
    static <E extends Exception> JsonNode resolve(JsonNode node, Lookup<E> lookup) throws E {
        if (node instanceof ObjectNode object) {
            JsonNode reference = object.get(REFERENCE);
            if (reference != null) {
                return TextNode.valueOf(lookup.textOf(reference.textValue()));
            }
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                member.setValue(resolve(member.getValue(), lookup));
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, resolve(array.get(i), lookup));
            }
        }
        return node;
    }

    /** What a text is kept under: its SHA-256. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
