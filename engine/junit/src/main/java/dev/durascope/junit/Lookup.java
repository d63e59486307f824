package dev.durascope.junit;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Finds operations by name, and says what there is when there is not what was sought. */
final class Lookup {
    private Lookup() {}

    static <T extends TestOperation> T nth(OperationScope scope, Class<T> type, String kind, String name, int nth) {
        if (nth < 1) {
            throw new IllegalArgumentException("The first " + kind + " of a name is number 1, not " + nth + ".");
        }
        List<T> all = scope.allOperations().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(each -> each.isCalled(name))
                .toList();
        if (all.size() < nth) {
            throw new AssertionError(missing(scope, type, kind, name, nth, all.size()));
        }
        return all.get(nth - 1);
    }

    static String missing(OperationScope scope, Class<?> type, String kind, String name, int nth, int found) {
        String what = nth == 1
                ? "There is no " + kind + " named '" + name + "' in " + scope.inWords()
                : "There is no " + kind + " number " + nth + " named '" + name + "' in " + scope.inWords()
                        + " but only " + found;
        String others = scope.allOperations().stream()
                .filter(type::isInstance)
                .map(TestOperation::name)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(", "));
        return what + "; " + (others.isEmpty() ? "there are none of any name." : "there are " + others + ".") + "\n\n"
                + scope.tree();
    }
}
