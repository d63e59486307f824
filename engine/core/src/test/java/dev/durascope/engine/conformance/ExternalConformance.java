package dev.durascope.engine.conformance;

import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The requirements on an endpoint that was started by hand: {@code -Dtest=ExternalConformance
 * -Ddurascope.conformance.endpoint=URL}. Not among the tests that every build runs.
 */
class ExternalConformance {

    @TestFactory
    Stream<DynamicTest> requirements() {
        return ConformanceSuite.of(() -> ExternalStage.named()
                .orElseGet(() -> Assumptions.abort("no endpoint is named by -D" + ExternalStage.PROPERTY)));
    }
}
