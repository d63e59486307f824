package dev.durascope.app.cli;

import dev.durascope.app.launch.NearNames;
import dev.durascope.app.settings.SettingsFile;
import dev.durascope.engine.functions.CodePath;
import dev.durascope.engine.functions.FunctionsFileException;
import dev.durascope.engine.functions.Mistake;
import dev.durascope.engine.invoke.BundleDescriptor;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.CodeBundle;
import dev.durascope.engine.invoke.CodeException;
import dev.durascope.engine.invoke.FoundHandler;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.HandlerDiscovery;
import dev.durascope.engine.invoke.JdkChoice;
import dev.durascope.engine.invoke.JdkFinder;
import dev.durascope.engine.project.BuildProgress;
import dev.durascope.engine.project.Projects;
import dev.durascope.engine.store.DataHome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Code that the command line names, read without loading a class of it.
 *
 * @param named how the command line named it
 */
record OpenedCode(String named, CodeBundle bundle, HandlerDiscovery discovery) {

    /** @param why how the handler was chosen, in a few words */
    record HandlerChoice(String handler, String why) {}

    /** @param name what the event is called, for people */
    record EventChoice(String name, String json) {}

    /**
     * Opens code.
     *
     * @param cache a directory for what must be unpacked, and for what build tools have answered
     * @param shell hears what takes long, and what the user should know of it
     * @throws BadInput when it is not there, or not what it claims to be
     */
    static OpenedCode open(String named, Path cache, Shell shell) {
        try {
            CodePath.Found found = CodePath.find(named, projects(cache, shell));
            found.notes().forEach(shell::say);
            return of(named, found.code(), cache);
        } catch (FunctionsFileException e) {
            // The file of these mistakes is the path itself, which the rules name anyway.
            throw new BadInput(e.mistakes().stream().map(Mistake::rule).toList());
        } catch (IOException e) {
            throw new BadInput(String.valueOf(e.getMessage()).lines().toList());
        }
    }

    /** Opens projects; what takes long is said as one who is not the handler. */
    static Projects projects(Path cache, Shell shell) {
        return new Projects(cache, System.getenv(), new BuildProgress() {
            @Override
            public void begins(String what) {
                shell.say(what + "…");
            }

            @Override
            public void says(String line) {}
        });
    }

    /**
     * Opens code that was found already.
     *
     * @throws BadInput when it is not what it claims to be
     */
    static OpenedCode of(Code code, Path cache) {
        String named = switch (code) {
            case Code.Archive archive -> archive.file().toString();
            case Code.ClassDirectory classes -> classes.directory().toString();
            case Code.NodeModule module -> module.path().toString();
            case Code.InProcess inProcess -> "a handler in this JVM";
        };
        return of(named, code, cache);
    }

    private static OpenedCode of(String named, Code code, Path cache) {
        try {
            CodeBundle bundle = CodeBundle.open(code, cache);
            return new OpenedCode(named, bundle, HandlerDiscovery.of(bundle));
        } catch (CodeException e) {
            throw new BadInput(String.valueOf(e.getMessage()));
        }
    }

    /** A durable function of a handler of this code, and what the code wants registered beside it. */
    List<FunctionConfig> functions(String name, String handler) {
        FunctionConfig function = FunctionConfig.durable(name, bundle.code(), handler);
        List<FunctionConfig> all = new ArrayList<>(discovery.companions(function));
        all.addFirst(function);
        return all;
    }

    boolean isNode() {
        return bundle.code() instanceof Code.NodeModule;
    }

    /** A function name made from the file's, without its version. */
    String functionName() {
        Path file = Path.of(named).toAbsolutePath().normalize().getFileName();
        String name = (file == null ? "function" : file.toString())
                .replaceAll("\\.(jar|zip|mjs|cjs|js)$", "")
                .replaceAll("-\\d+([.-].*)?$", "")
                .replaceAll("[^a-zA-Z0-9-_]+", "-");
        String cut = name.substring(0, Math.min(64, name.length()));
        return cut.isEmpty() ? "function" : cut;
    }

    /**
     * The handler that was asked for: by its class's name, with or without the package, or by the name of the function
     * that the code says it is; a method may follow.
     *
     * @throws BadInput when the code holds no such handler, or several of that name
     */
    HandlerChoice handler(String asked) {
        if (isNode()) {
            return new HandlerChoice(asked, "as asked");
        }
        int colons = asked.indexOf("::");
        String name = colons < 0 ? asked : asked.substring(0, colons);
        String method = asked.substring(name.length());
        List<String> meant = meant(name);
        if (meant.size() == 1) {
            return new HandlerChoice(meant.getFirst() + method, "as asked");
        }
        if (meant.size() > 1) {
            throw new BadInput(listed(named + " holds several handlers " + name + "; name one in full:", name, meant));
        }
        if (colons >= 0) { // a method of any class is one, which cannot be seen from outside
            return new HandlerChoice(asked, "as asked");
        }
        throw noSuchHandler(asked);
    }

    /**
     * The handler of a file that Lambda reads, too: by the name that Lambda takes.
     *
     * @throws BadInput when the code holds no such handler
     */
    void requireHandler(String exact) {
        if (!isNode() && !exact.contains("::") && discovery.find(exact).isEmpty()) {
            throw noSuchHandler(exact);
        }
    }

    /** The handlers that a name may mean; those of the first kind that there are: full name, simple name, function. */
    private List<String> meant(String name) {
        List<String> all =
                discovery.handlers().stream().map(FoundHandler::className).toList();
        List<String> full = all.stream()
                .filter(each -> each.equals(name) || each.replace('$', '.').equals(name))
                .toList();
        if (!full.isEmpty()) {
            return full;
        }
        List<String> simple = all.stream()
                .filter(each -> each.substring(each.lastIndexOf('.') + 1).equals(name))
                .toList();
        BundleDescriptor descriptor = discovery.descriptor();
        String function = descriptor == null ? null : descriptor.functions().get(name);
        return simple.isEmpty() && function != null ? List.of(function) : simple;
    }

    private BadInput noSuchHandler(String asked) {
        List<String> all =
                discovery.handlers().stream().map(FoundHandler::className).toList();
        if (all.isEmpty()) {
            return new BadInput(noHandler());
        }
        String missing = named + " holds no handler " + asked;
        return all.size() == 1
                ? new BadInput(missing + "; it holds " + all.getFirst() + ".")
                : new BadInput(listed(missing + "; name one of these:", asked, all));
    }

    private static List<String> listed(String mistake, String asked, List<String> names) {
        List<String> lines = new ArrayList<>();
        lines.add(mistake);
        NearNames.of(asked, names).forEach(name -> lines.add(BadInput.MORE + name));
        return lines;
    }

    /**
     * The handler to take when nobody asks for one: what the code itself says, else the only durable one, else the only
     * one.
     *
     * @throws BadInput when there is none, or more than one
     */
    HandlerChoice defaultHandler() {
        if (isNode()) {
            String file =
                    bundle.code() instanceof Code.NodeModule module && !java.nio.file.Files.isDirectory(module.path())
                            ? module.path().getFileName().toString().replaceAll("\\.[^.]*$", "")
                            : "index";
            String usual = file + ".handler";
            if (discovery.handlers().isEmpty() || discovery.find(usual).isPresent()) {
                return new HandlerChoice(usual, "the usual name");
            }
        }
        BundleDescriptor descriptor = discovery.descriptor();
        if (descriptor != null && descriptor.handler() != null) {
            return new HandlerChoice(descriptor.handler(), "its default");
        }
        List<FoundHandler> all = discovery.handlers();
        List<FoundHandler> durable = all.stream().filter(FoundHandler::durable).toList();
        List<FoundHandler> candidates = durable.isEmpty() ? all : durable;
        if (candidates.isEmpty()) {
            throw new BadInput(noHandler());
        }
        if (candidates.size() > 1) {
            throw new BadInput(listed(
                    named + " holds several " + (durable.isEmpty() ? "" : "durable ") + "handlers; name one of these:",
                    "",
                    candidates.stream().map(FoundHandler::className).toList()));
        }
        return new HandlerChoice(
                candidates.getFirst().className(), durable.isEmpty() ? "its only handler" : "its only durable handler");
    }

    private String noHandler() {
        try {
            return discovery.defaultHandler(bundle);
        } catch (CodeException e) {
            return e.getMessage();
        }
    }

    /** Whether a handler is known to be a plain one: it extends no durable base class; of Node.js nobody knows. */
    boolean isPlain(String handler) {
        return !isNode()
                && discovery.find(handler).filter(found -> !found.durable()).isPresent();
    }

    /** The first sample event that the code carries, else an empty object. */
    EventChoice defaultEvent() {
        BundleDescriptor descriptor = discovery.descriptor();
        if (descriptor == null || descriptor.events().isEmpty()) {
            return new EventChoice("{}, since the code carries no sample event", "{}");
        }
        BundleDescriptor.SampleEvent first = descriptor.events().getFirst();
        return new EventChoice("its sample \"" + first.name() + "\"", first.payload());
    }

    /**
     * Which JVM will run a handler, in words; absent for Node.js.
     *
     * @throws BadInput when no JDK of this machine can load its class files
     */
    Optional<String> jvm(String handler) {
        if (isNode()) {
            return Optional.empty();
        }
        int needed = discovery.find(handler).map(FoundHandler::majorVersion).orElse(0);
        Path home = DataHome.current().directory();
        JdkFinder finder =
                JdkFinder.ofThisMachine(SettingsFile.peek(SettingsFile.in(home)).jdkHomes());
        try {
            return Optional.of(JdkChoice.choose(finder.find(), needed, discovery.highestMajorVersion())
                    .why());
        } catch (CodeException e) {
            throw new BadInput(named + ": " + e.getMessage());
        }
    }
}
