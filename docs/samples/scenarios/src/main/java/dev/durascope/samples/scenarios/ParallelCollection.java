package dev.durascope.samples.scenarios;

import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;
import java.util.ArrayList;
import java.util.List;

/** A step for every number of a collection. */
public final class ParallelCollection extends DurableHandler<ParallelCollection.Request, List<Integer>> {
    /** The event; without numbers, those from one to five. */
    public record Request(List<Integer> numbers) {}

    @Override
    protected List<Integer> handleRequest(Request request, DurableContext context) {
        var numbers = request.numbers() == null ? List.of(1, 2, 3, 4, 5) : request.numbers();
        var squares = new ArrayList<Integer>();
        for (int i = 0; i < numbers.size(); i++) {
            int number = numbers.get(i);
            squares.add(context.step("square_" + i, Integer.class, step -> number * number));
        }
        return squares;
    }
}
