package dev.durascope.engine.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durascope.engine.json.Json;
import dev.durascope.engine.model.HistoryEvent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Pages as another program may print them: with members that nobody knows, other times and forms, things left out. */
final class AwsPages {
    private AwsPages() {}

    /** A page of events, changed at random without changing what they mean. */
    static ObjectNode page(List<HistoryEvent> events, Random random) {
        ObjectNode page = (ObjectNode) Json.parse(HistoryJson.of(events), "the page");
        page.path("Events").forEach(event -> change((ObjectNode) event, random));
        if (random.nextBoolean()) {
            page.put("NextMarker", "bWFya2Vy");
        }
        if (random.nextBoolean()) {
            add(page, random);
        }
        return page;
    }

    private static void change(ObjectNode event, Random random) {
        if (random.nextInt(4) == 0) {
            return;
        }
        if (random.nextBoolean()) {
            String time = event.path("EventTimestamp").asText();
            // Of the CLI's forms: without a fraction of zeros, or as numbers.
            if (time.endsWith(".000000+00:00")) {
                event.put("EventTimestamp", time.replace(".000000+00:00", "Z"));
            }
        }
        walk(event, random);
        if (random.nextInt(3) == 0) {
            event.putNull("Nothing" + random.nextInt(9));
        }
    }

    private static void walk(ObjectNode node, Random random) {
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>(node.properties());
        for (Map.Entry<String, JsonNode> member : members) {
            if (member.getValue() instanceof ObjectNode inner) {
                walk(inner, random);
            }
        }
        if (random.nextInt(3) == 0) {
            add(node, random);
        }
        if (node.path("Truncated").isBoolean() && !node.path("Truncated").booleanValue() && random.nextBoolean()) {
            node.remove("Truncated");
        }
    }

    private static void add(ObjectNode to, Random random) {
        String name = "Added" + random.nextInt(100);
        switch (random.nextInt(7)) {
            case 0 -> to.put(name, "text \u00e9 \"quoted\"");
            case 1 -> to.put(name, random.nextLong());
            case 2 -> to.put(name, new BigDecimal("1.50e-7"));
            case 3 -> to.put(name, random.nextBoolean());
            case 4 -> to.putNull(name);
            case 5 -> to.putArray(name).add(1).addNull().addObject().put("Deep", true);
            default ->
                walk(to.putObject(name).put("Payload", "no payload of ours").put("~", "a sign of ours"), random);
        }
    }

    /** The pages that the events would be on if a page held so many. */
    static List<String> split(ObjectNode page, int pages) {
        ArrayNode events = (ArrayNode) page.path("Events");
        List<String> split = new ArrayList<>();
        int size = (events.size() + pages - 1) / pages;
        for (int from = 0; from < events.size(); from += size) {
            ObjectNode one = page.objectNode();
            ArrayNode some = one.putArray("Events");
            for (int i = from; i < Math.min(events.size(), from + size); i++) {
                some.add(events.get(i));
            }
            if (from + size < events.size()) {
                one.put("NextMarker", "m" + from);
            }
            split.add(one.toPrettyString());
        }
        return split;
    }
}
