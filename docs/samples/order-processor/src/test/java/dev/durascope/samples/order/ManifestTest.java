package dev.durascope.samples.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.durascope.handler.JacksonSerDes;
import dev.durascope.handler.TypeToken;
import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class ManifestTest {
    private static JsonNode manifest() throws IOException {
        try (var in = ManifestTest.class.getResourceAsStream("/META-INF/durascope.json")) {
            return new ObjectMapper().readTree(in);
        }
    }

    @Test
    void theDefaultHandlerIsThisSample() throws IOException {
        assertThat(manifest().path("handler").asText()).isEqualTo(OrderProcessor.class.getName());
    }

    @Test
    void theSampleEventsAreOrders() throws IOException {
        var orders = new ArrayList<Order>();
        for (var event : manifest().path("events")) {
            assertThat(event.path("name").asText()).isNotBlank();
            orders.add(new JacksonSerDes().deserialize(event.path("payload").toString(), TypeToken.of(Order.class)));
        }
        assertThat(orders).hasSize(4);
        assertThat(orders.get(1).needsApproval()).isTrue();
        assertThat(orders.get(2).paymentsToFail()).isEqualTo(2);
        assertThat(orders.get(3).amount()).isNegative();
    }
}
