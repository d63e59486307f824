package dev.durascope.engine.replay;

import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationType;
import java.util.ArrayList;
import java.util.List;

/**
 * What a replay will do, told before it does it.
 *
 * @param handler the handler that will run
 * @param answered the operations that are answered from the history: nothing of them runs
 * @param contexts the contexts whose code runs again, so that what they call is seen
 * @param open the operations that had not ended: the code of these steps would run
 * @param bodiesRun whether the code of steps may run, else it is held and never does
 * @param invocations how many invocations are gone through; 0 for the end state alone
 */
public record Ledger(
        String handler,
        List<Operation> answered,
        List<Operation> contexts,
        List<Operation> open,
        boolean bodiesRun,
        int invocations) {

    static Ledger of(Recorded recorded, String handler, boolean bodiesRun, int invocations) {
        List<Operation> answered = new ArrayList<>();
        List<Operation> contexts = new ArrayList<>();
        List<Operation> open = new ArrayList<>();
        for (Operation operation : recorded.operations()) {
            if (operation.type() == OperationType.CONTEXT) {
                contexts.add(operation);
            } else if (operation.status().isTerminal()) {
                answered.add(operation);
            } else {
                open.add(operation);
            }
        }
        return new Ledger(
                handler, List.copyOf(answered), List.copyOf(contexts), List.copyOf(open), bodiesRun, invocations);
    }

    /** The ledger in sentences. */
    public List<String> sentences() {
        List<String> lines = new ArrayList<>();
        lines.add("Answered from history, not run: " + count(answered.size(), "operation") + ".");
        lines.add("Really run: the code of " + handler + " outside its steps, its construction included"
                + (contexts.isEmpty() ? "" : ", and that of " + count(contexts.size(), "context")) + ": once"
                + (invocations == 0
                        ? ""
                        : " for " + (invocations == 1 ? "one invocation" : "each of " + invocations + " invocations"))
                + ", and once more for each difference that is found.");
        long steps = open.stream()
                .filter(operation -> operation.type() == OperationType.STEP)
                .count();
        String begun = steps == 0 ? "" : " " + count((int) steps, "step") + " had begun and not ended.";
        lines.add((bodiesRun ? "Allowed to run" : "Held and not run")
                + ": the code of every step that is called and has no outcome in the history." + begun);
        return List.copyOf(lines);
    }

    private static String count(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
