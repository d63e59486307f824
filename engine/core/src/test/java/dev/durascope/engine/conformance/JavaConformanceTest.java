package dev.durascope.engine.conformance;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** The requirements on handlers written with our own API, in this JVM. */
@Tag("slow")
class JavaConformanceTest {

    @TestFactory
    Stream<DynamicTest> requirements() {
        return ConformanceSuite.of(InProcessStage::new);
    }
}
