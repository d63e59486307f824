package dev.durascope.app.cli;

import dev.durascope.engine.json.Json;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.time.TimeMode;
import java.util.List;
import java.util.Locale;

/** A command on standard input. */
sealed interface TypedCommand {

    /** Fires the next timer. */
    record Next() implements TypedCommand {}

    /** Lets time pass until the deadline of what is called so. */
    record Skip(String name) implements TypedCommand {}

    /** Lets time move otherwise. */
    record Time(TimeMode mode) implements TypedCommand {}

    /** Answers a callback, or an invoke of a function that is not here. */
    record Answer(String name, CallbackAnswer answer) implements TypedCommand {}

    /** Keeps a callback alive. */
    record Heartbeat(String name) implements TypedCommand {}

    /** Times a callback out. */
    record Expire(String name) implements TypedCommand {}

    /** Ends the execution. */
    record Stop() implements TypedCommand {}

    /** Holds the execution at its next checkpoint. */
    record Pause() implements TypedCommand {}

    /** Lets what is paused, or held after too many failures, go on. */
    record Resume() implements TypedCommand {}

    /** Tells where the execution stands. */
    record Status() implements TypedCommand {}

    /** Tells the commands there are. */
    record Help() implements TypedCommand {}

    /** What there is, a line each, for help. */
    List<String> HELP = List.of(
            "next                       fires the next timer",
            "skip NAME                  lets time pass until the wait, retry or callback timeout of NAME",
            "time MODE                  real, skip, manual or scaled:FACTOR from now on",
            "complete NAME JSON         answers the callback or invoke NAME",
            "fail NAME TYPE [MESSAGE]   answers it with an error",
            "heartbeat NAME             keeps the callback NAME alive",
            "expire NAME                times the callback NAME out",
            "pause, resume              holds the execution at its next checkpoint; lets it go on",
            "stop                       ends the execution",
            "status, help               tells where it stands; tells this");

    /** Whether it is meant for an execution that has come to rest, and waits until it has. */
    default boolean waitsForRest() {
        return switch (this) {
            case Next c -> true;
            case Skip c -> true;
            case Answer c -> true;
            case Heartbeat c -> true;
            case Expire c -> true;
            case Resume c -> true;
            case Time c -> false;
            case Stop c -> false;
            case Pause c -> false;
            case Status c -> false;
            case Help c -> false;
        };
    }

    /**
     * Reads a command. A name with blanks in it stands in quotes where something follows it.
     *
     * @throws BadInput in a line, when it is none
     */
    static TypedCommand parse(String line) {
        TypedWords words = new TypedWords(line);
        String command = words.next().toLowerCase(Locale.ROOT);
        return switch (command) {
            case "next" -> alone(new Next(), command, words);
            case "skip" -> new Skip(name(command, words));
            case "time" -> time(words);
            case "complete" -> complete(words);
            case "fail" -> fail(words);
            case "heartbeat" -> new Heartbeat(name(command, words));
            case "expire" -> new Expire(name(command, words));
            case "stop" -> alone(new Stop(), command, words);
            case "pause" -> alone(new Pause(), command, words);
            case "resume" -> alone(new Resume(), command, words);
            case "status" -> alone(new Status(), command, words);
            case "help", "?" -> alone(new Help(), command, words);
            default ->
                throw new BadInput("'" + Words.oneLine(command) + "' is not a command: use next, skip, time, complete,"
                        + " fail, heartbeat, expire, pause, resume, stop or status; help tells what each does.");
        };
    }

    private static TypedCommand alone(TypedCommand command, String word, TypedWords words) {
        if (words.hasNext()) {
            throw new BadInput("'" + word + "' stands alone, without '" + Words.oneLine(words.rest()) + "'.");
        }
        return command;
    }

    private static String name(String command, TypedWords words) {
        String name = words.restAsOne();
        if (name.isEmpty()) {
            throw new BadInput("'" + command + "' needs a name, such as " + command + " approval.");
        }
        return name;
    }

    private static TypedCommand time(TypedWords words) {
        try {
            return new Time(TimeMode.parse(words.rest()));
        } catch (IllegalArgumentException e) {
            throw new BadInput(String.valueOf(e.getMessage()));
        }
    }

    private static TypedCommand complete(TypedWords words) {
        String name = words.next();
        String json = words.rest();
        if (name.isEmpty() || json.isEmpty()) {
            throw new BadInput("'complete' needs a name and JSON, such as complete approval {\"approved\": true}.");
        }
        try {
            Json.parse(json, "The answer for " + name);
        } catch (LambdaFault e) {
            throw new BadInput(e.getMessage() + " Give JSON; a name with blanks in it stands in quotes.");
        }
        return new Answer(name, new CallbackAnswer.Succeed(json));
    }

    private static TypedCommand fail(TypedWords words) {
        String name = words.next();
        String type = words.next();
        if (name.isEmpty() || type.isEmpty()) {
            throw new BadInput("'fail' needs a name and an error type, such as fail approval Rejected too dear.");
        }
        String message = words.hasNext() ? words.rest() : "Failed by a command";
        return new Answer(name, new CallbackAnswer.Fail(ErrorObject.of(type, message)));
    }
}
