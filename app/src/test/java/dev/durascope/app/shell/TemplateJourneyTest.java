package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.launch.HandlerChoice;
import dev.durascope.app.launch.SampleJar;
import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.HandlerJar;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A project with a SAM template in the window: its functions are chosen, run as the template says, and invoke each other. */
@Tag("slow")
@Timeout(180)
@DisabledOnOs(OS.WINDOWS)
class TemplateJourneyTest {
    private static final String TEMPLATE = """
            Parameters:
              Stage: {Type: String, Default: test}
            Globals:
              Function: {Runtime: java17, CodeUri: ., Timeout: 60}
            Resources:
              Pay:
                Type: AWS::Serverless::Function
                Properties:
                  FunctionName: !Sub "pay-${Stage}"
                  Handler: shop.Pay
                  DurableConfig: {ExecutionTimeout: 600}
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: shop.Orders
                  DurableConfig: {ExecutionTimeout: 3600, RetentionPeriodInDays: 7}
                  Environment: {Variables: {PAYMENT: !GetAtt Pay.Arn, STAGE: !Ref Stage}}
              Label:
                Type: AWS::Serverless::Function
                Properties: {Handler: index.label, Runtime: python3.13}
            """;

    @TempDir
    Path home;

    private Path shop;
    private RealWindow app;

    @BeforeAll
    static void startFx() {
        Fx.start();
        Assumptions.assumeTrue(
                SampleJar.findTrip().isPresent(), "the sample's jar is not built: run the build to its package phase");
    }

    @AfterEach
    void close() {
        app.close();
    }

    /** A built Maven project with two functions and a handler that no template names. */
    private void project(String template) throws IOException {
        Path library = SampleJar.findTrip().orElseThrow().toAbsolutePath();
        shop = Files.createDirectories(home.resolve("shop"));
        Files.writeString(shop.resolve("pom.xml"), "<project/>");
        Files.writeString(shop.resolve("template.yaml"), template);
        Path maven = Files.writeString(shop.resolve("mvnw"), """
                #!/bin/sh
                for each in "$@"; do case "$each" in
                  -Dmdep.outputFile=*) file="${each#*=}"; file="${file%%%%\\$*}$PWD/durascope-classes$PWD/target/classes/class-path.txt"
                    mkdir -p "$(dirname "$file")"; echo %s > "$file";;
                esac; done
                """.formatted(library));
        assertThat(maven.toFile().setExecutable(true)).isTrue();
        HandlerJar.compile(
                shop.resolve("target/classes"),
                Map.of("shop.Orders", """
                package shop;
                public class Orders extends dev.durascope.handler.DurableHandler<Object, String> {
                    @Override
                    protected String handleRequest(Object in, dev.durascope.handler.DurableContext context) {
                        return context.invoke("pay", System.getenv("PAYMENT"), System.getenv("STAGE"), String.class);
                    }
                }
                """, "shop.Pay", """
                package shop;
                public class Pay extends dev.durascope.handler.DurableHandler<String, String> {
                    @Override
                    protected String handleRequest(String in, dev.durascope.handler.DurableContext context) {
                        return "paid in " + in;
                    }
                }
                """, "Extra", HandlerJar.succeeding("Extra", "1")),
                List.of(library));
    }

    private List<String> handlers() {
        return Fx.get(() -> app.model().launch().contentsProperty().get().handlers().stream()
                .map(HandlerChoice::simpleName)
                .toList());
    }

    @Test
    void aFunctionOfAProjectsTemplateRunsAsThatSaysAndInvokesAnother() throws Exception {
        project(TEMPLATE);
        app = RealWindow.open(home, shop);
        app.awaitPlace(WindowModel.Place.LAUNCH);

        assertThat(handlers()).containsExactly("pay-test", "Orders", "Extra");
        app.awaitText("template.yaml · durable");
        app.awaitText("Resources.Label", "is left out: its runtime is python3.13");
        app.click("#handlers .list-cell:filled:selected");
        app.press(KeyCode.DOWN);
        app.awaitText("template.yaml says: an invocation may take 1 minute and has 512 MB;"
                + " an execution may take 1 hour and is kept for 7 days.");
        assertThat(Fx.get(() ->
                        app.model().launch().settings().environmentProperty().get()))
                .isEqualTo("PAYMENT=arn:aws:lambda:us-east-1:123456789012:function:pay-test\nSTAGE=test");

        app.press(KeyCode.SHIFT, KeyCode.F10);
        app.awaitStatus(ExecutionStatus.SUCCEEDED);

        assertThat(Fx.get(() ->
                        app.model().session().factsProperty().get().result().payload()))
                .isEqualTo("\"paid in test\"");
        assertThat(Fx.get(() -> app.model().executions().rows().size())).isEqualTo(2);
        FunctionConfig ran =
                app.engine().executions().functions().find("Orders").orElseThrow();
        assertThat(ran.timeoutSeconds()).isEqualTo(60);
        assertThat(ran.durable()).isEqualTo(new DurableConfig(3600, 7));

        app.close();
        app = RealWindow.open(home);
        app.await(
                "the execution of before", () -> app.model().executions().rows().size() == 2);
        Fx.run(() -> app.model().executions().rows().stream()
                .filter(row -> row.arn().function().equals("Orders"))
                .findFirst()
                .ifPresent(row -> app.model().openExecution(row.arn())));
        app.awaitStatus(ExecutionStatus.SUCCEEDED);
        app.await(
                "it to be run again",
                () -> app.window()
                        .commands()
                        .get(WindowCommands.AGAIN)
                        .enabled()
                        .get());
        app.press(KeyCode.F5);
        app.await(
                "a second order and its payment",
                () -> app.model().executions().rows().stream()
                                .filter(row -> row.status() == ExecutionStatus.SUCCEEDED)
                                .count()
                        == 4);
    }

    @Test
    void aTemplateThatIsWrittenAgainIsNoticedAndItsFunctionRunAgainAsItSaysNow() throws Exception {
        project(TEMPLATE);
        app = RealWindow.open(home, shop);
        app.awaitPlace(WindowModel.Place.LAUNCH);
        choose("Orders");
        app.press(KeyCode.SHIFT, KeyCode.F10);
        app.awaitStatus(ExecutionStatus.SUCCEEDED);
        ExecutionArn first = app.model().session().arn();

        Files.writeString(shop.resolve("template.yaml"), TEMPLATE.replace("Resources:", "Resources: wrong"));
        app.await("its project without it", () -> handlers().equals(List.of("Orders", "Pay", "Extra")));
        Files.writeString(
                shop.resolve("template.yaml"),
                TEMPLATE.replace("Default: test", "Default: prod").replace("Timeout: 60", "Timeout: 45"));
        app.awaitText("template.yaml says something else of Orders now.");
        assertThat(handlers()).containsExactly("pay-prod", "Orders", "Extra");

        assertThat(app.engine()
                        .executions()
                        .functions()
                        .find("Orders")
                        .orElseThrow()
                        .timeoutSeconds())
                .isEqualTo(45);

        app.click("#rebuilt-again");
        app.await("another execution", () -> !app.model().session().arn().equals(first));
        app.awaitStatus(ExecutionStatus.SUCCEEDED);
        assertThat(Fx.get(() ->
                        app.model().session().factsProperty().get().result().payload()))
                .as("what the function answers that has another name now")
                .isEqualTo("\"paid in prod\"");
    }

    private void choose(String function) {
        Fx.run(() -> app.model()
                .launch()
                .handlerProperty()
                .set(app.model().launch().contentsProperty().get().handlers().stream()
                        .filter(handler -> handler.simpleName().equals(function))
                        .findFirst()
                        .orElseThrow()));
    }

    @Test
    void aTemplateThatCannotBeReadSaysWhereAndItsProjectIsUsedWithoutIt() throws Exception {
        project(TEMPLATE.replace("ExecutionTimeout: 600", "ExecutionTimeout: soon"));
        app = RealWindow.open(home, shop);
        app.awaitPlace(WindowModel.Place.LAUNCH);

        assertThat(handlers()).containsExactly("Orders", "Pay", "Extra");
        app.awaitText(
                "The functions of template.yaml are not offered until it is corrected:",
                "Resources.Pay.Properties.DurableConfig.ExecutionTimeout (line 11): must be a whole number of seconds");
    }

    @Test
    void aTemplateIsDroppedAndOneThatIsWrongIsRefusedWithItsLines() throws Exception {
        project(TEMPLATE);
        Path wrong = Files.writeString(
                home.resolve("wrong.json"), "{\"Resources\": {\n\"A\": {\"Type\": \"AWS::Serverless::Function\"}}}");
        app = RealWindow.open(home, wrong);
        app.awaitText("wrong.json cannot be used:", "Resources.A", "line 2", "needs Runtime");

        app.drop(shop.resolve("template.yaml"));
        app.awaitPlace(WindowModel.Place.LAUNCH);
        assertThat(handlers()).containsExactly("pay-test", "Orders");
    }
}
