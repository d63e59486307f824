package dev.durascope.handler;

/**
 * The code of a child context or a parallel branch: it may run again in every replay until its result is kept.
 *
 * @param <T> the result
 */
@FunctionalInterface
public interface ContextFunction<T> {
    /**
     * @throws Exception any failure; it fails the context
     */
    T run(DurableContext context) throws Exception;
}
