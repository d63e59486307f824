package dev.durascope.samples.trip;

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
    void theHandlerAndWhatItInvokesAreNamed() throws IOException {
        assertThat(manifest().path("handler").asText()).isEqualTo(TripBooking.class.getName());
        assertThat(manifest().path("functions").path(CardPayment.FUNCTION).asText())
                .isEqualTo(CardPayment.class.getName());
    }

    @Test
    void theSampleEventsAreTrips() throws IOException {
        var trips = new ArrayList<Trip>();
        for (var event : manifest().path("events")) {
            assertThat(event.path("name").asText()).isNotBlank();
            trips.add(new JacksonSerDes().deserialize(event.path("payload").toString(), TypeToken.of(Trip.class)));
        }
        assertThat(trips).hasSize(4);
        assertThat(trips.get(0).quotesToFail()).isEqualTo(1);
        assertThat(trips.get(1).findsHotelFull()).isTrue();
        assertThat(trips.get(2).travellers()).isEqualTo(60);
        assertThat(trips.get(3).travellers()).isZero();
    }
}
