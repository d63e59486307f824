package dev.durascope.app.launch;

import dev.durascope.engine.invoke.FunctionConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the open template said of its functions when it could be read last: while somebody writes at it, it may say nothing
 * for a while.
 */
final class TemplateFunctions {
    private final Map<String, FunctionConfig> said = new HashMap<>();

    /** Begins anew. */
    void open(List<FunctionConfig> functions) {
        said.clear();
        functions.forEach(function -> said.put(function.name(), function));
    }

    /**
     * The template was read again: what it says otherwise of functions that were launched counts, and others stand
     * beside them. Returns the names of those that are run otherwise.
     */
    List<String> read(List<FunctionConfig> functions, Launcher launcher) {
        List<String> changed = new ArrayList<>();
        for (FunctionConfig now : functions) {
            TemplateChange.between(said.put(now.name(), now), now)
                    .filter(launcher::change)
                    .ifPresent(change -> changed.add(now.name()));
        }
        functions.stream()
                .filter(launcher::isRegistered)
                .findFirst()
                .ifPresent(launched -> launcher.registerBeside(launched, functions));
        return changed;
    }
}
