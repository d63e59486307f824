package dev.durascope.app.cli;

import dev.durascope.engine.json.Json;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.LambdaFault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code --callback NAME=...} says: a result, or an error. */
sealed interface CallbackAnswer {

    /** @param json the callback's result, JSON text */
    record Succeed(String json) implements CallbackAnswer {}

    record Fail(ErrorObject error) implements CallbackAnswer {}

    /**
     * Reads {@code NAME=JSON} or {@code NAME=fail:TYPE[:MESSAGE]}.
     *
     * @throws BadInput when it is neither
     */
    static Named parse(String text) {
        int equals = text.indexOf('=');
        if (equals <= 0) {
            throw new BadInput("--callback " + text + " must be NAME=JSON or NAME=fail:TYPE, such as"
                    + " --callback approval='{\"approved\": true}'.");
        }
        String name = text.substring(0, equals);
        String value = text.substring(equals + 1);
        if (value.startsWith("fail:")) {
            return new Named(name, new Fail(error(name, value.substring("fail:".length()))));
        }
        try {
            Json.parse(value, "The answer of --callback " + name);
            return new Named(name, new Succeed(value));
        } catch (LambdaFault e) {
            throw new BadInput(e.getMessage() + " Give JSON (a text in double quotes), or fail:TYPE.");
        }
    }

    private static ErrorObject error(String name, String typeAndMessage) {
        int colon = typeAndMessage.indexOf(':');
        String type = colon < 0 ? typeAndMessage : typeAndMessage.substring(0, colon);
        if (type.isBlank()) {
            throw new BadInput("--callback " + name + "=fail: needs the error's type, such as fail:Rejected.");
        }
        String message = colon < 0 ? "Failed by --callback " + name : typeAndMessage.substring(colon + 1);
        return ErrorObject.of(type, message);
    }

    /** An answer and whom it is for. */
    record Named(String name, CallbackAnswer answer) {}

    /**
     * All answers of a command line. Several for one name answer its callbacks in order, and the last of them all that
     * come later.
     */
    final class Book {
        private final Map<String, List<CallbackAnswer>> byName = new LinkedHashMap<>();
        private final Map<String, Integer> used = new HashMap<>();
        private final Set<String> seen = new LinkedHashSet<>();

        Book(List<Named> answers) {
            answers.forEach(named ->
                    byName.computeIfAbsent(named.name(), n -> new ArrayList<>()).add(named.answer()));
        }

        /**
         * The next answer for something that waits.
         *
         * @param names all that it may be called by, the likeliest first
         */
        Optional<CallbackAnswer> take(List<String> names) {
            names.stream().findFirst().ifPresent(seen::add);
            return names.stream().filter(byName::containsKey).findFirst().map(this::next);
        }

        private CallbackAnswer next(String name) {
            List<CallbackAnswer> answers = byName.get(name);
            int index = used.merge(name, 1, Integer::sum) - 1;
            return answers.get(Math.min(index, answers.size() - 1));
        }

        /** What to say of names that nothing was called by; {@code null} when every name was used. */
        @Nullable
        String complaint() {
            List<String> unused = byName.keySet().stream()
                    .filter(name -> !used.containsKey(name))
                    .toList();
            if (unused.isEmpty()) {
                return null;
            }
            String came = seen.isEmpty()
                    ? "nothing waited for an answer"
                    : "what waited for an answer was \"" + String.join("\", \"", seen) + "\"";
            return "--callback " + String.join(", ", unused) + " answered nothing: " + came + ".";
        }
    }
}
