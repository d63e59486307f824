package dev.durascope.app.fork;

import static dev.durascope.app.text.Texts.text;

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
        List<String> changes =
                lineage.edits().stream().map(edit -> change(edit, title)).toList();
        return changes.isEmpty()
                ? text("fork.lineage.unchanged", name(lineage), lineage.atEvent())
                : text("fork.lineage", name(lineage), lineage.atEvent(), String.join(", ", changes));
    }

    private static String change(ForkEdit edit, Function<String, String> title) {
        return switch (edit) {
            case ForkEdit.Input e -> text("fork.lineage.input");
            case ForkEdit.Result e -> text("fork.lineage.result", title.apply(e.operationId()));
            case ForkEdit.Failure e -> text("fork.lineage.error", title.apply(e.operationId()));
        };
    }

    /** What the original is called. */
    static String name(Lineage lineage) {
        return ExecutionArn.parse(lineage.sourceArn()).name();
    }
}
