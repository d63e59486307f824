package dev.durascope.samples.order;

import java.io.IOException;
import java.time.Duration;

/** Where orders are kept. */
interface OrderStore {
    /** How long an order is kept. */
    Duration LIFETIME = Duration.ofDays(30);

    /**
     * Writes an order, replacing one of the same id.
     *
     * @return where it is now and until when
     * @throws IOException when it could not be written
     */
    Persistence put(StoredOrder order) throws IOException;

    /** The DynamoDB table that the environment's {@code ORDERS_TABLE} names; without one, a file. */
    static OrderStore fromEnvironment() {
        var table = System.getenv("ORDERS_TABLE");
        return table == null || table.isBlank() ? FileOrders.fromEnvironment() : TableOrders.named(table);
    }
}
