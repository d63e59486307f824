package dev.durascope.engine.execution;

import dev.durascope.engine.model.LambdaFault;

/** The rule of {@code MaxItems}: 100 by default, 1,000 at most, 0 means the default (protocol §2). */
final class PageSize {
    private static final int DEFAULT = 100;
    private static final int MAX = 1_000;

    private PageSize() {}

    static int of(int maxItems) {
        if (maxItems < 0 || maxItems > MAX) {
            throw LambdaFault.invalid("MaxItems must be 0 to " + MAX + ", not " + maxItems + ".");
        }
        return maxItems == 0 ? DEFAULT : maxItems;
    }
}
