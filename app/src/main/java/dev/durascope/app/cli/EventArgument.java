package dev.durascope.app.cli;

import dev.durascope.engine.json.Json;
import dev.durascope.engine.model.LambdaFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What {@code --input} says: JSON, {@code @FILE} for a file with it, or {@code @-} for standard input. */
final class EventArgument {
    private final String text;

    EventArgument(String text) {
        this.text = text;
    }

    /** Whether standard input is the event, so that nothing else can come from there. */
    boolean isStandardInput() {
        return text.equals("@-");
    }

    /**
     * Reads it.
     *
     * @throws BadInput when there is none, or it is not JSON
     */
    OpenedCode.EventChoice read(Shell shell) {
        String name = "of --input";
        String content = text;
        if (text.startsWith("@")) {
            name = isStandardInput() ? "from standard input" : "from " + text.substring(1);
            content = content(text.substring(1), shell);
        }
        try {
            Json.parse(content, "The event " + name);
            return new OpenedCode.EventChoice(name, content);
        } catch (LambdaFault e) {
            throw new BadInput(e.getMessage());
        }
    }

    private static String content(String file, Shell shell) {
        try {
            byte[] bytes = file.equals("-") ? shell.in().readAllBytes() : Files.readAllBytes(Path.of(file));
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new BadInput("--input: there is no file " + file + "; correct the path.");
        } catch (InvalidPathException e) {
            throw new BadInput("--input: '" + file + "' is not a path; correct it.");
        } catch (IOException e) {
            throw new BadInput("--input: " + file + " cannot be read: " + e.getMessage());
        }
    }
}
