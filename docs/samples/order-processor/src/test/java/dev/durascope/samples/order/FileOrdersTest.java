package dev.durascope.samples.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileOrdersTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    @TempDir
    Path folder;

    private static StoredOrder order(String id, Instant storedAt) {
        return new StoredOrder(
                id, new BigDecimal("99.90"), "CONFIRMED", "pay-1", null, storedAt, storedAt.plus(OrderStore.LIFETIME));
    }

    @Test
    void anOrderOutlivesTheStoreThatWroteIt() throws IOException {
        var file = folder.resolve("deep/orders.json");
        new FileOrders(file).put(order("a", NOW));
        assertThat(new FileOrders(file).all()).containsEntry("a", order("a", NOW));
        assertThat(Files.readString(file)).contains("\"amount\" : 99.90").contains("2026-12-01T12:00:00Z");
    }

    @Test
    void ordersPastTheirTimeAreForgottenAtTheNextWrite() throws IOException {
        var store = new FileOrders(folder.resolve("orders.json"));
        store.put(order("old", NOW));
        store.put(order("new", NOW.plus(OrderStore.LIFETIME).plusSeconds(1)));
        assertThat(store.all()).containsOnlyKeys("new");
    }

    @Test
    void writersAtTheSameTimeLoseNothing() throws Exception {
        var file = folder.resolve("orders.json");
        var writers = new ArrayList<Callable<Persistence>>();
        for (int i = 0; i < 40; i++) {
            var id = "order-" + i;
            writers.add(() -> new FileOrders(file).put(order(id, NOW)));
        }
        var pool = Executors.newFixedThreadPool(8);
        try {
            for (var written : pool.invokeAll(writers)) {
                written.get();
            }
        } finally {
            pool.shutdown();
        }
        assertThat(new FileOrders(file).all()).hasSize(40);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("orders.json", "orders.json.lock");
    }

    @Test
    void aFileThatHoldsSomethingElseIsRefusedAndLeftAlone() throws IOException {
        var file = folder.resolve("orders.json");
        Files.writeString(file, "not json");
        assertThatThrownBy(() -> new FileOrders(file).put(order("a", NOW)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ORDERS_FILE");
        assertThat(file).hasContent("not json");
    }
}
