package dev.durascope.app.ide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.durascope.app.ide.PlannedFile.Change;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class RunConfigurationsTest {
    private static final JsonMapper JSONC = JsonMapper.builder()
            .enable(JsonParser.Feature.ALLOW_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    @TempDir
    Path project;

    private RunConfigurations plan(int port) throws IOException {
        return RunConfigurations.plan(project, "OrderProcessor", port);
    }

    private PlannedFile vsCode(String existing) throws IOException {
        Path file = Files.createDirectories(project.resolve(".vscode")).resolve("launch.json");
        Files.writeString(file, existing);
        return plan(5005).files().files().getLast();
    }

    private static JsonNode ours(String text) throws IOException {
        JsonNode found = null;
        for (JsonNode each : JSONC.readTree(text).get("configurations")) {
            if (each.path("name").asText().equals("Durascope OrderProcessor")) {
                assertThat(found).as("only one of ours").isNull();
                found = each;
            }
        }
        return found;
    }

    @Test
    void bothFilesAreNewInAProjectThatHasNone() throws Exception {
        RunConfigurations planned = plan(5005);
        assertThat(planned.files().files()).extracting(PlannedFile::change).containsOnly(Change.NEW);
        assertThat(project).as("nothing is written by planning").isEmptyDirectory();
        planned.files().write();
        Path xml = project.resolve(".run/Durascope OrderProcessor.run.xml");
        Element configuration = (Element) DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(Files.readAllBytes(xml)))
                .getElementsByTagName("configuration")
                .item(0);
        assertThat(configuration.getAttribute("type")).isEqualTo("Remote");
        assertThat(Files.readString(xml)).contains("name=\"PORT\" value=\"5005\"");
        JsonNode entry = ours(Files.readString(project.resolve(".vscode/launch.json")));
        assertThat(entry.get("request").asText()).isEqualTo("attach");
        assertThat(entry.get("hostName").asText()).isEqualTo("127.0.0.1");
        assertThat(entry.get("port").asInt()).isEqualTo(5005);
        assertThat(plan(5005).files().isNeeded()).isFalse();
        assertThat(plan(5006).files().files()).extracting(PlannedFile::change).containsOnly(Change.REPLACED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{ // mine\n}",
                "{\"configurations\": []}",
                "{\n  // keep\n  \"version\": \"0.2.0\",\n  \"configurations\": [\n    {\"name\": \"Mine\", \"a\": [1, {}]}, // last\n  ]\n}\n",
                "{\"configurations\": [{\"name\": \"Mine\"} /* no comma */ // and none here\n], \"inputs\": [],}",
                "{\"version\": \"0.2.0\"}",
                "{\"configurations\": [{\"type\": \"java\", \"name\": \"Durascope OrderProcessor\", \"port\": 1}, {\"name\": \"x ]}\"}]}",
            })
    void whatOthersHaveWrittenStaysAsItIs(String existing) throws Exception {
        PlannedFile planned = vsCode(existing);
        assertThat(planned.refusal()).isEmpty();
        assertThat(ours(planned.after()).get("port").asInt()).isEqualTo(5005);
        JsonNode before = JSONC.readTree(existing);
        JsonNode after = JSONC.readTree(planned.after());
        before.properties().forEach(member -> {
            if (!member.getKey().equals("configurations")) {
                assertThat(after.get(member.getKey())).isEqualTo(member.getValue());
            }
        });
        for (JsonNode each : before.path("configurations")) {
            if (!each.path("name").asText().startsWith("Durascope")) {
                assertThat(after.get("configurations")).contains(each);
            }
        }
        for (String comment : new String[] {"// mine", "// keep", "// last", "/* no comma */", "// and none here"}) {
            if (existing.contains(comment)) {
                assertThat(planned.after()).contains(comment);
            }
        }
        assertThat(vsCode(planned.after()).change()).isEqualTo(Change.UNCHANGED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "nonsense {",
                "{\"configurations\": {}}",
                "{\"configurations\": [",
                "{\"a\" 1}",
                "{\"a\": 1 \"b\": 2}",
                "{} {}",
                "{/* open }",
                "{\"a\": \"open}",
            })
    void whatCannotBeReadIsLeftAloneAndSaysWhatToAdd(String existing) throws Exception {
        PlannedFile planned = vsCode(existing);
        assertThat(planned.change()).isEqualTo(Change.REFUSED);
        assertThat(planned.refusal()).startsWith("It").endsWith("Add this to it yourself.");
        assertThat(planned.excerpt()).contains("\"port\": 5005");
        plan(5005).files().write();
        assertThat(project.resolve(".vscode/launch.json")).hasContent(existing);
    }

    @Test
    void ofARunConfigurationThatIsThereOnlyThePortThatIsAskedForIsReplaced() throws Exception {
        Path xml = Files.createDirectories(project.resolve(".run")).resolve("Durascope OrderProcessor.run.xml");
        String mine = RunConfigurations.intelliJ(project, "OrderProcessor", 6006)
                .after()
                .replace("<method v=\"2\" />", "<module name=\"shop\" />\n    <method v=\"2\" />")
                .replace("127.0.0.1", "localhost");
        Files.writeString(xml, mine);

        assertThat(RunConfigurations.intelliJ(project, "OrderProcessor", 0).change())
                .as("nobody asks for a port")
                .isEqualTo(Change.UNCHANGED);
        PlannedFile other = RunConfigurations.intelliJ(project, "OrderProcessor", 7007);
        assertThat(other.says()).isEqualTo("has some of this otherwise, which is replaced; all else stays as it is.");
        assertThat(other.after()).isEqualTo(mine.replace("6006", "7007"));

        Files.writeString(xml, mine.replace("PORT\"", "GATE\""));
        assertThat(RunConfigurations.intelliJ(project, "OrderProcessor", 7007).change())
                .as("nothing to put the port into")
                .isEqualTo(Change.REFUSED);
    }

    @Test
    void aRunConfigurationOfSomebodyElseIsNotOverwritten() throws Exception {
        Path xml = Files.createDirectories(project.resolve(".run")).resolve("Durascope OrderProcessor.run.xml");
        Files.writeString(xml, "<component/>");
        assertThat(plan(5005).files().files().getFirst().change()).isEqualTo(Change.REFUSED);
        plan(5005).files().write();
        assertThat(xml).hasContent("<component/>");
    }

    @Test
    void whatChangedAfterItWasShownIsNotWritten() throws Exception {
        vsCode("{}");
        RunConfigurations planned = plan(5005);
        Files.write(project.resolve(".vscode/launch.json"), "{ }".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(planned.files()::write).hasMessageContaining("changed meanwhile");
        assertThat(project.resolve(".vscode/launch.json")).hasContent("{ }");
    }
}
