package dev.durascope.app.launch;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.engine.invoke.Development;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** How the chosen handler's developer looks into it: where its source is, and how a debugger attaches. */
public final class DevelopmentSettings {

    /** All that can be entered. */
    record Draft(String sources, String port, boolean waits) {}

    private final StringProperty sources = new SimpleStringProperty("");
    private final StringProperty port = new SimpleStringProperty("");
    private final BooleanProperty waits = new SimpleBooleanProperty(true);
    private final StringExpression problem = Bindings.createStringBinding(this::problem, sources, port);

    /** Directories of sources as typed, separated as the platform separates paths. */
    public StringProperty sourcesProperty() {
        return sources;
    }

    /** The debug port as typed; blank for any free one. */
    public StringProperty portProperty() {
        return port;
    }

    /** Whether a process that is debugged waits for the debugger before it begins. */
    public BooleanProperty waitsProperty() {
        return waits;
    }

    /** What is wrong with what was typed; empty when nothing is. */
    StringExpression problemProperty() {
        return problem;
    }

    Draft draft() {
        return new Draft(sources.get(), port.get(), waits.get());
    }

    void restore(Draft draft) {
        sources.set(draft.sources());
        port.set(draft.port());
        waits.set(draft.waits());
    }

    void restore(Development development) {
        sources.set(development.sources().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        port.set(development.debugPort() == 0 ? "" : String.valueOf(development.debugPort()));
        waits.set(development.waits());
    }

    private String problem() {
        try {
            development(false);
            return "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /**
     * What was typed.
     *
     * @param debugged whether the handler is to be debugged
     * @throws IllegalArgumentException when a directory or the port is none
     */
    Development development(boolean debugged) {
        List<Path> directories = new ArrayList<>();
        for (String each : sources.get().split(File.pathSeparator)) {
            if (!each.isBlank()) {
                directories.add(directory(each.strip()));
            }
        }
        return new Development(debugged, number(port.get().strip()), waits.get(), directories);
    }

    private static Path directory(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(text("launch.sources.wrong", text, e.getReason()), e);
        }
    }

    private static int number(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        if (text.matches("[0-9]{1,5}")) {
            int number = Integer.parseInt(text);
            if (number > 0 && number <= 65_535) {
                return number;
            }
        }
        throw new IllegalArgumentException(text("launch.debugPort.wrong", text));
    }
}
