package dev.durascope.app.launch;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.notice.Notice;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.project.BuildProgress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * On which code the handler of an execution can be run here, which may have run long ago or elsewhere: the code that it
 * ran on, as far as it is known and still there, else that of the jar that is open.
 */
public final class HandlerCode {

    /**
     * What was found.
     *
     * @param launched how the execution's function is launched; absent when nothing is known of it
     * @param contents the code; absent when there is none
     * @param preferred the handler that is chosen in it already; absent for none
     * @param why why there is no code, though it is known which, and what to do; empty else
     * @param missing that variables of the function were not kept, a sentence without its end; empty when all were
     */
    public record Found(
            @Nullable FunctionConfig launched,
            @Nullable JarContents contents,
            @Nullable HandlerChoice preferred,
            String why,
            String missing) {

        /** The handler to begin with: the one that is chosen, or the one that ran, where the code holds it. */
        public @Nullable HandlerChoice handler() {
            return contents == null ? null : choose(contents, preferred, launched);
        }
    }

    private final JarReader jars;
    private final Function<String, Optional<LaunchedFunctions.Launched>> functions;

    /** @param functions how a function of a name is launched */
    public HandlerCode(JarReader jars, Function<String, Optional<LaunchedFunctions.Launched>> functions) {
        this.jars = jars;
        this.functions = functions;
    }

    /**
     * Looks for it. Slow; called in the background.
     *
     * @param function the name of the execution's function
     * @param chosen code that was chosen, which stays; absent for none
     * @param open what is open; absent for nothing
     * @param progress hears what takes long
     */
    public Found find(String function, @Nullable JarContents chosen, @Nullable OpenedJar open, BuildProgress progress) {
        LaunchedFunctions.Launched launched = functions.apply(function).orElse(null);
        FunctionConfig known = launched == null ? null : launched.function();
        String missing = launched == null ? "" : launched.missing();
        Path file = known == null ? null : LaunchedFunctions.file(known.code());
        if (chosen != null) {
            return new Found(known, chosen, null, "", missing);
        }
        if (file == null) {
            return new Found(
                    known, open == null ? null : open.contents(), open == null ? null : open.handler(), "", missing);
        }
        if (!Files.exists(file)) {
            return new Found(known, null, null, text("launch.code.gone", file), missing);
        }
        try {
            return new Found(known, jars.read(file, progress), null, "", missing);
        } catch (Exception e) {
            return new Found(known, null, null, Notice.reason(e), missing);
        }
    }

    /** Reads code that was chosen. Slow; called in the background. @throws Exception as {@link JarReader#read} */
    public JarContents read(Path file, BuildProgress progress) throws Exception {
        return jars.read(file, progress);
    }

    /** The handler of some code that was chosen before, else the one that ran, else the one that it names itself. */
    public static @Nullable HandlerChoice choose(
            JarContents contents, @Nullable HandlerChoice before, @Nullable FunctionConfig launched) {
        HandlerChoice sameClass = null;
        for (HandlerChoice each : contents.handlers()) {
            if (each.equals(before)) {
                return each;
            }
            if (before == null && launched != null && each.handler().equals(launched.handler())) {
                if (each.functionName().equals(launched.name())) {
                    return each;
                }
                sameClass = sameClass == null ? each : sameClass;
            }
        }
        return sameClass == null ? contents.first() : sameClass;
    }

    /** Whether some code's handler is the one that is launched, so that what it is launched with counts. */
    public static boolean isAsLaunched(FunctionConfig launched, JarContents contents, HandlerChoice handler) {
        return launched.code().equals(contents.code(handler))
                && launched.handler().equals(handler.handler());
    }

    /**
     * What runs: as it was launched where that is what is chosen, for its variables and its JDK; else as its template says;
     * else as a function of its own.
     *
     * @param name what a function of its own is called
     */
    public static FunctionConfig function(
            String name, @Nullable FunctionConfig launched, JarContents contents, HandlerChoice handler) {
        if (launched != null && isAsLaunched(launched, contents, handler)) {
            return launched.withDevelopment(launched.development().withDebugged(false));
        }
        FunctionConfig named = handler.function();
        if (named != null) {
            return named.withName(name).withDurable(named.durable() == null ? DurableConfig.DEFAULT : named.durable());
        }
        return FunctionConfig.durable(name, contents.code(handler), handler.handler());
    }
}
