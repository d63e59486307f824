package dev.durascope.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The walls around and inside the engine, and around what runs in a handler's JVM. */
class ArchitectureTest {
    private static JavaClasses engine;
    private static JavaClasses worker;
    private static JavaClasses handler;

    @BeforeAll
    static void importClasses() {
        engine = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.durascope.engine");
        // The worker's own tests may be beside its classes in the reactor, so the same exclusion holds for it.
        worker = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.durascope.worker");
        handler = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.durascope.handler");
    }

    @Test
    void theEngineSeesNoPixels() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "javafx..",
                        "java.awt..",
                        "javax.swing..",
                        "org.kordamp.ikonli..",
                        "atlantafx..",
                        "org.fxmisc..")
                .because("everything but the window must run without one")
                .check(engine);
    }

    @Test
    void theEngineKnowsNeitherTheApplicationNorTheCodeThatRunsInHandlers() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.durascope.app..",
                        "dev.durascope.icons..",
                        "dev.durascope.junit..",
                        "dev.durascope.worker..",
                        "dev.durascope.handler..")
                .because(
                        "the worker and the handler API talk to the engine over the wire, and the application stands on it")
                .check(engine);
    }

    @Test
    void packagesOfTheEngineFormNoCycle() {
        slices().matching("dev.durascope.engine.(*)..")
                .should()
                .beFreeOfCycles()
                .check(engine);
    }

    @Test
    void theWorkerSeesNothingOfTheRest() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.durascope.engine..",
                        "dev.durascope.handler..",
                        "dev.durascope.app..",
                        "dev.durascope.icons..",
                        "software.amazon.awssdk..",
                        "javafx..")
                .because("it lives in the user's JVM, beside the user's versions of everything")
                .allowEmptyShould(true)
                .check(worker);
    }

    @Test
    void theHandlerApiSeesNeitherEngineNorApplication() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.durascope.engine..", "dev.durascope.worker..", "dev.durascope.app..", "javafx..")
                .because("a handler built on it must run on Lambda as well")
                .allowEmptyShould(true)
                .check(handler);
    }
}
