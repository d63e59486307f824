package dev.durascope.engine.conformance;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The requirements on handlers written with our own API. */
@Tag("slow")
class JavaConformanceTest {

    @TempDir
    Path cache;

    @TestFactory
    Stream<DynamicTest> inThisJvm() {
        return ConformanceSuite.of(InProcessStage::new);
    }

    @TestFactory
    Stream<DynamicTest> inWorkers() {
        return ConformanceSuite.of(() -> new JavaWorkerStage(cache));
    }
}
