package dev.durascope.app.launch;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.functions.CodePath;
import dev.durascope.engine.functions.FunctionsFileException;
import dev.durascope.engine.functions.RunnableCode;
import dev.durascope.engine.invoke.BundleDescriptor;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.CodeBundle;
import dev.durascope.engine.invoke.CodeWatch;
import dev.durascope.engine.invoke.FoundHandler;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.HandlerDiscovery;
import dev.durascope.engine.invoke.HandlerInput;
import dev.durascope.engine.invoke.JdkFinder;
import dev.durascope.engine.project.BuildProgress;
import dev.durascope.engine.project.Project;
import dev.durascope.engine.project.ProjectException;
import dev.durascope.engine.project.Projects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads jars, zips, projects, class directories, Node.js modules and templates as the command line does: no class of them is loaded. */
public final class DiscoveringJarReader implements JarReader {
    private final Path cache;
    private final Supplier<JdkFinder> jdks;

    /**
     * @param cache a directory for what must be unpacked
     * @param jdks finds what the handlers can run on, anew for each jar
     */
    public DiscoveringJarReader(Path cache, Supplier<JdkFinder> jdks) {
        this.cache = cache;
        this.jdks = jdks;
    }

    @Override
    public JarContents read(Path file) throws IOException {
        return read(file, BuildProgress.UNHEARD);
    }

    @Override
    public JarContents read(Path file, BuildProgress progress) throws IOException {
        Path absolute = file.toAbsolutePath().normalize();
        RunnableCode opened = runnable(absolute, progress);
        if (opened.template() != null || opened.parts().size() != 1) {
            return new SeveralHandlers(cache, jdks.get().find()).read(absolute, opened);
        }
        Code code = opened.parts().getFirst().code();
        CodeBundle bundle = CodeBundle.open(code, cache);
        if (code instanceof Code.NodeModule) {
            return node(absolute, code, HandlerDiscovery.of(bundle), opened.templates());
        }
        HandlerDiscovery found = HandlerDiscovery.of(bundle);
        String first = found.defaultHandler(bundle);
        int needed = found.find(first).map(FoundHandler::majorVersion).orElse(0);
        return new JarContents(
                absolute,
                code,
                handlers(found, first),
                first,
                samples(found.descriptor(), absolute),
                JdkOffer.of(jdks.get().find(), needed, found.highestMajorVersion()),
                opened.notes(),
                opened.templates());
    }

    /** Its exports; where none can be seen, the one of the usual name may be there nevertheless. */
    private static JarContents node(Path module, Code code, HandlerDiscovery found, Set<Path> templates) {
        String usual = nodeHandler(module);
        List<HandlerChoice> handlers = new ArrayList<>();
        found.handlers()
                .forEach(handler ->
                        handlers.add(new HandlerChoice(handler.className(), handler.durable(), HandlerChoice.NODE)));
        if (handlers.isEmpty()) {
            handlers.add(new HandlerChoice(usual, false, HandlerChoice.NODE));
        }
        return new JarContents(
                module, code, handlers, usual, samples(null, module), JdkOffer.NODE, List.of(), templates);
    }

    @Override
    public void build(Project project, BuildProgress progress) throws IOException {
        projects(progress).build(project);
    }

    @Override
    public FunctionConfig current(FunctionConfig function, BuildProgress progress) throws IOException {
        return function.code() instanceof Code.ClassDirectory classes
                        && projects(progress).ofClasses(classes.directory()).isPresent()
                ? function.withCode(find(classes.directory(), progress).code())
                : function;
    }

    @Override
    public CodeWatching watch(Consumer<Code> rebuilt, Consumer<Path> written) {
        CodeWatch watch = new CodeWatch(cache, rebuilt, written);
        return new CodeWatching() {
            @Override
            public void follow(Set<Code> codes, Set<Path> templates) {
                watch.follow(codes, templates);
            }

            @Override
            public void close() {
                watch.close();
            }
        };
    }

    @Override
    public List<FunctionConfig> companions(FunctionConfig function) throws IOException {
        return function.code() instanceof Code.InProcess
                ? List.of()
                : HandlerDiscovery.of(CodeBundle.open(function.code(), cache)).companions(function);
    }

    @Override
    public Optional<String> inputType(JarContents contents, HandlerChoice handler) throws IOException {
        return HandlerInput.typeOf(CodeBundle.open(contents.code(handler), cache), handler.handler());
    }

    private CodePath.Found find(Path absolute, BuildProgress progress) throws IOException {
        try {
            return CodePath.find(absolute.toString(), projects(progress));
        } catch (FunctionsFileException e) {
            throw refused(absolute, e);
        }
    }

    private RunnableCode runnable(Path absolute, BuildProgress progress) throws IOException {
        try {
            return RunnableCode.at(
                    absolute,
                    ExecutorSettings.DEFAULT.region(),
                    ExecutorSettings.DEFAULT.account(),
                    projects(progress));
        } catch (FunctionsFileException e) {
            throw refused(absolute, e);
        }
    }

    private static IOException refused(Path file, FunctionsFileException wrong) {
        String lines = String.join("\n", wrong.lines());
        boolean ofFile = wrong.mistakes().stream()
                .anyMatch(mistake -> !mistake.place().isEmpty() || Files.isRegularFile(mistake.file()));
        String message = ofFile
                ? text("launch.cannotBeUsed", wrong.mistakes().getFirst().file().getFileName()) + "\n" + lines
                : lines;
        return wrong.unbuilt()
                .<IOException>map(project -> ProjectException.unbuilt(project, message))
                .orElseGet(() -> new IOException(message, wrong));
    }

    private Projects projects(BuildProgress progress) {
        return new Projects(cache, System.getenv(), progress);
    }

    /** Those that were found, and the one that the jar names: a method of any class may be a handler. */
    private static List<HandlerChoice> handlers(HandlerDiscovery found, String named) {
        List<HandlerChoice> handlers = new ArrayList<>();
        found.handlers()
                .forEach(handler -> handlers.add(new HandlerChoice(
                        handler.className(), handler.durable(), kind(handler), null, handler.example())));
        if (handlers.stream().noneMatch(handler -> handler.handler().equals(named))) {
            boolean durable = found.find(named).map(FoundHandler::durable).orElse(false);
            handlers.addFirst(new HandlerChoice(named, durable, text("launch.named", BundleDescriptor.PATH)));
        }
        return handlers;
    }

    static String kind(FoundHandler handler) {
        return switch (handler.kind()) {
            case STREAM -> "RequestStreamHandler";
            case OBJECT -> "RequestHandler";
            case EXPORT -> HandlerChoice.NODE;
        };
    }

    /** Lambda's usual name: the module's file and its export {@code handler}. */
    private static String nodeHandler(Path module) {
        String file = Files.isDirectory(module)
                ? "index"
                : String.valueOf(module.getFileName()).replaceAll("\\.[^.]*$", "");
        return file + ".handler";
    }

    /** What the code itself brings, then what lies in files where it, or what it is a part of, was opened. */
    static Map<String, String> samples(@Nullable BundleDescriptor descriptor, Path... opened) {
        Map<String, String> samples = new LinkedHashMap<>();
        if (descriptor != null) {
            descriptor.events().forEach(event -> samples.put(event.name(), event.payload()));
        }
        for (Path each : opened) {
            EventFiles.of(each).forEach(samples::putIfAbsent);
        }
        return samples;
    }
}
