package dev.durascope.app.ide;

import dev.durascope.app.text.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list in a file of VS Code's, such as the configurations of {@code launch.json}, into which entries of ours are put.
 * It is JSON with comments and with commas at ends; all that is not ours stays as it is, byte for byte.
 *
 * @param name what the list is called in the file's object
 * @param key the member that names an entry
 * @param version the file's version, for a file that is new
 */
record JsonList(String name, String key, String version) {
    static final JsonList LAUNCH = new JsonList("configurations", "name", "0.2.0");
    static final JsonList TASKS = new JsonList("tasks", "label", "2.0.0");

    private static final String INDENT = "        ";

    /**
     * An entry of ours.
     *
     * @param name what it is called, without anything that JSON would have to escape
     * @param json the object, indented by itself
     */
    record Entry(String name, String json) {}

    /**
     * A file with the entries in it.
     *
     * @param replaced whether one took the place of another of its name
     */
    record Merged(String text, boolean replaced) {}

    /**
     * Puts entries into a file.
     *
     * @param existing what the file holds; absent when it is not there
     * @throws IllegalArgumentException when it is not what VS Code would read; says where, in a sentence
     */
    Merged merge(@Nullable String existing, List<Entry> entries) {
        Merged merged = new Merged(
                existing == null || existing.isBlank() ? "{\n    \"version\": \"" + version + "\"\n}\n" : existing,
                false);
        for (Entry entry : entries) {
            Merged next = merge(merged.text(), entry);
            merged = new Merged(next.text(), merged.replaced() || next.replaced());
        }
        return merged;
    }

    private Merged merge(String existing, Entry entry) {
        String indented = ends(existing, entry.json().indent(INDENT.length()).strip());
        JsonText.Value root = new JsonText(existing).read();
        if (!root.isObject()) {
            throw new IllegalArgumentException(Texts.text("ide.list.noObject"));
        }
        JsonText.Value list = root.member(name);
        if (list == null) {
            String begun = "\"" + name + "\": [\n" + INDENT + indented + "\n    ]";
            return new Merged(behindTheLastMember(existing, root, begun), false);
        }
        if (!list.isArray()) {
            throw new IllegalArgumentException(Texts.text("ide.list.noList", name));
        }
        for (JsonText.Value each : list.elements()) {
            JsonText.Value called = each.member(key);
            if (called != null
                    && ("\"" + entry.name() + "\"").equals(existing.substring(called.start(), called.end()))) {
                String before = existing.substring(each.start(), each.end());
                return new Merged(
                        existing.substring(0, each.start()) + indented + existing.substring(each.end()),
                        !before.equals(indented));
            }
        }
        return new Merged(behindTheLastEntry(existing, list, indented), false);
    }

    private static String behindTheLastMember(String existing, JsonText.Value root, String member) {
        int last = root.members().isEmpty()
                ? root.start() + 1
                : root.members().getLast().value().end();
        boolean needsComma = !root.members().isEmpty() && !root.endsInComma();
        return behind(existing, last, needsComma, root.end() - 1, "    " + member + "\n");
    }

    private static String behindTheLastEntry(String existing, JsonText.Value list, String entry) {
        int last = list.elements().isEmpty()
                ? list.start() + 1
                : list.elements().getLast().end();
        boolean needsComma = !list.elements().isEmpty() && !list.endsInComma();
        return behind(existing, last, needsComma, list.end() - 1, INDENT + entry + "\n    ");
    }

    /** Behind what is there last, and behind what is said of it. */
    private static String behind(String existing, int last, boolean needsComma, int close, String added) {
        return existing.substring(0, last)
                + (needsComma ? "," : "")
                + existing.substring(last, close).stripTrailing()
                + ends(existing, "\n" + added.replace("\r\n", "\n"))
                + existing.substring(close);
    }

    /** A text with the line ends that the file has. */
    private static String ends(String existing, String text) {
        return existing.contains("\r\n") ? text.replace("\n", "\r\n") : text;
    }
}
