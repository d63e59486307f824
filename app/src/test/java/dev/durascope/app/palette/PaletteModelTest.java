package dev.durascope.app.palette;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.command.Command;
import dev.durascope.app.command.Commands;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaletteModelTest {
    private final Commands commands = new Commands();
    private final List<String> done = new ArrayList<>();
    private final List<List<String>> remembered = new ArrayList<>();
    private final SimpleBooleanProperty running = new SimpleBooleanProperty(true);
    private final StringProperty gone = new SimpleStringProperty("orders.jar is gone: build it");
    private PaletteModel palette;

    @BeforeEach
    void open() {
        commands.add("file.open", "Open Jar…", "Open a handler.", null, "Shortcut+O", Commands.ALWAYS, did("open"));
        commands.add("run.run", "Run", "Start it.", null, "Shift+F10", Commands.ALWAYS, did("run"));
        commands.add("run.stop", "Stop", "End it.", null, "Shortcut+F2", running, did("stop"));
        commands.addUnless("run.again", "Run Again", "Once more.", null, "F5", gone, did("again"));
        palette = palette(List.of());
        palette.open();
    }

    private PaletteModel palette(List<String> recent) {
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put("file.open", "File");
        paths.put("run.run", "Run");
        paths.put("run.stop", "Run");
        paths.put("run.again", "Run");
        return new PaletteModel(commands.all(), paths, recent, remembered::add);
    }

    private Runnable did(String what) {
        return () -> done.add(what + (palette.openProperty().get() ? " under the palette" : ""));
    }

    private List<String> titles() {
        return palette.entries().stream()
                .map(PaletteEntry::command)
                .map(Command::plainTitle)
                .toList();
    }

    @Test
    void whileNothingIsTypedAllAreListedAsInTheMenus() {
        assertThat(titles()).containsExactly("Open Jar", "Run", "Stop", "Run Again");
        assertThat(palette.selectedProperty().get().command().id()).isEqualTo("file.open");
    }

    @Test
    void thoseRunLastComeFirstWhileNothingIsTyped() {
        palette = palette(List.of("run.stop", "gone.since", "run.run"));
        palette.open();
        assertThat(titles()).containsExactly("Stop", "Run", "Open Jar", "Run Again");
    }

    @Test
    void theBestMatchIsSelectedAndWhatCannotBeDoneComesAfterWhatCan() {
        palette.typedProperty().set("run");
        assertThat(titles()).containsExactly("Run", "Run Again", "Stop");
        gone.set("");
        running.set(false);
        palette.typedProperty().set("ru");
        assertThat(titles()).containsExactly("Run", "Run Again", "Stop");
        assertThat(palette.selectedProperty().get().command().id()).isEqualTo("run.run");
    }

    @Test
    void nothingFitsAndNothingIsSelected() {
        palette.typedProperty().set("xyz");
        assertThat(titles()).isEmpty();
        assertThat(palette.selectedProperty().get()).isNull();
        palette.move(1);
        palette.run();
        assertThat(done).isEmpty();
        assertThat(palette.openProperty().get()).isTrue();
    }

    @Test
    void theSelectionMovesAndStaysInTheList() {
        palette.move(1);
        assertThat(palette.selectedProperty().get().command().id()).isEqualTo("run.run");
        palette.move(100);
        assertThat(palette.selectedProperty().get().command().id()).isEqualTo("run.again");
        palette.move(-100);
        assertThat(palette.selectedProperty().get().command().id()).isEqualTo("file.open");
    }

    @Test
    void theSelectedOneRunsOnceThePaletteIsGoneAndIsRemembered() {
        palette.typedProperty().set("stop");
        palette.run();
        assertThat(done).containsExactly("stop");
        assertThat(remembered).containsExactly(List.of("run.stop"));

        palette.open();
        assertThat(palette.typedProperty().get()).isEmpty();
        assertThat(titles()).startsWith("Stop", "Open Jar");
    }

    @Test
    void whatCannotBeDoneSaysWhyAndDoesNotRun() {
        palette.typedProperty().set("again");
        PaletteEntry again = palette.selectedProperty().get();
        assertThat(again.explanation()).isEqualTo("Not now. orders.jar is gone: build it");
        assertThat(again.words()).isEqualTo("Run Again, Run, F5, not now");
        palette.run();
        assertThat(done).isEmpty();
        assertThat(palette.openProperty().get()).as("still open, saying why").isTrue();
    }

    @Test
    void aChangeOfWhatCanBeDoneMovesNoLine() {
        palette.typedProperty().set("s");
        List<String> before = titles();
        palette.move(1);
        PaletteEntry selected = palette.selectedProperty().get();
        running.set(false);
        assertThat(titles()).isEqualTo(before);
        assertThat(palette.selectedProperty().get()).isEqualTo(selected);
    }

    @Test
    void noMoreThanTenAreRemembered() {
        for (int i = 0; i < 12; i++) {
            commands.add("x." + i, "Extra " + i, "", null, null, Commands.ALWAYS, () -> {});
        }
        palette = palette(List.of());
        for (int i = 0; i < 12; i++) {
            palette.open();
            palette.typedProperty().set("Extra " + i);
            palette.run();
        }
        assertThat(remembered.getLast()).hasSize(10).startsWith("x.11", "x.10");
    }
}
