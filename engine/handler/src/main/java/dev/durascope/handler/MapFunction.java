package dev.durascope.handler;

/**
 * The code of one iteration of a map; runs in a context of its own.
 *
 * @param <I> an item
 * @param <O> the result of an iteration
 */
@FunctionalInterface
public interface MapFunction<I, O> {
    /**
     * @param index the item's place, from 0
     * @throws Exception any failure; it fails this iteration
     */
    O apply(DurableContext context, I item, int index) throws Exception;
}
