package dev.durascope.engine.fork;

import dev.durascope.engine.history.ForkEdit;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells from an error that a handler could not make its own type of what was edited. */
final class UnreadableEdit {
    private static final int SHOWN = 200;

    /** How serialisers, Jackson's and the SDKs' own among them, call it. */
    private static final Pattern SIGNS = Pattern.compile(
            "serdes|deseriali[sz]|mismatchedinput|invalidformat|unrecognizedproperty|jsonmapping|jsonparse|not JSON of",
            Pattern.CASE_INSENSITIVE);

    private UnreadableEdit() {}

    static Optional<String> explain(Prefix prefix, List<ForkEdit> edits, ErrorObject error) {
        List<String> recorded = new ArrayList<>();
        for (ForkEdit edit : edits) {
            switch (edit) {
                case ForkEdit.Input e ->
                    recorded.add("the input "
                            + brief(Objects.requireNonNull(prefix.state().facts())
                                    .input()
                                    .payload()));
                case ForkEdit.Result e -> {
                    Operation operation = Objects.requireNonNull(prefix.state().operation(e.operationId()))
                            .operation();
                    recorded.add(operation.inWords() + " "
                            + brief(operation.details().result()));
                }
                case ForkEdit.Failure e -> {}
            }
        }
        if (recorded.isEmpty()
                || !SIGNS.matcher(error.errorType() + " " + error.errorMessage())
                        .find()) {
            return Optional.empty();
        }
        return Optional.of("The handler could not read a value, and one was edited. Recorded was: "
                + String.join("; ", recorded) + ". Give the edit the same form.");
    }

    private static String brief(@Nullable String text) {
        if (text == null) {
            return "nothing";
        }
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN - 1) + "…";
    }
}
