package dev.durascope.app.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.app.testing.RecordedPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EditorsTest {
    @TempDir
    Path directory;

    private RecordedPrograms machine;
    private Path file;

    @BeforeEach
    void begin() {
        machine = RecordedPrograms.on(directory);
        file = directory.resolve("my project/Orders.java");
    }

    private String open(EditorChoice choice, String own) throws IOException {
        return machine.editors().open(choice, own, file, 42, directory).orElse("viewer");
    }

    @Test
    void intelliJAndVsCodeAreToldTheLineInTheirOwnWay() throws Exception {
        Path idea = machine.install("idea");
        Path code = machine.install("code");
        assertThat(open(EditorChoice.INTELLIJ, "")).isEqualTo("IntelliJ IDEA");
        assertThat(open(EditorChoice.VS_CODE, "")).isEqualTo("VS Code");
        assertThat(machine.started())
                .containsExactly(
                        List.of(idea.toString(), "--line", "42", file.toString()),
                        List.of(code.toString(), "-g", file + ":42"));
    }

    @Test
    void automaticallyTheProjectsFolderDecidesThenWhatIsFoundThenTheViewer() throws Exception {
        assertThat(open(EditorChoice.AUTO, "")).isEqualTo("viewer");
        machine.install("code");
        assertThat(open(EditorChoice.AUTO, "")).isEqualTo("VS Code");
        machine.install("idea");
        assertThat(open(EditorChoice.AUTO, "")).isEqualTo("IntelliJ IDEA");
        Files.createDirectories(directory.resolve(".vscode"));
        assertThat(open(EditorChoice.AUTO, "")).isEqualTo("VS Code");
        Files.createDirectories(directory.resolve(".idea"));
        assertThat(open(EditorChoice.AUTO, "")).isEqualTo("IntelliJ IDEA");
        assertThat(open(EditorChoice.VIEWER, "")).isEqualTo("viewer");
    }

    @Test
    void theIdeThatRunsComesBeforeTheProjectsFolderAndBothBeforeTheInstalledOnes() throws Exception {
        machine.install("idea");
        machine.install("code");
        Path code = program(directory.resolve("apps/code/bin/code"));
        Path idea = program(directory.resolve("apps/idea/bin/idea.sh"));
        program(directory.resolve("apps/pycharm/bin/pycharm.sh"));
        machine.run(Path.of("/usr/bin/java"));
        machine.run(directory.resolve("apps/pycharm/jbr/bin/java"));
        machine.run(directory.resolve("apps/gone/code"));
        assertThat(open(EditorChoice.AUTO, "")).isEqualTo("IntelliJ IDEA");
        machine.run(directory.resolve("apps/code/code"));
        assertThat(open(EditorChoice.AUTO, "")).isEqualTo("VS Code");
        machine.run(directory.resolve("apps/idea/jbr/bin/java"));
        assertThat(open(EditorChoice.AUTO, "")).isEqualTo("IntelliJ IDEA");
        Files.createDirectories(directory.resolve(".vscode"));
        assertThat(open(EditorChoice.AUTO, "")).isEqualTo("VS Code");
        assertThat(open(EditorChoice.INTELLIJ, "")).isEqualTo("IntelliJ IDEA");
        assertThat(machine.started().stream().skip(1).map(List::getFirst))
                .containsExactly(code.toString(), idea.toString(), code.toString(), idea.toString());
    }

    @Test
    void runningIdesAreKnownByTheirProgramsOnEverySystem() throws Exception {
        Path mac = directory.resolve("Applications/Visual Studio Code.app/Contents");
        Path code = program(mac.resolve("Resources/app/bin/code"));
        assertThat(running("Mac OS X", mac.resolve("MacOS/Electron"))
                        .runningVsCode()
                        .orElseThrow()
                        .parts())
                .startsWith(code.toString());
        Path idea = program(directory.resolve("Applications/IntelliJ IDEA.app/Contents/MacOS/idea"));
        assertThat(running("Mac OS X", idea).runningIntelliJ().orElseThrow().parts())
                .startsWith(idea.toString());
        Path windows = program(directory.resolve("Microsoft VS Code/bin/code.cmd"));
        assertThat(running("Windows 11", directory.resolve("Microsoft VS Code/Code.exe"))
                        .runningVsCode()
                        .orElseThrow()
                        .parts())
                .startsWith(windows.toString());
        assertThat(running("Linux", Path.of("/usr/bin/java"), Path.of("/")).runningIntelliJ())
                .isEmpty();
        assertThat(RunningPrograms.ofThisMachine().files()).isNotEmpty();
    }

    private EditorFinder running(String system, Path... programs) {
        return new EditorFinder(
                Map.of("PATH", ""),
                directory.resolve("home"),
                directory.resolve("root"),
                system,
                () -> List.of(programs));
    }

    @Test
    void anOwnCommandIsSplitWithoutAShell() throws Exception {
        assertThat(open(EditorChoice.OWN, "\"/opt/my ed\" +{line} {file} --in={project} $(rm) ;"))
                .isEqualTo("my ed");
        assertThat(machine.started())
                .containsExactly(List.of("/opt/my ed", "+42", file.toString(), "--in=" + directory, "$(rm)", ";"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "{file}", "subl", "subl {line}", "subl \"{file}"})
    void anOwnCommandThatCannotBeRightIsRefusedWithWhatToDo(String command) {
        assertThatThrownBy(() -> open(EditorChoice.OWN, command))
                .isInstanceOf(IOException.class)
                .message()
                .containsAnyOf("Begin with", "{file}", "quotation mark");
    }

    @Test
    void anIdeThatIsNotThereIsNamedWithWhatToDo() {
        assertThatThrownBy(() -> open(EditorChoice.INTELLIJ, ""))
                .hasMessageContaining("IntelliJ IDEA was not found")
                .hasMessageContaining("choose another");
    }

    @Test
    void idesAreFoundInTheirUsualPlaces() throws Exception {
        Path home = directory.resolve("home");
        Path root = directory.resolve("root");
        EditorFinder finder = new EditorFinder(Map.of("PATH", ":\u0000:"), home, root, "Linux", List::of);
        assertThat(finder.intelliJ()).isEmpty();
        assertThat(finder.vsCode()).isEmpty();
        program(root.resolve("opt/idea-IU-261/bin/idea.sh"));
        Path newer = program(root.resolve("opt/idea-IU-262/bin/idea.sh"));
        assertThat(finder.intelliJ().orElseThrow().parts()).startsWith(newer.toString());
        Path toolbox = program(home.resolve(".local/share/JetBrains/Toolbox/scripts/idea"));
        assertThat(finder.intelliJ().orElseThrow().parts()).startsWith(toolbox.toString());
        Path code = program(root.resolve("snap/bin/code"));
        assertThat(finder.vsCode().orElseThrow().parts()).startsWith(code.toString());
    }

    @Test
    void onWindowsProgramsHaveTheirEndings() throws Exception {
        Path local = directory.resolve("Local");
        EditorFinder finder = new EditorFinder(
                Map.of("PATH", "", "LOCALAPPDATA", local.toString()),
                directory.resolve("home"),
                directory.resolve("root"),
                "Windows 11",
                List::of);
        Path code = program(local.resolve("Programs/Microsoft VS Code/bin/code.cmd"));
        Path idea = program(local.resolve("JetBrains/Toolbox/scripts/idea.cmd"));
        assertThat(finder.vsCode().orElseThrow().parts()).startsWith(code.toString());
        assertThat(finder.intelliJ().orElseThrow().parts()).startsWith(idea.toString());
    }

    private static Path program(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, "");
        assertThat(path.toFile().setExecutable(true)).isTrue();
        return path;
    }

    @Test
    void aRealProgramGetsItsArgumentsAsTheyAre() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no shell to write a program in");
        Path told = directory.resolve("told");
        Path script = directory.resolve("editor script");
        Files.writeString(
                script,
                "#!/bin/sh\nprintf '%s\\n' \"$@\" > '" + told + ".new'\nmv '" + told + ".new' '" + told + "'\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        Editors editors = new Editors(machine.finder(), new SystemStarter());
        String title = editors.open(
                        EditorChoice.OWN, "\"" + script + "\" --at {line} \"{file}\" \"*  $HOME\"", file, 7, null)
                .orElseThrow();
        assertThat(title).isEqualTo("editor script");
        assertThat(told).hasContent("--at\n7\n" + file + "\n*  $HOME\n");
    }

    @Test
    void aProgramThatIsGoneOrFailsIsSaid() throws Exception {
        SystemStarter starter = new SystemStarter();
        assertThatThrownBy(() -> starter.start(List.of(directory.resolve("gone").toString())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be started");
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no shell to write a program in");
        Path failing = program(directory.resolve("failing"));
        Files.writeString(failing, "#!/bin/sh\nexit 3\n");
        assertThatThrownBy(() -> starter.start(List.of(failing.toString()))).hasMessageContaining("status 3");
    }
}
