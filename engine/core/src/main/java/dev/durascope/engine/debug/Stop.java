package dev.durascope.engine.debug;

import dev.durascope.engine.history.Hit;
import dev.durascope.engine.history.StopPoint;
import dev.durascope.engine.model.ExecutionArn;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A stopped execution.
 *
 * @param id distinguishes it from every other stop of this engine
 * @param invocation the number of the invocation that runs, or is about to
 * @param hits why it stopped; the first is the most telling
 * @param operations the ids of the operations that it is about
 * @param names what those operations are called that have names, by id: also those not recorded yet
 * @param contexts the contexts that those operations are in, by id: also those not recorded yet; none for the top level
 * @param bodyRunning whether a step that has not been recorded as started may be running already, because its SDK does
 *     not wait for the answer
 * @param at when it stopped, in real time
 */
public record Stop(
        long id,
        ExecutionArn arn,
        StopPoint point,
        int invocation,
        List<Hit> hits,
        List<String> operations,
        Map<String, String> names,
        Map<String, String> contexts,
        boolean bodyRunning,
        Instant at) {
    public Stop {
        hits = List.copyOf(hits);
        operations = List.copyOf(operations);
        names = Map.copyOf(names);
        contexts = Map.copyOf(contexts);
    }
}
