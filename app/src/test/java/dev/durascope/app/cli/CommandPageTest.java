package dev.durascope.app.cli;

import dev.durascope.app.shell.WindowCamera;
import dev.durascope.app.testing.GeneratedPage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The reference of the command line is that of the commands there are. */
class CommandPageTest {
    private final StringBuilder page = new StringBuilder();

    @Test
    void everyCommandStandsThereWithItsOptionsAndExitCodes() throws IOException {
        page.append("""
                # Commands

                Every command with its options, made from the program: what `durascope COMMAND --help` tells. The [guide](guide.md#command-line)
                shows what they are good for.

                """);
        CommandLine durascope = CommandLineInterface.ofProcess((opening, entry) -> {}, new WindowCamera(), done -> {})
                .commands();
        durascope.getSubcommands().forEach((name, command) -> {
            if (!command.getCommandSpec().usageMessage().hidden()) {
                page.append("- [%s](#%s)%n".formatted(name, anchor(command)));
            }
        });
        describe(durascope);
        GeneratedPage.check("commands.md", page.toString());
    }

    private static String anchor(CommandLine command) {
        return command.getCommandSpec().qualifiedName("-");
    }

    private void describe(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        page.append("\n## ").append(spec.qualifiedName()).append("\n\n");
        page.append("    ")
                .append(command.getHelp().abbreviatedSynopsis().strip())
                .append("\n\n");
        for (String paragraph : spec.usageMessage().description()) {
            page.append(text(paragraph)).append("\n\n");
        }
        List<String> rows = Stream.concat(
                        spec.positionalParameters().stream()
                                .filter(parameter -> !parameter.hidden())
                                .map(parameter -> row(code(parameter.paramLabel()), parameter.description())),
                        spec.options().stream()
                                .filter(option -> !option.hidden() && !option.usageHelp() && !option.versionHelp())
                                .map(option -> row(names(option), option.description())))
                .toList();
        if (!rows.isEmpty()) {
            page.append("| | |\n|---|---|\n");
            rows.forEach(page::append);
            page.append('\n');
        }
        Map<String, String> exitCodes = spec.usageMessage().exitCodeList();
        if (!exitCodes.isEmpty()) {
            page.append("Exit codes: ")
                    .append(exitCodes.entrySet().stream()
                            .map(code -> "**" + code.getKey() + "** " + text(code.getValue()))
                            .collect(Collectors.joining("; ")))
                    .append(".\n");
        }
        command.getSubcommands().values().stream()
                .filter(inner -> !inner.getCommandSpec().usageMessage().hidden())
                .forEach(this::describe);
    }

    private static String names(OptionSpec option) {
        String names = String.join(", ", option.names());
        return code(option.arity().max() == 0 ? names : names + " " + option.paramLabel());
    }

    private static String row(String what, String[] description) {
        return "| %s | %s |\n"
                .formatted(what, text(String.join(" ", description)).replace("|", "\\|"));
    }

    private static String code(String text) {
        return "`" + text.replace("|", "\\|") + "`";
    }

    /** As picocli shows it, on one line; its quotation marks around commands become code. */
    private static String text(String text) {
        return text.formatted()
                .strip()
                .replaceAll("\\s+", " ")
                .replaceAll("'(durascope [^']*)'", "`$1`")
                .replace("<", "&lt;");
    }
}
