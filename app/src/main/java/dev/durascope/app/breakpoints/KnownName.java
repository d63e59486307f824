package dev.durascope.app.breakpoints;

import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.EventHeader;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionSummary;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What an operation is called that an execution may come to.
 *
 * @param begun whether one of that name has begun in it already
 */
public record KnownName(String name, boolean begun) {
    /** What a handler did long ago says little of what it does now. */
    private static final int EARLIER_RUNS = 3;

    /**
     * The names that are known of a function: of the operations of an execution of it, and of those before. Slow.
     *
     * @param arn the execution that is to come to one of them
     * @return in the order in which such operations began, those that have begun here last
     */
    public static List<KnownName> of(ExecutionService executions, ExecutionArn arn) {
        Set<String> here = names(executions, arn);
        Set<String> all = new LinkedHashSet<>();
        executions.executions().stream()
                .map(ExecutionSummary::arn)
                .filter(other -> other.function().equals(arn.function()) && !other.equals(arn))
                .limit(EARLIER_RUNS)
                .forEach(earlier -> all.addAll(names(executions, earlier)));
        all.addAll(here);
        return all.stream()
                .map(name -> new KnownName(name, here.contains(name)))
                .sorted(Comparator.comparing(KnownName::begun))
                .toList();
    }

    private static Set<String> names(ExecutionService executions, ExecutionArn arn) {
        Set<String> names = new LinkedHashSet<>();
        for (JournalRecord record : executions.journal(arn, 0)) {
            EventHeader header =
                    record.entry() instanceof JournalEntry.Event e ? e.event().header() : null;
            if (header != null
                    && header.name() != null
                    && !header.name().isBlank()
                    && !arn.id().equals(header.id())) {
                names.add(header.name());
            }
        }
        return names;
    }
}
