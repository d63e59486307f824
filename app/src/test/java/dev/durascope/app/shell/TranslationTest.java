package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One file beside the English one translates the window. */
@Tag("slow")
@Timeout(300)
class TranslationTest {
    private static final String TEXTS = "dev/durascope/app/text/texts";
    private static final int PATIENCE_SECONDS = 270;

    /** A text of the translation, in which another one may stand; menus cut it where a colon is. */
    private static final Pattern TRANSLATED = Pattern.compile("⟦[^⟦⟧]*(?:⟧|\\)$)");

    /** Two words beside each other, or one that begins as a title does. */
    private static final Pattern ENGLISH = Pattern.compile("\\p{L}{2,} \\p{L}{2,}|^\\p{Lu}\\p{Ll}+…?$");

    /** What is English in every language. */
    private static final List<Pattern> LEFT = List.of(
            // JavaFX's own buttons, which it translates itself.
            Pattern.compile("OK|Cancel|Close"),
            // Names of programs, and a sign.
            Pattern.compile("Durascope|IntelliJ IDEA|VS Code|Aa"),
            // The name of a key, in JavaFX's words.
            Pattern.compile("Escape"),
            // What the handlers of the scenes print, the errors that they throw, their names, inputs and notices.
            Pattern.compile("Asking for .*|Charging .*|Mailed .*|Validating .*|WARN .*|amount must .*|no money"),
            Pattern.compile("Ping|Small order.*|Order that needs .*|fly to the moon"),
            Pattern.compile(".*(?:One handler is open|The settings cannot be kept:|is saved as) .*"),
            // Titles that the scenes give.
            Pattern.compile("Complete Callback|Crash Reports|One report, .*|Set Up IDE|Tasks, external tools .*"),
            // The error that AWS is told an execution was stopped with, unless the user names another.
            Pattern.compile("Stopped|Stopped in Durascope\\."),
            // Files as they would be written, and a crash report.
            Pattern.compile("(?:[<{+.]|crash-).*"),
            // What the engine finds, explains and refuses, on the command line as well.
            Pattern.compile(".*(?:The execution|Step '\\S+') .*"),
            Pattern.compile("one attempt|its result|the order of .*|(?:runs|holds) the code .*|Replay"),
            Pattern.compile("(?:Answered from history,|Everything that|Kept:|Really run:) .*"),
            Pattern.compile("\\d+ of \\d+ operations were called .*|One call was answered .*|The service cut .*"),
            Pattern.compile("Runtime\\.ExitError.*|The handler's process .*|The event has no .*"),
            Pattern.compile("There is no status .*|The credentials of .* may not call .*"),
            Pattern.compile("\\S+ in \\S+ of account \\d+ at .*"));

    @TempDir
    Path directory;

    @Test
    void everyTextOfTheWindowIsOneOfTheTranslation() throws Exception {
        String english = Files.readString(Path.of("src/main/resources/" + TEXTS + ".properties"));
        Path folder = Files.createDirectories(directory.resolve(TEXTS).getParent());
        Files.writeString(folder.resolve("texts.properties"), english);
        Files.writeString(folder.resolve("texts_qps.properties"), inBrackets(english));

        List<String> shown = shown("qps");

        assertThat(shown).hasSizeGreaterThan(1_000).last().isEqualTo("end");
        Set<String> left = new TreeSet<>();
        for (String line : shown.subList(0, shown.size() - 1)) {
            String rest = withoutTranslated(line.substring(line.indexOf('\t') + 1));
            if (ENGLISH.matcher(rest).find()
                    && LEFT.stream()
                            .noneMatch(data -> data.matcher(rest.strip()).matches())) {
                left.add(line);
            }
        }
        assertThat(left).as("texts that no translation reaches").isEmpty();
    }

    /** Each text in brackets, its places as they are. */
    private static String inBrackets(String english) {
        return Pattern.compile("(?m)^([^#\\s=]+) = (.*)$").matcher(english).replaceAll("$1 = ⟦$2⟧");
    }

    private static String withoutTranslated(String text) {
        String before;
        String rest = text;
        do {
            before = rest;
            rest = TRANSLATED.matcher(before).replaceAll("");
        } while (!rest.equals(before));
        return rest;
    }

    private List<String> shown(String language) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-D") || argument.startsWith("-X"))
                .toList());
        command.addAll(List.of(
                "-Duser.language=" + language,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                directory + File.pathSeparator + System.getProperty("java.class.path"),
                TranslatedWindow.class.getName(),
                Files.createDirectory(directory.resolve("home")).toString()));
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        Process window = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertThat(window.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as(() -> "the window's end; it said " + read(err))
                    .isTrue();
            assertThat(window.exitValue()).as(() -> read(err)).isZero();
            return Files.readAllLines(out, StandardCharsets.UTF_8);
        } finally {
            window.destroyForcibly();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
