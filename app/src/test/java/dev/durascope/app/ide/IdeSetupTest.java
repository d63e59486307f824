package dev.durascope.app.ide;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class IdeSetupTest {
    private static final JsonMapper JSONC = JsonMapper.builder()
            .enable(JsonParser.Feature.ALLOW_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    @TempDir
    Path directory;

    private Path project;
    private Path idea;

    @BeforeEach
    void begin() throws IOException {
        project = Files.createDirectories(directory.resolve("shop"));
        idea = Files.createDirectories(directory.resolve("JetBrains/IntelliJIdea2026.2"));
    }

    private IdeFiles plan(int port) throws IOException {
        IdeSetup setup =
                new IdeSetup(project, project.resolve("orders"), List.of("Orders", "Refunds"), port, "durascope");
        List<PlannedFile> files = new ArrayList<>(setup.vsCode());
        files.addAll(setup.intelliJ(List.of(idea), "/opt/my tools/durascope"));
        return new IdeFiles(project, files);
    }

    private PlannedFile planned(String name) throws IOException {
        return plan(5005).files().stream()
                .filter(file -> file.file().endsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private void write(String name, String text) throws IOException {
        Path file = name.equals("Durascope.xml") ? idea.resolve("tools").resolve(name) : project.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aProjectThatHasNothingGetsTasksConfigurationsAndToolsOnce() throws Exception {
        IdeFiles first = plan(5005);
        assertThat(first.files()).extracting(PlannedFile::change).containsOnly(Change.NEW);
        assertThat(first.files())
                .extracting(first::name)
                .containsExactly(
                        Path.of(".vscode", "tasks.json").toString(),
                        Path.of(".vscode", "launch.json").toString(),
                        Path.of(".run", "Durascope Orders.run.xml").toString(),
                        Path.of(".run", "Durascope Refunds.run.xml").toString(),
                        idea.resolve("tools/Durascope.xml").toString());
        assertThat(project).as("nothing is written by planning").isEmptyDirectory();

        first.write();
        assertThat(plan(5005).isNeeded()).isFalse();
        assertThat(plan(5005).files()).extracting(PlannedFile::change).containsOnly(Change.UNCHANGED);
        assertThat(plan(5006).files().subList(0, 4))
                .extracting(PlannedFile::change)
                .containsOnly(Change.REPLACED);
        plan(5006).write();
        plan(5005).write();
        assertThat(plan(5005).files())
                .extracting(PlannedFile::after)
                .as("there and back")
                .containsExactlyElementsOf(
                        first.files().stream().map(PlannedFile::after).toList());
    }

    @Test
    void tasksCallDurascopeByNameWithTheModuleTheHandlerAndItsPort() throws Exception {
        JsonNode tasks = JSONC.readTree(planned("tasks.json").after()).get("tasks");
        assertThat(tasks.findValuesAsText("command")).containsOnly("durascope");
        assertThat(tasks.findValuesAsText("label"))
                .containsExactly(
                        "Durascope: Open Project",
                        "Durascope: Open This File",
                        "Durascope: Replay This History",
                        "Durascope: Debug Orders",
                        "Durascope: Debug Refunds");
        assertThat(values(tasks.get(0))).containsExactly("open", "${workspaceFolder}/orders");
        assertThat(values(tasks.get(4)))
                .containsExactly("open", "${workspaceFolder}/orders", "--handler", "Refunds", "--debug-port", "5005");
        assertThat(tasks.get(2)
                        .get("problemMatcher")
                        .get("pattern")
                        .get("regexp")
                        .asText())
                .isEqualTo(IdeSetup.REPLAYED.pattern());
    }

    private static List<String> values(JsonNode task) {
        List<String> values = new ArrayList<>();
        task.get("args").forEach(each -> values.add(each.path("value").asText(each.asText())));
        return values;
    }

    @Test
    void noShellReadsAnythingInANameOfAFileOrAClass() throws Exception {
        Path odd = project.resolve("a (copy) & $(b); c");
        IdeSetup setup = new IdeSetup(project, odd, List.of("Shop$Orders"), 5005, "durascope");
        JsonNode tasks = JSONC.readTree(setup.vsCode().getFirst().after()).get("tasks");
        assertThat(values(tasks.get(0))).contains("${workspaceFolder}/a (copy) & $(b); c");
        assertThat(values(tasks.get(1))).contains("${file}");
        assertThat(values(tasks.get(2))).contains("${file}");
        assertThat(values(tasks.get(3))).contains("Shop$Orders", "5005");
        for (JsonNode task : tasks) {
            for (JsonNode argument : task.get("args")) {
                boolean word = argument.asText().matches("(--)?[a-z]+(-[a-z]+)?");
                assertThat(argument.path("quoting").asText()).as("%s", argument).isEqualTo(word ? "" : "strong");
            }
        }
    }

    @Test
    void aHandlerThatIsNamedTwiceIsPlannedOnce() throws Exception {
        IdeSetup setup = new IdeSetup(project, project, List.of("Orders", "a.Orders", "Orders"), 5005, "durascope");
        assertThat(setup.intelliJ(List.of(), "durascope"))
                .extracting(file -> file.file().getFileName().toString())
                .containsExactly("Durascope Orders.run.xml", "Durascope a.Orders.run.xml");
    }

    @Test
    void toolsOfIntelliJCallThisInstallationWithItsMacros() throws Exception {
        var tools = xml(planned("Durascope.xml").after()).getElementsByTagName("tool");
        assertThat(tools.getLength()).isEqualTo(3);
        Element replay = (Element) tools.item(2);
        var options = replay.getElementsByTagName("option");
        assertThat(((Element) options.item(0)).getAttribute("value")).isEqualTo("/opt/my tools/durascope");
        assertThat(((Element) options.item(1)).getAttribute("value"))
                .isEqualTo("replay \"$FilePath$\" --jar \"$ContentRoot$\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{ // mine\n}",
                "{\n\t\"version\": \"2.0.0\", // mine\n\t\"tasks\": [\n\t\t{\"label\": \"Mine\",}, /* last */\n\t],\n}\n",
                "{\"version\": \"2.0.0\"} // mine",
                "{\r\n  \"tasks\": [\r\n    {\"label\": \"Mine\"} // mine\r\n  ]\r\n}\r\n",
                "{\"tasks\": [{\"label\": \"Durascope: Open Project\", \"command\": \"old\"}], \"inputs\": [{\"id\": \"] }\"}]}"
            })
    void tasksOfOthersAndCommentsStayAsTheyAre(String existing) throws Exception {
        write(".vscode/tasks.json", existing);
        PlannedFile planned = planned("tasks.json");
        assertThat(planned.refusal()).isEmpty();
        JsonNode after = JSONC.readTree(planned.after());
        assertThat(after.get("tasks").findValuesAsText("label"))
                .doesNotHaveDuplicates()
                .contains("Durascope: Open Project", "Durascope: Debug Refunds");
        assertThat(planned.after()).doesNotContain("\"old\"");
        for (String kept :
                List.of("// mine", "/* last */", "{\"label\": \"Mine\"", "\"inputs\": [{\"id\": \"] }\"}]")) {
            if (existing.contains(kept)) {
                assertThat(planned.after()).contains(kept);
            }
        }
        if (existing.contains("\r\n")) {
            assertThat(planned.after().replace("\r\n", "")).doesNotContain("\n");
        }
        plan(5005).write();
        assertThat(planned("tasks.json").change()).isEqualTo(Change.UNCHANGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{", "{\"tasks\": 1}", "{\"tasks\": [}", "nonsense"})
    void tasksThatCannotBeReadAreLeftAloneWhileTheOtherFilesAreWritten(String existing) throws Exception {
        write(".vscode/tasks.json", existing);
        PlannedFile planned = planned("tasks.json");
        assertThat(planned.change()).isEqualTo(Change.REFUSED);
        assertThat(planned.says()).startsWith("is left alone. It").endsWith("Add this to it yourself.");
        assertThat(planned.excerpt()).contains("Durascope: Debug Orders");
        plan(5005).write();
        assertThat(project.resolve(".vscode/tasks.json")).hasContent(existing);
        assertThat(project.resolve(".run/Durascope Orders.run.xml")).exists();
    }

    @Test
    void filesThatAreNoTextAreLeftAlone() throws Exception {
        for (String name : List.of(".vscode/tasks.json", ".vscode/launch.json", ".run/Durascope Orders.run.xml")) {
            Files.createDirectories(project.resolve(name).getParent());
            Files.write(project.resolve(name), new byte[] {(byte) 0xff, (byte) 0xfe, 0x7b});
        }
        assertThat(plan(5005).files().subList(0, 3))
                .allSatisfy(file -> assertThat(file.says()).startsWith("is left alone. It is not UTF-8."));
    }

    @Test
    void otherToolsOfTheGroupStayAndOursAreReplaced() throws Exception {
        write("Durascope.xml", """
                <toolSet name="Durascope">
                  <!-- mine -->
                  <tool name="Mine" description="a &gt; b" disabled="false">
                    <exec><option name="COMMAND" value="mine" /></exec>
                  </tool>
                  <tool description="old" name="Open in Durascope" disabled="true">
                    <exec><option name="COMMAND" value="old" /></exec>
                  </tool>
                </toolSet>
                """);
        PlannedFile planned = planned("Durascope.xml");
        assertThat(planned.change()).isEqualTo(Change.REPLACED);
        assertThat(planned.after())
                .contains("<!-- mine -->", "name=\"Mine\" description=\"a &gt; b\"")
                .doesNotContain("old");
        assertThat(xml(planned.after()).getElementsByTagName("tool").getLength())
                .isEqualTo(4);
        plan(5005).write();
        assertThat(planned("Durascope.xml").change()).isEqualTo(Change.UNCHANGED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<toolSet name=\"Durascope\">",
                "<tools/>",
                "nonsense",
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><toolSet>&b;</toolSet>",
                "<toolSet name=\"Durascope\"/>"
            })
    void aGroupOfToolsThatCannotBeReadIsLeftAlone(String existing) throws Exception {
        write("Durascope.xml", existing);
        assertThat(planned("Durascope.xml").says())
                .startsWith("is left alone. It")
                .endsWith("Add this to it yourself.");
    }

    @Test
    void theLatestConfigurationOfEachIntelliJIsFound() throws Exception {
        Path home = directory.resolve("home");
        for (String name : List.of(
                "IntelliJIdea2025.3",
                "IntelliJIdea2025.10",
                "IdeaIC2024.1",
                "IdeaICx",
                "WebStorm2026.1",
                "IdeaIC2023.3")) {
            Files.createDirectories(home.resolve(".config/JetBrains").resolve(name));
            Files.createDirectories(home.resolve("xdg/JetBrains").resolve("IdeaIC2022.1"));
        }
        assertThat(IntelliJPlaces.of(Map.of(), home, "Linux"))
                .extracting(place -> place.getFileName().toString())
                .containsExactly("IdeaIC2024.1", "IntelliJIdea2025.10");
        assertThat(IntelliJPlaces.of(
                        Map.of("XDG_CONFIG_HOME", home.resolve("xdg").toString()), home, "Linux"))
                .extracting(place -> place.getFileName().toString())
                .containsExactly("IdeaIC2022.1");
        assertThat(IntelliJPlaces.of(Map.of(), home, "Mac OS X")).isEmpty();
        assertThat(IntelliJPlaces.of(Map.of("APPDATA", home.resolve(".config").toString()), home, "Windows 11"))
                .hasSize(2);
    }
}
