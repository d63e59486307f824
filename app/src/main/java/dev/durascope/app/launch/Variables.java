package dev.durascope.app.launch;

import static dev.durascope.app.text.Texts.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Variables as they are typed: a line each, {@code NAME=VALUE}; empty lines and lines that begin with # do not count. */
final class Variables {
    private Variables() {}

    /**
     * Reads variables.
     *
     * @throws IllegalArgumentException naming the line that is none
     */
    static Map<String, String> parse(String text) {
        Map<String, String> variables = new LinkedHashMap<>();
        String[] lines = text.split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(text("launch.options.line", i + 1, line));
            }
            variables.put(
                    line.substring(0, equals).strip(),
                    line.substring(equals + 1).strip());
        }
        return variables;
    }

    /** Writes variables, by name. */
    static String format(Map<String, String> variables) {
        return new TreeMap<>(variables)
                .entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .collect(Collectors.joining("\n"));
    }
}
