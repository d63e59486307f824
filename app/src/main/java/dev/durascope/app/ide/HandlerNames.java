package dev.durascope.app.ide;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What handlers are called in the files of IDEs. */
public final class HandlerNames {
    private HandlerNames() {}

    /**
     * The names of handlers by their classes: simple ones, and full ones where several classes have the same simple name.
     *
     * @param classes the classes' full names
     * @return a name for each class, in their order
     */
    public static Map<String, String> of(Collection<String> classes) {
        Map<String, Long> often =
                classes.stream().distinct().collect(Collectors.groupingBy(HandlerNames::simple, Collectors.counting()));
        Map<String, String> names = new LinkedHashMap<>();
        for (String each : classes) {
            names.put(each, often.getOrDefault(simple(each), 1L) > 1 ? each : simple(each));
        }
        return names;
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
