package dev.durascope.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import javafx.application.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The walls around and inside the application. */
class ArchitectureTest {
    private static JavaClasses app;

    @BeforeAll
    static void importClasses() {
        app = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.durascope.app");
    }

    @Test
    void theApplicationSeesNoDatabase() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..")
                .because("what is kept is the engine's store's business")
                .allowEmptyShould(true)
                .check(app);
    }

    @Test
    void theApplicationSpeaksNoHttp() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "com.sun.net.httpserver..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.(Http)?URLConnection|javax\\.net\\.ssl\\.HttpsURLConnection")
                .because("the loopback services and the cloud are the engine's business")
                .allowEmptyShould(true)
                .check(app);
    }

    @Test
    void theApplicationSeesNoAwsClient() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("software.amazon.awssdk..", "com.amazonaws..")
                .because("AWS's types stop at the engine, which has its own vocabulary")
                .allowEmptyShould(true)
                .check(app);
    }

    @Test
    void theApplicationSeesNothingThatRunsInHandlers() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.durascope.worker..", "dev.durascope.handler..", "dev.durascope.junit..")
                .because("handlers run in their own JVM")
                .allowEmptyShould(true)
                .check(app);
    }

    @Test
    void theCommandLineStartsWithoutTheWindow() {
        noClasses()
                .that()
                .resideInAPackage("dev.durascope.app.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "atlantafx..", "org.kordamp.ikonli..", "org.fxmisc..")
                .because("run and serve must work where no display is")
                .allowEmptyShould(true)
                .check(app);
    }

    @Test
    void onlyTheFeedEntersTheWindowsThread() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.durascope.app.feed..")
                .should()
                .callMethod(Platform.class, "runLater", Runnable.class)
                .because("events are applied once per frame, in one place")
                .allowEmptyShould(true)
                .check(app);
    }

    @Test
    void packagesOfTheApplicationFormNoCycle() {
        slices().matching("dev.durascope.app.(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(app);
    }
}
