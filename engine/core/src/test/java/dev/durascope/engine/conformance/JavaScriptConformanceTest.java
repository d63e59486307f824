package dev.durascope.engine.conformance;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** The requirements on handlers written for AWS's JavaScript SDK, in workers. */
@Tag("slow")
class JavaScriptConformanceTest {

    @TestFactory
    Stream<DynamicTest> requirements() {
        return ConformanceSuite.of(JavaScriptStage::new);
    }
}
