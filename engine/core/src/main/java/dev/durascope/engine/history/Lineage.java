package dev.durascope.engine.history;

import java.util.List;

/**
 * Where an execution comes from that is a fork.
 *
 * @param sourceArn the execution it was forked from, which may be one of another machine or account
 * @param atEvent the event of that execution up to which the two share what happened
 * @param edits what is changed of it
 * @param position the position in the fork's own journal at which its own part begins
 */
public record Lineage(String sourceArn, long atEvent, List<ForkEdit> edits, long position) {
    public Lineage {
        edits = List.copyOf(edits);
    }
}
