package dev.durascope.engine.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.project.ProjectException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnableCodeTest {
    private static final String TEMPLATE = """
            Globals: {Function: {Runtime: java21, CodeUri: orders}}
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: Orders
                  DurableConfig: {ExecutionTimeout: 3600}
                  Environment: {Variables: {MAIL: !GetAtt Mail.Arn}}
              Mail:
                Type: AWS::Serverless::Function
                Properties: {Handler: Mail, CodeUri: mail, Timeout: 5}
            """;

    @TempDir
    private Path directory;

    private FileFixture files;

    @BeforeEach
    void layOutTwoModules() throws IOException {
        files = new FileFixture(directory, "template.yaml", "eu-central-1");
        files.touch("orders/pom.xml", "mail/pom.xml", "common/pom.xml", "common/target/classes/Common.class");
        Files.writeString(
                directory.resolve("pom.xml"),
                "<project><modules><module>orders</module><module>mail</module><module>common</module></modules>"
                        + "</project>");
        handler("orders", "Orders");
        handler("mail", "Mail");
    }

    private void handler(String module, String name) throws IOException {
        Path source = directory.resolve(module).resolve(name + ".java");
        Files.writeString(
                source,
                "public class " + name + " implements com.amazonaws.services.lambda.runtime.RequestStreamHandler {"
                        + " public void handleRequest(java.io.InputStream in, java.io.OutputStream out,"
                        + " com.amazonaws.services.lambda.runtime.Context context) {} }");
        Path classes = Files.createDirectories(directory.resolve(module).resolve("target/classes"));
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        classes.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        source.toString());
        assertThat(status).isZero();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private RunnableCode open(Path path) throws Exception {
        return RunnableCode.at(path, "eu-central-1", "123456789012", files.projects());
    }

    private Code code(String module) {
        return new Code.ClassDirectory(directory.resolve(module).resolve("target/classes"), List.of());
    }

    @Test
    void allModulesWithHandlersAreOpenedTogether() throws Exception {
        RunnableCode opened = open(directory);

        assertThat(opened.parts())
                .containsExactly(
                        new RunnableCode.Part("mail", directory.resolve("mail"), code("mail")),
                        new RunnableCode.Part("orders", directory.resolve("orders"), code("orders")));
        assertThat(opened.template()).isNull();
        assertThat(opened.notes()).hasSize(2).allMatch(note -> note.contains("Maven was not found"));
    }

    @Test
    void theFunctionsOfATemplateStandBesideTheModules() throws Exception {
        Path template = write("template.yaml", TEMPLATE);

        RunnableCode opened = open(directory);

        assertThat(opened.template()).isEqualTo(template);
        assertThat(opened.functions()).extracting(FunctionConfig::name).containsExactly("Orders", "Mail");
        assertThat(opened.functions().getFirst().code()).isEqualTo(code("orders"));
        assertThat(opened.functions().getFirst().environment())
                .isEqualTo(Map.of("MAIL", "arn:aws:lambda:eu-central-1:123456789012:function:Mail"));
        assertThat(opened.parts()).extracting(RunnableCode.Part::module).containsExactly("mail", "orders");
    }

    @Test
    void theFirstTemplateThatSamWouldTakeCounts() throws Exception {
        write("template.json", "{\"Resources\": {}}");
        Path template = write("template.yml", TEMPLATE);

        assertThat(open(directory).template()).isEqualTo(template);
        assertThat(open(directory).templates())
                .as("one that is not there may come")
                .containsExactlyInAnyOrder(
                        directory.resolve("template.yaml"), template, directory.resolve("template.json"));
        assertThat(open(template).templates()).containsExactly(template);
    }

    @Test
    void aTemplateThatCannotBeReadTakesNothingFromItsProjectAndSaysWhereItIsWrong() throws Exception {
        write("template.yaml", TEMPLATE.replace("Timeout: 5", "Timeout: 5000"));

        RunnableCode opened = open(directory);

        assertThat(opened.parts()).hasSize(2);
        assertThat(opened.functions()).isEmpty();
        assertThat(opened.notes())
                .startsWith(
                        "The functions of template.yaml are not offered until it is corrected:",
                        "Resources.Mail.Properties.Timeout (line 11): must be a whole number of seconds from 1 to 900,"
                                + " not 5000.");
    }

    @Test
    void aTemplateOpenedByItselfIsItsFunctions() throws Exception {
        RunnableCode opened = open(write("prod.yaml", TEMPLATE));

        assertThat(opened.parts()).isEmpty();
        assertThat(opened.functions()).extracting(FunctionConfig::name).containsExactly("Orders", "Mail");
    }

    @Test
    void aDirectoryOfSamHoldsItsCodeInOthersAndIsNoProjectItself() throws Exception {
        Files.delete(directory.resolve("pom.xml"));
        write("template.yaml", TEMPLATE);

        assertThat(open(directory).functions()).hasSize(2);

        write("template.yaml", "Resources: [");
        FunctionsFileException refused = catchThrowableOfType(FunctionsFileException.class, () -> open(directory));
        assertThat(refused.lines()).singleElement().asString().startsWith("line 1");
    }

    @Test
    void codeThatATemplateNamesAndThatIsNotBuiltIsNamedToBeBuilt() throws Exception {
        files.touch("gifts/pom.xml", "gifts/src/main/java/Gifts.java");
        Path template = write("gifts.yaml", TEMPLATE.replace("CodeUri: mail", "CodeUri: gifts"));

        FunctionsFileException refused = catchThrowableOfType(FunctionsFileException.class, () -> open(template));

        assertThat(refused.unbuilt().orElseThrow().directory()).isEqualTo(directory.resolve("gifts"));
        assertThat(refused.lines())
                .singleElement()
                .asString()
                .startsWith(
                        "Resources.Mail.Properties.CodeUri (line 11): " + directory.resolve("gifts") + " is not built");
    }

    @Test
    void aProjectWhoseModulesAreNotBuiltIsRefusedAsWithoutATemplate() throws Exception {
        write("template.yaml", TEMPLATE);
        for (String module :
                List.of("orders/target/classes/Orders", "mail/target/classes/Mail", "common/target/classes/Common")) {
            Files.delete(directory.resolve(module + ".class"));
        }

        ProjectException refused = catchThrowableOfType(ProjectException.class, () -> open(directory));

        assertThat(refused.unbuilt().orElseThrow().directory()).isEqualTo(directory);
    }
}
