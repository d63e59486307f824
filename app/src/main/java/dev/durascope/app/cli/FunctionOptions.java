package dev.durascope.app.cli;

import dev.durascope.engine.functions.FunctionsFile;
import dev.durascope.engine.functions.FunctionsFileException;
import dev.durascope.engine.functions.Mistake;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code --function} and {@code --functions}, and looks into all code before any of it is needed. */
final class FunctionOptions {
    private final Shell shell;
    private final Path cache;
    private final String region;
    private final String account;
    private final Map<Code, OpenedCode> opened = new HashMap<>();
    private final Map<String, FunctionConfig> byName = new LinkedHashMap<>();
    private final List<String> mistakes = new ArrayList<>();

    FunctionOptions(Shell shell, Path cache, String region, String account) {
        this.shell = shell;
        this.cache = cache;
        this.region = region;
        this.account = account;
    }

    /**
     * All functions, those of the file first.
     *
     * @throws BadInput with everything that is wrong
     */
    List<FunctionConfig> read(List<String> options, @Nullable Path file) {
        if (file != null) {
            readFile(file);
        }
        for (String option : options) {
            try {
                add(function(option), "--function " + option);
            } catch (BadInput e) {
                mistakes.addAll(e.linesAt("--function " + option));
            }
        }
        if (!mistakes.isEmpty()) {
            throw new BadInput(mistakes);
        }
        return List.copyOf(byName.values());
    }

    private void add(FunctionConfig function, String where) {
        if (byName.putIfAbsent(function.name(), function) != null) {
            throw new BadInput("function " + function.name() + " is given twice; rename or remove one.");
        }
        String kind = function.durable() == null ? "plain" : "durable";
        String jvm = opened.get(function.code()).jvm(function.handler()).orElse("Node.js");
        shell.say("function " + function.name() + ": " + function.handler() + ", " + kind + ", on " + jvm);
    }

    private void readFile(Path file) {
        FunctionsFile read;
        try {
            read = FunctionsFile.read(file, region, account, OpenedCode.projects(cache, shell));
        } catch (FunctionsFileException e) {
            e.mistakes().stream().map(Mistake::toString).forEach(mistakes::add);
            return;
        }
        read.notes().forEach(note -> shell.say(file + ": " + note));
        for (FunctionConfig function : read.functions()) {
            try {
                OpenedCode code = opened.computeIfAbsent(function.code(), c -> OpenedCode.of(c, cache));
                code.requireHandler(function.handler());
                add(function, file.toString());
            } catch (BadInput e) {
                mistakes.addAll(e.linesAt(file + ": function " + function.name()));
            }
        }
    }

    private FunctionConfig function(String option) {
        int equals = option.indexOf('=');
        if (equals <= 0 || equals == option.length() - 1) {
            throw new BadInput("must be NAME=JAR or NAME=JAR#HANDLER.");
        }
        String name = option.substring(0, equals);
        String path = option.substring(equals + 1);
        int hash = path.lastIndexOf('#');
        OpenedCode code = OpenedCode.open(hash < 0 ? path : path.substring(0, hash), cache, shell);
        String handler = (hash < 0 ? code.defaultHandler() : code.handler(path.substring(hash + 1))).handler();
        opened.put(code.bundle().code(), code);
        try {
            return code.isPlain(handler)
                    ? FunctionConfig.plain(name, code.bundle().code(), handler)
                    : FunctionConfig.durable(name, code.bundle().code(), handler);
        } catch (IllegalArgumentException e) {
            throw new BadInput(String.valueOf(e.getMessage()));
        }
    }
}
