package dev.durascope.app.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Goes through rows in the order in which the tree shows them. */
final class TreeWalk {
    private TreeWalk() {}

    /** Goes to a row and all below it, expanded or not, but into none that is not wanted. */
    static void below(OperationRow top, Predicate<OperationRow> wanted, Consumer<OperationRow> visitor) {
        List<OperationRow> stack = new ArrayList<>();
        stack.add(top);
        while (!stack.isEmpty()) {
            OperationRow row = stack.removeLast();
            visitor.accept(row);
            for (int i = row.children().size() - 1; i >= 0; i--) {
                if (wanted.test(row.children().get(i))) {
                    stack.add(row.children().get(i));
                }
            }
        }
    }

    /** Collects what is seen below an expanded row, in order. */
    static void collect(OperationRow row, List<OperationRow> into) {
        List<OperationRow> stack = new ArrayList<>(row.children().reversed());
        while (!stack.isEmpty()) {
            OperationRow next = stack.removeLast();
            into.add(next);
            if (next.isExpanded()) {
                stack.addAll(next.children().reversed());
            }
        }
    }

    /** Counts anew how many rows would be seen below each. */
    static void recount(OperationRow top) {
        List<OperationRow> order = new ArrayList<>();
        order.add(top);
        for (int i = 0; i < order.size(); i++) {
            order.addAll(order.get(i).children());
        }
        for (OperationRow row : order.reversed()) {
            int below = 0;
            if (row.isExpanded()) {
                for (OperationRow child : row.children()) {
                    below += 1 + child.below();
                }
            }
            row.setBelow(below);
        }
    }
}
