package dev.durascope.app.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.editor.EditorChoice;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.settings.Settings;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Inline;
import dev.durascope.app.testing.Journals;
import dev.durascope.app.testing.RecordedPrograms;
import dev.durascope.app.testing.Sessions;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.Sightings;
import dev.durascope.engine.history.SourceLocation;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceModelTest {
    private static final Instant BUILT = Instant.parse("2026-11-01T10:00:00Z");

    @TempDir
    Path directory;

    private final Journals journal = new Journals(Journals.arn("OrderProcessor", "order-1"));
    private final FakeExecutions executions = new FakeExecutions();
    private RecordedPrograms machine;
    private Settings.Editor settings = Settings.Editor.DEFAULT;
    private Path source;
    private Code code;
    private boolean known = true;
    private SourceModel model;
    private ExecutionSession session;

    @BeforeEach
    void begin() throws Exception {
        machine = RecordedPrograms.on(directory);
        Path project = Files.createDirectories(directory.resolve("shop"));
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        Path jar = Files.createDirectories(project.resolve("target")).resolve("orders.jar");
        Files.writeString(jar, "");
        Files.setLastModifiedTime(jar, FileTime.from(BUILT));
        source = Files.createDirectories(project.resolve("src/main/java/com/example"))
                .resolve("Orders.java");
        write("package com.example;\n\nclass Orders {\n    void handle() {}\n}\n".getBytes(StandardCharsets.UTF_8));
        code = new Code.Archive(jar);
        model = new SourceModel(
                new SourceFinder(),
                machine.editors(),
                () -> settings,
                name -> known
                        ? Optional.of(FunctionConfig.durable(name, code, "com.example.Orders"))
                        : Optional.empty(),
                new Inline());
        journal.started("{}").invoked();
    }

    private void write(byte[] bytes) throws Exception {
        Files.write(source, bytes);
        Files.setLastModifiedTime(source, FileTime.from(BUILT.minusSeconds(1)));
    }

    private void watched() {
        journal.add(new JournalEntry.InvocationWatched(1, null));
    }

    private void seen(String id, Integer line) {
        journal.add(new JournalEntry.OperationsSeen(
                1,
                List.of(new Sightings.Seen(id, false)),
                Map.of(id, new SourceLocation("com.example.Orders", "handle", "Orders.java", line))));
    }

    private void select(String id) {
        if (session == null) {
            session = Sessions.of(journal, executions);
            model.follow(session);
        }
        Sessions.take(session, journal);
        session.selectedOperationProperty().set(id);
    }

    private SourceReference reference() {
        return model.referenceProperty().get();
    }

    @Test
    void theReferenceIsWhereTheHandlerCalledTheOperation() {
        watched();
        seen("pay", 4);
        journal.step("pay", "pay");
        select("pay");
        assertThat(reference().label()).isEqualTo("Orders.java:4");
        assertThat(reference().explanation()).isEqualTo("com.example.Orders.handle");
        assertThat(model.obstacleProperty().get()).isEmpty();
        session.selectedOperationProperty().set(null);
        assertThat(reference()).isEqualTo(SourceReference.NONE);
        assertThat(model.obstacleProperty().get()).contains("Select an operation");
    }

    @Test
    void whatTheSdkCallsItselfStandsWhereItsContextDoes() {
        watched();
        seen("approval", 3);
        journal.context("approval", "approval", null, "WaitForCallback");
        journal.callback("callback", null, "approval", "Y2I=", null);
        select("callback");
        assertThat(reference().label()).isEqualTo("Orders.java:3");
        assertThat(reference().explanation()).contains("inside approval");
    }

    @Test
    void withoutLineNumbersTheFileIsOpenedAtItsBeginning() {
        watched();
        seen("pay", null);
        journal.step("pay", "pay");
        select("pay");
        assertThat(reference().label()).isEqualTo("Orders.java");
        assertThat(reference().explanation()).contains("compiled without line numbers");
        model.show();
        assertThat(model.shownProperty().get().line()).isEqualTo(1);
    }

    @Test
    void whatIsNotKnownSaysWhy() {
        journal.step("pay", "pay");
        select("pay");
        assertThat(reference().place()).isNull();
        assertThat(reference().explanation()).contains("no agent watched");
        assertThat(model.obstacleProperty().get()).isEqualTo(reference().explanation());
        journal.add(new JournalEntry.InvocationWatched(1, "This SDK is not known."));
        select("pay");
        assertThat(reference().explanation()).contains("This SDK is not known.");
        watched();
        select("pay");
        assertThat(reference().explanation()).contains("has not called it yet");
        journal.add(new JournalEntry.OperationsSeen(1, List.of(new Sightings.Seen("pay", false)), Map.of()));
        select("pay");
        assertThat(reference().explanation()).contains("its SDK did");
    }

    private void selectKnown() {
        watched();
        seen("pay", 4);
        journal.step("pay", "pay");
        select("pay");
    }

    @Test
    void jumpingOpensTheEditorAndNothingElse() {
        Path idea = machine.install("idea");
        selectKnown();
        model.jump();
        assertThat(machine.started()).containsExactly(List.of(idea.toString(), "--line", "4", source.toString()));
        assertThat(model.shownProperty().get()).isNull();
        assertThat(model.problemProperty().get()).isEmpty();
    }

    @Test
    void withoutAnEditorTheSourceIsShownHere() {
        selectKnown();
        model.jump();
        ShownSource shown = model.shownProperty().get();
        assertThat(shown.file().file()).isEqualTo(source);
        assertThat(shown.line()).isEqualTo(4);
        assertThat(shown.notes())
                .containsExactly("No IDE was found, running or installed: name yours in Debug, Open Sources In.");
        assertThat(shown.text().lines()).contains("    void handle() {}");
        model.openShown();
        assertThat(model.problemProperty().get()).contains("No IDE was found");
        Path code = machine.install("code");
        model.openShown();
        assertThat(machine.started()).containsExactly(List.of(code.toString(), "-g", source + ":4"));
        model.closeViewer();
        assertThat(model.shownProperty().get()).isNull();
    }

    @Test
    void anEditorThatFailsIsSaidAboveTheSourceThatIsShownInstead() {
        machine.install("idea");
        machine.fail("idea has ended with status 1.");
        settings = new Settings.Editor(EditorChoice.INTELLIJ.id(), "");
        selectKnown();
        model.jump();
        assertThat(model.shownProperty().get().notes())
                .containsExactly("idea has ended with status 1. The source is shown here instead.");
    }

    @Test
    void aSourceThatIsNewerShorterAndNotUtf8SaysSo() throws Exception {
        write("// grün\n".getBytes(StandardCharsets.ISO_8859_1));
        Files.setLastModifiedTime(source, FileTime.from(BUILT.plusSeconds(60)));
        selectKnown();
        model.show();
        assertThat(model.shownProperty().get().notes())
                .containsExactly(
                        "It has no line 4 any more.",
                        "It was changed after orders.jar was built: lines may be off.",
                        "It is not UTF-8: shown as ISO 8859-1.");
    }

    @Test
    void aSourceThatIsNotThereAndAFunctionThatIsNotKnownSayWhatToDo() throws Exception {
        selectKnown();
        Files.delete(source);
        model.jump();
        assertThat(model.problemProperty().get())
                .contains("Orders.java was not found near orders.jar")
                .contains("launch page");
        known = false;
        model.jump();
        assertThat(model.problemProperty().get()).contains("open its jar");
        session.selectedOperationProperty().set(null);
        assertThat(model.problemProperty().get()).isEmpty();
    }
}
