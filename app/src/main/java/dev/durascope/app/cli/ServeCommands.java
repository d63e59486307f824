package dev.durascope.app.cli;

import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.ExecutionSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Carries out what standard input says to the executions of a service: the command's second word names the execution. */
final class ServeCommands {
    private final ExecutionService service;
    private final CommandRunner commands;
    private final Consumer<String> say;

    /** @param say is told the answers, in lines */
    ServeCommands(ExecutionService service, CommandRunner commands, Consumer<String> say) {
        this.service = service;
        this.commands = commands;
        this.say = say;
    }

    /** Carries out what comes, on a thread of its own, until the input ends. */
    void obey(CommandInput input) {
        Thread.ofPlatform().daemon().name("serve-commands").start(() -> {
            try {
                for (String line = input.await(); line != null; line = input.await()) {
                    obey(line).forEach(say);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Carries out a line and answers what is to be said. */
    List<String> obey(String line) {
        try {
            TypedWords words = new TypedWords(line);
            String command = words.next();
            if (!words.hasNext()) {
                return alone(TypedCommand.parse(line));
            }
            String name = words.next();
            TypedCommand parsed = TypedCommand.parse(command + " " + words.rest());
            return commands.run(execution(name), parsed);
        } catch (BadInput e) {
            return e.lines();
        }
    }

    private List<String> alone(TypedCommand command) {
        return switch (command) {
            case TypedCommand.Help c -> help();
            case TypedCommand.Status c -> status();
            default ->
                throw new BadInput("Name the execution after the command: "
                        + names(running().stream().map(ExecutionSummary::arn).toList()) + ".");
        };
    }

    private static List<String> help() {
        List<String> lines = new ArrayList<>(TypedCommand.HELP);
        lines.add("each with the name of an execution as its second word");
        return lines;
    }

    private List<String> status() {
        List<String> lines = new ArrayList<>();
        running().stream()
                .filter(summary -> summary.parentArn() == null)
                .forEach(summary -> lines.addAll(commands.run(summary.arn(), new TypedCommand.Status())));
        return lines.isEmpty() ? List.of("no execution runs") : lines;
    }

    private List<ExecutionSummary> running() {
        return service.executions().stream()
                .filter(summary -> summary.status() == ExecutionStatus.RUNNING)
                .toList();
    }

    /** The running execution of a name, with or without its function, or of an ARN. */
    private ExecutionArn execution(String name) {
        List<ExecutionArn> running =
                running().stream().map(ExecutionSummary::arn).toList();
        List<ExecutionArn> called = running.stream()
                .filter(arn -> name.equals(arn.name())
                        || name.equals(arn.function() + "/" + arn.name())
                        || name.equals(arn.toString()))
                .toList();
        if (called.isEmpty()) {
            throw new BadInput("No execution called '" + Words.oneLine(name) + "' runs: " + names(running) + ".");
        }
        if (called.size() > 1) {
            throw new BadInput("Several executions are called '" + Words.oneLine(name) + "': " + names(called)
                    + "; name one with its function.");
        }
        return called.getFirst();
    }

    private static String names(List<ExecutionArn> arns) {
        return arns.isEmpty()
                ? "none does"
                : arns.stream().map(arn -> arn.function() + "/" + arn.name()).collect(Collectors.joining(", "));
    }
}
