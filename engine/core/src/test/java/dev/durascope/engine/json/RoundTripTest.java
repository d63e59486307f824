package dev.durascope.engine.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationUpdate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoundTripTest {
    private static final int SEEDS = 200;

    @Test
    void theSamplesCoverEveryEventType() {
        Set<Class<?>> known = Arrays.stream(HistoryEvent.class.getPermittedSubclasses())
                .filter(c -> c != HistoryEvent.Unknown.class)
                .collect(Collectors.toSet());

        assertThat(known).hasSize(24);
        assertThat(new RandomModel(0).oneOfEach()).extracting(Object::getClass).containsAll(known);
    }

    @ParameterizedTest
    @EnumSource
    void everyEventTypeIsReadAsItWasWritten(TimestampForm form) {
        for (int seed = 0; seed < SEEDS; seed++) {
            for (HistoryEvent event : new RandomModel(seed).oneOfEach()) {
                byte[] json = Json.bytes(g -> HistoryEventJson.write(g, event, form, true));

                assertThat(HistoryEventJson.read("", Json.parse(json, "it"), form))
                        .as("seed %d", seed)
                        .isEqualTo(event);
            }
        }
    }

    @Test
    void withoutExecutionDataNothingOfItIsWritten() {
        for (int seed = 0; seed < SEEDS; seed++) {
            for (HistoryEvent event : new RandomModel(seed).oneOfEach()) {
                String json = Json.text(g -> HistoryEventJson.write(g, event, TimestampForm.EPOCH_SECONDS, false));

                assertThat(json).doesNotContain("Payload").doesNotContain("ErrorMessage");
                HistoryEvent read = HistoryEventJson.read("", Json.parse(json, "it"), TimestampForm.EPOCH_SECONDS);
                assertThat(read.header()).isEqualTo(event.header());
                assertThat(read).hasSameClassAs(event);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void operationsAreReadAsTheyWereWritten(TimestampForm form) {
        for (int seed = 0; seed < SEEDS * 5; seed++) {
            Operation operation = new RandomModel(seed).operation();
            byte[] json = Json.bytes(g -> OperationJson.write(g, operation, form));

            assertThat(OperationJson.read("", Json.parse(json, "it"), form)).isEqualTo(operation);
            assertThat(Json.parse(json, "it").findValues("Attempt"))
                    .hasSize(operation.type() == dev.durascope.engine.model.OperationType.STEP ? 1 : 0);
        }
    }

    @Test
    void updatesAreReadAsTheyWereWritten() {
        for (int seed = 0; seed < SEEDS * 5; seed++) {
            OperationUpdate update = new RandomModel(seed).update();
            byte[] json = Json.bytes(g -> OperationUpdateJson.write(g, update));

            assertThat(OperationUpdateJson.read("", Json.parse(json, "it"))).isEqualTo(update);
        }
    }

    @Test
    void errorsAreReadAsTheyWereWritten() {
        for (int seed = 0; seed < SEEDS; seed++) {
            ErrorObject error = new RandomModel(seed).error();

            assertThat(ErrorObjectJson.read("", Json.parse(Json.bytes(g -> ErrorObjectJson.write(g, error)), "it")))
                    .isEqualTo(error);
        }
    }

    @Test
    void envelopesAreReadAsTheyWereWritten() {
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomModel random = new RandomModel(seed);
            InvocationEnvelope in = new InvocationEnvelope(
                    "arn:x", "QUJD", List.of("a", "b"), List.of(random.operation(), random.operation()), "MQ==");
            HandlerOutput out = new HandlerOutput(HandlerOutput.Status.FAILED, "{\"a\":1}", random.error());

            assertThat(InvocationEnvelope.fromJson(in.toJson())).isEqualTo(in);
            assertThat(HandlerOutput.fromJson(out.toJson())).isEqualTo(out);
        }
    }
}
