package dev.durascope.engine.recording;

import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.time.TimeMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One execution as a file holds it: all that its journal says. Executions that it started by chained invokes have
 * journals of their own and are not in it.
 *
 * @param origin what kind of file it was read from
 * @param arn the execution's ARN
 * @param timeMode how its clock moved last
 * @param config the configuration that it was started under, or the default where that is not known
 * @param journal from position 1 on, without a gap; its first record is ExecutionStarted
 * @param notes what the file does not give, and what was odd about it, a sentence each
 * @param others what stood beside the events in an AWS history's document, as a JSON object; absent for nothing
 */
public record Recording(
        Origin origin,
        ExecutionArn arn,
        TimeMode timeMode,
        DurableConfig config,
        List<JournalRecord> journal,
        List<String> notes,
        @Nullable String others) {

    /** What kind of file an execution was read from. */
    public enum Origin {
        /** A history that AWS's command line printed; it does not say when invocations began, or what was printed. */
        HISTORY,
        /** A recording of ours. */
        RECORDING,
        /** A store of ours. */
        STORE
    }

    public Recording {
        journal = List.copyOf(journal);
        notes = List.copyOf(notes);
    }
}
