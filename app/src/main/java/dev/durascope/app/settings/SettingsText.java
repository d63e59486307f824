package dev.durascope.app.settings;

import static dev.durascope.app.text.Texts.text;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The settings as JSON. What this version does not know is kept, so that a later one finds its own again; a member that
 * cannot be what it says does not count, and every other one does.
 *
 * @param settings what the text says
 * @param tree all that stands in it, known or not
 * @param mistakes what does not count and why, a sentence each; empty for nothing
 */
record SettingsText(Settings settings, ObjectNode tree, List<String> mistakes) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Members whose own members are the user's, so that one that is gone was taken away. */
    private static final Set<String> BY_NAME = Set.of("dividers", "columns");

    /** A text that is no settings at all: where it breaks, in a few words. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String message) {
            super(message);
        }
    }

    /** What a first start has. */
    static SettingsText none() {
        return new SettingsText(Settings.DEFAULT, JSON.createObjectNode(), List.of());
    }

    /**
     * Reads a text.
     *
     * @param otherwise has the members that cannot be what the text says; what the text leaves out has its default
     * @throws Malformed when it is no JSON object
     */
    static SettingsText parse(byte[] text, Settings otherwise) throws Malformed {
        JsonNode tree;
        try {
            tree = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw new Malformed(
                    at == null
                            ? text("settings.syntax")
                            : text("settings.syntax.place", at.getLineNr(), at.getColumnNr()));
        } catch (IOException e) {
            throw new Malformed(text("settings.notTextUtf8"));
        }
        if (tree == null || tree.isMissingNode()) {
            throw new Malformed(text("settings.empty"));
        }
        if (!(tree instanceof ObjectNode object)) {
            throw new Malformed(text("settings.noJsonObject"));
        }
        return of(object, otherwise);
    }

    private static SettingsText of(ObjectNode tree, Settings otherwise) {
        ObjectNode counts = JSON.valueToTree(Settings.DEFAULT);
        ObjectNode instead = JSON.valueToTree(otherwise);
        List<String> mistakes = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : tree.properties()) {
            JsonNode before = counts.get(member.getKey());
            if (before == null && !counts.has(member.getKey())
                    || member.getValue().isNull()) {
                continue;
            }
            counts.set(member.getKey(), over(before, member.getValue()));
            if (read(counts) == null) {
                counts.set(member.getKey(), instead.get(member.getKey()));
                mistakes.add(text("settings.mistake", member.getKey(), shortly(member.getValue())));
            }
        }
        Settings settings = read(counts);
        return new SettingsText(settings == null ? Settings.DEFAULT : settings, tree, mistakes);
    }

    private static @Nullable Settings read(ObjectNode tree) {
        try {
            return JSON.treeToValue(tree, Settings.class);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static String shortly(JsonNode value) {
        String text = value.toString();
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    /** A member as it is with what a file says of it: what the file leaves out stays. */
    private static JsonNode over(@Nullable JsonNode before, JsonNode said) {
        if (!(before instanceof ObjectNode object) || !(said instanceof ObjectNode)) {
            return said;
        }
        ObjectNode both = object.deepCopy();
        said.properties()
                .forEach(member -> both.set(member.getKey(), over(both.get(member.getKey()), member.getValue())));
        return both;
    }

    /** The same file with other settings in it. */
    SettingsText with(Settings changed) {
        ObjectNode now = tree.deepCopy();
        ObjectNode said = JSON.valueToTree(changed);
        said.properties().forEach(member -> {
            String name = member.getKey();
            now.set(name, BY_NAME.contains(name) ? sorted(member.getValue()) : over(now.get(name), member.getValue()));
        });
        return new SettingsText(changed, now, List.of());
    }

    /** In the order of the names, so that a file that is kept under version control changes where a value does. */
    private static ObjectNode sorted(JsonNode byName) {
        Map<String, JsonNode> inOrder = new TreeMap<>();
        byName.properties().forEach(member -> inOrder.put(member.getKey(), member.getValue()));
        return JSON.createObjectNode().setAll(inOrder);
    }

    /** What is written. */
    byte[] bytes() throws IOException {
        return JSON.writeValueAsBytes(tree);
    }
}
