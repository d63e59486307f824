package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.launch.FunctionKind;
import dev.durascope.app.replay.ReplayModel;
import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.HandlerJar;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A project in the window, from one that is not built to its handler built again while its execution is shown. */
@Tag("slow")
@Timeout(180)
@DisabledOnOs(OS.WINDOWS)
class ProjectJourneyTest {
    @TempDir
    Path home;

    private Path orders;
    private RealWindow app;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @AfterEach
    void close() {
        app.close();
    }

    /** A Maven project whose Maven copies what was compiled before, slowly or never. */
    private void project(String compiling) throws IOException {
        orders = Files.createDirectories(home.resolve("orders"));
        Files.writeString(orders.resolve("pom.xml"), "<project/>");
        Files.createDirectories(orders.resolve("src/main/java"));
        HandlerJar.compile(home.resolve("compiled"), Map.of("Orders", HandlerJar.succeeding("Orders", "\"old\"")));
        Path maven = Files.writeString(orders.resolve("mvnw"), """
                #!/bin/sh
                for each in "$@"; do case "$each" in
                  compile) echo Compiling Orders; %s; mkdir -p target; cp -r %s target/classes;;
                  -Dmdep.outputFile=*) file="${each#*=}"; file="${file%%%%\\$*}$PWD/durascope-classes$PWD/target/classes/class-path.txt"
                    mkdir -p "$(dirname "$file")"; echo > "$file";;
                esac; done
                """.formatted(compiling, home.resolve("compiled")));
        assertThat(maven.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void aProjectIsBuiltRunBuiltAgainRunAgainAndReplayed() throws Exception {
        project("true");
        app = RealWindow.open(home, orders);
        app.awaitText("orders is not built. Maven can do so here");
        app.awaitText("run './mvnw compile' in " + orders);

        app.click("#build-project");
        app.awaitPlace(WindowModel.Place.LAUNCH);
        app.awaitText("Orders");
        Fx.run(() -> app.model().launch().settings().kind().kindProperty().set(FunctionKind.DURABLE));
        app.press(KeyCode.SHIFT, KeyCode.F10);
        app.awaitStatus(ExecutionStatus.SUCCEEDED);
        ExecutionArn first = app.model().session().arn();
        Node focus = Fx.get(() -> app.scene().getFocusOwner());

        HandlerJar.compile(
                orders.resolve("target/classes"), Map.of("Orders", HandlerJar.succeeding("Orders", "\"new\"")));
        app.awaitText("orders was built again.");
        assertThat(Fx.get(() -> app.scene().getFocusOwner())).isSameAs(focus);

        app.click("#rebuilt-again");
        app.await("another execution", () -> !app.model().session().arn().equals(first));
        app.awaitStatus(ExecutionStatus.SUCCEEDED);
        app.await(
                "the new result",
                () -> "\"new\""
                        .equals(app.model()
                                .session()
                                .factsProperty()
                                .get()
                                .result()
                                .payload()));
        assertThat(Fx.get(app::texts)).noneMatch(text -> text.contains("was built again"));

        Fx.run(() -> app.model().openExecution(first));
        app.awaitStatus(ExecutionStatus.SUCCEEDED);
        HandlerJar.compile(
                orders.resolve("target/classes"), Map.of("Orders", HandlerJar.succeeding("Orders", "\"newer\"")));
        app.awaitText("orders was built again.");
        app.click("#rebuilt-replay");
        app.await(
                "what would run on the new code",
                () -> app.model().replay().progressProperty().get() == ReplayModel.Progress.READY
                        && app.model().replay().ledgerProperty().get() != null);
    }

    @Test
    void aBuildThatTakesLongIsSeenAndCancelled() throws Exception {
        project("echo $$ > " + home.resolve("pid") + "; exec /bin/sleep 600");
        app = RealWindow.open(home, orders);
        app.click("#build-project");
        app.awaitText("Building orders with Maven…");
        app.awaitText("Compiling Orders");

        app.click("#cancel-opening");

        awaitEnd();
        assertThat(app.model().launch().contentsProperty().get()).isNull();

        app.drop(orders);
        app.click("#build-project");
        app.awaitText("Compiling Orders");
        app.press(KeyCode.ESCAPE);

        awaitEnd();
        assertThat(app.model().launch().contentsProperty().get()).isNull();
    }

    /** No bar, and no build tool. */
    private void awaitEnd() throws IOException {
        app.await(
                "the bars to leave",
                () -> !app.scene().lookup("#opening").isVisible()
                        && !app.scene().lookup("#work").isVisible());
        ProcessHandle.of(Long.parseLong(Files.readString(home.resolve("pid")).strip()))
                .ifPresent(build -> build.onExit().join());
    }

    @Test
    void aBuildToolThatIsAskedAgainBecauseAPomHasChangedIsSeenAndCancelled() throws Exception {
        project("true");
        Path slow = home.resolve("slow");
        Path maven = orders.resolve("mvnw");
        Files.writeString(
                maven,
                Files.readString(maven)
                        .replace(
                                "-Dmdep.outputFile=*)",
                                "-Dmdep.outputFile=*) test -f " + slow + " && { echo Resolving; echo $$ > "
                                        + home.resolve("pid") + "; exec /bin/sleep 600; };"));
        HandlerJar.compile(
                orders.resolve("target/classes"), Map.of("Orders", HandlerJar.succeeding("Orders", "\"old\"")));
        app = RealWindow.open(home, orders);
        app.awaitPlace(WindowModel.Place.LAUNCH);
        Fx.run(() -> app.model().launch().settings().kind().kindProperty().set(FunctionKind.DURABLE));

        Files.createFile(slow);
        Files.writeString(orders.resolve("pom.xml"), "<project><!-- changed --></project>");
        HandlerJar.compile(
                orders.resolve("target/classes"), Map.of("Orders", HandlerJar.succeeding("Orders", "\"new\"")));
        app.awaitText("Asking Maven for the class path of orders…");
        app.awaitText("Resolving");
        assertThat(Fx.get(() -> app.scene().lookup("#work").getAccessibleText()))
                .isEqualTo("Asking Maven for the class path of orders. Escape cancels it.");

        app.press(KeyCode.ESCAPE);

        awaitEnd();
        app.awaitText("Reading orders was cancelled.");
        Files.delete(slow);
        app.press(KeyCode.SHIFT, KeyCode.F10);
        app.awaitStatus(ExecutionStatus.SUCCEEDED);
    }
}
