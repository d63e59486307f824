package dev.durascope.app.fork;

import dev.durascope.engine.history.ForkEdit;
import dev.durascope.engine.history.Lineage;
import dev.durascope.engine.model.ExecutionArn;
import java.util.List;
import java.util.function.Function;

/** Where a fork comes from, in words. */
final class LineageText {
    private LineageText() {}

    /** @param title what an operation of an id is called */
    static String of(Lineage lineage, Function<String, String> title) {
        String from = "Fork of " + name(lineage) + " after event " + lineage.atEvent();
        List<String> changes =
                lineage.edits().stream().map(edit -> change(edit, title)).toList();
        return from + (changes.isEmpty() ? ", with nothing changed." : ", with " + String.join(", ", changes) + ".");
    }

    private static String change(ForkEdit edit, Function<String, String> title) {
        return switch (edit) {
            case ForkEdit.Input e -> "another input";
            case ForkEdit.Result e -> "another result of " + title.apply(e.operationId());
            case ForkEdit.Failure e -> "an error of " + title.apply(e.operationId());
        };
    }

    /** What the original is called. */
    static String name(Lineage lineage) {
        return ExecutionArn.parse(lineage.sourceArn()).name();
    }
}
