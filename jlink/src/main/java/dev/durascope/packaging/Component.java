package dev.durascope.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody's work that is packaged.
 *
 * @param licences SPDX identifiers, or names where there are none
 * @param url where it comes from; empty when it does not say
 */
record Component(String group, String name, String version, List<String> licences, String url) {

    Component {
        licences = List.copyOf(licences);
    }

    /** Reads a member of {@code components} of CycloneDX's JSON. */
    static Component read(JsonNode json) {
        List<String> licences = new ArrayList<>();
        for (JsonNode each : json.path("licenses")) {
            JsonNode licence = each.path("license");
            String text = each.has("expression")
                    ? each.get("expression").asText()
                    : licence.path("id").asText(licence.path("name").asText());
            if (!text.isBlank()) {
                licences.add(text);
            }
        }
        String url = "";
        for (JsonNode reference : json.path("externalReferences")) {
            if (url.isEmpty() || reference.path("type").asText().equals("website")) {
                url = reference.path("url").asText();
            }
        }
        return new Component(
                json.path("group").asText(),
                json.path("name").asText(),
                json.path("version").asText(),
                licences,
                url);
    }

    /** Whether a jar of this name is it, with or without a classifier. */
    boolean isIn(String jar) {
        String file = name + "-" + version;
        return jar.equals(file + ".jar") || jar.startsWith(file + "-");
    }

    /** Whether it is Durascope's own. */
    boolean isOwn() {
        return group.equals("dev.durascope");
    }
}
