package dev.durascope.app.cli;

import picocli.CommandLine.Option;

/** {@code --json}: a document for programs in place of lines for people. */
final class JsonOption {
    @Option(names = "--json", description = "Writes one JSON document in place of lines.")
    private boolean json;

    boolean isOn() {
        return json;
    }

    /** Shows an execution while it goes on: a tree on a terminal, lines elsewhere. @param title what stands above a tree */
    RunView view(Shell shell, String title) {
        if (json) {
            return new JsonView(shell.err());
        }
        return shell.screen().isLive()
                ? new LiveView(new TreeText(title, shell.screen()), shell.screen(), shell.out())
                : new PlainView(shell.screen(), shell.out());
    }
}
