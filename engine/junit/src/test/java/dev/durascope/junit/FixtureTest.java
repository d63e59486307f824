package dev.durascope.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FixtureTest {
    private final Fixture fixture = Fixture.load(FixtureTest.class, "order.fixture.json");

    @Test
    void aFixtureGivesItsInputAndItsPayloadsByName() {
        assertThat(fixture.description()).isEqualTo("An order that was approved");
        assertThat(fixture.execution().name()).isEqualTo("order-4711");
        assertThat(fixture.input().text()).isEqualTo("{\"order\":\"4711\",\"total\":10.50}");
        assertThat(fixture.payload("approval").as(new TypeReference<Map<String, Boolean>>() {}))
                .containsEntry("approved", true);
        assertThat(fixture.payloads().keySet()).containsExactly("approval", "raw", "none", "escaped", "big");
    }

    @Test
    void aPayloadMayBeTextOrLieInAFileOfItsOwn() {
        assertThat(fixture.payload("raw").text()).isEqualTo("not JSON");
        assertThat(fixture.payload("none").text()).isNull();
        assertThat(fixture.payload("escaped").text()).isEqualTo("{\"$text\":\"an object of its own\"}");
        assertThat(fixture.payload("big").as(new TypeReference<List<Integer>>() {}))
                .containsExactly(1, 2, 3);
    }

    @Test
    void theHistoryIsThatOfTheExecution() {
        assertThat(fixture.history().events()).hasSize(2);
        assertThat(fixture.history().arn()).isEqualTo(fixture.execution());
    }

    @Test
    void whatIsNoFixtureIsRefusedInASentence() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fixture.load(FixtureTest.class, "nothing.json"))
                .withMessageContaining("There is no resource nothing.json beside dev.durascope.junit.FixtureTest");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fixture.load(FixtureTest.class, "other.json"))
                .withMessageContaining("must have the member \"durascope\": \"fixture\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fixture.load(FixtureTest.class, "newer.fixture.json"))
                .withMessageContaining("is of version 2, and this library reads version 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fixture.load(FixtureTest.class, "mistyped.fixture.json"))
                .withMessageContaining("has an unknown member \"inputs\"");
        assertThatIllegalArgumentException()
                .isThrownBy(Fixture.load(FixtureTest.class, "misnamed.fixture.json")::execution)
                .withMessageContaining("misnamed.fixture.json has an \"execution\" that is no ARN of one: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fixture.payload("aproval"))
                .withMessageContaining("has no payload named 'aproval'; it has [approval, raw, none, escaped, big]");
    }
}
