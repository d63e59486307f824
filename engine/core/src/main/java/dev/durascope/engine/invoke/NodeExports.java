package dev.durascope.engine.invoke;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The exports of Node.js modules that may be handlers, found in their text, so that nothing of them runs. Durable are
 * those made by {@code withDurableExecution} of AWS's SDK. An export that is made at run time is not found.
 */
final class NodeExports {
    private static final int LARGEST = 16 * 1024 * 1024;
    private static final int MOST_FILES = 400;
    private static final int DEPTH = 4;
    private static final Set<String> PASSED_OVER = Set.of("node_modules", "test", "tests", "__tests__", "coverage");

    private static final String NAME = "([A-Za-z_$][\\w$]*)";
    private static final Pattern DECLARED = Pattern.compile(
            "(?m)^[ \\t]*(export\\s+)?(?:const|let|var)\\s+" + NAME + "\\s*(?::[^=\\n]+)?=\\s*([^\\n]{0,200})");
    private static final Pattern FUNCTION =
            Pattern.compile("(?m)^[ \\t]*export\\s+(?:async\\s+)?function\\s*\\*?\\s*" + NAME);
    private static final Pattern DEFAULT = Pattern.compile("(?m)^[ \\t]*export\\s+default\\s+([^\\n]{0,200})");
    private static final Pattern LISTED = Pattern.compile("(?m)^[ \\t]*export\\s*\\{([^}]*)}(?!\\s*from)");
    private static final Pattern ASSIGNED =
            Pattern.compile("(?m)^[ \\t]*(?:module\\.)?exports\\." + NAME + "\\s*=(?!=)\\s*([^\\n]{0,200})");
    private static final Pattern OBJECT = Pattern.compile("(?m)^[ \\t]*module\\.exports\\s*=\\s*\\{([^}]*)}");
    /** As esbuild writes what it bundles for CommonJS. */
    private static final Pattern BUNDLED = Pattern.compile("__export\\(\\w+,\\s*\\{([^}]*)}");

    private static final Pattern DURABLE = Pattern.compile("^\\(?\\s*(?:0\\s*,\\s*)?[\\w$.]*withDurableExecution\\b");
    private static final Pattern NO_FUNCTION =
            Pattern.compile("^(?:[\"'`\\d{\\[/]|new\\b|true\\b|false\\b|null\\b|undefined\\b|void\\b|require\\()");
    private static final Pattern MAIN = Pattern.compile("\"main\"\\s*:\\s*\"([^\"]+)\"");

    private NodeExports() {}

    /**
     * What a module, or the modules of a directory, export: durable ones first, and those of the module that the
     * directory is opened by. Of its other modules only durable ones count.
     *
     * @throws CodeException when a directory holds no module, or something cannot be read
     */
    static List<FoundHandler> of(CodeBundle bundle) throws CodeException {
        Path opened = bundle.ownEntries().getFirst();
        try {
            List<FoundHandler> found = new ArrayList<>();
            if (!Files.isDirectory(opened)) {
                found.addAll(in(bundle.taskRoot(), opened));
            } else {
                List<Path> modules = modules(opened);
                if (modules.isEmpty()) {
                    throw new CodeException(
                            opened + " holds no .mjs, .cjs or .js file outside of node_modules: build it"
                                    + " first ('npm run build'), or open the directory that the build writes.");
                }
                Path main = main(opened, modules);
                for (Path module : modules) {
                    for (FoundHandler handler : in(opened, module)) {
                        if (handler.durable() || module.equals(main)) {
                            found.add(handler);
                        }
                    }
                }
            }
            found.sort(Comparator.comparing((FoundHandler handler) -> !handler.durable()));
            return found;
        } catch (CodeException e) {
            throw e;
        } catch (IOException e) {
            throw new CodeException(opened + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** The module that a directory is opened by: what its package names, else its index. */
    private static @Nullable Path main(Path directory, List<Path> modules) throws IOException {
        Path described = directory.resolve("package.json");
        if (Files.isRegularFile(described)) {
            Matcher main = MAIN.matcher(Files.readString(described));
            if (main.find() && modules.contains(directory.resolve(main.group(1)).normalize())) {
                return directory.resolve(main.group(1)).normalize();
            }
        }
        return modules.stream()
                .filter(module -> directory.equals(module.getParent()))
                .filter(module -> stem(module).equals("index"))
                .findFirst()
                .orElse(null);
    }

    private static List<Path> modules(Path directory) throws IOException {
        List<Path> modules = new ArrayList<>();
        Files.walkFileTree(directory, Set.of(), DEPTH, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
                String name = String.valueOf(each.getFileName());
                boolean skipped = PASSED_OVER.contains(name) || name.startsWith(".");
                return skipped && !each.equals(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                // A handler's name is split at its dots, so a module with another one cannot be named.
                if (file.getFileName().toString().matches("[^.]+\\.(mjs|cjs|js)") && attributes.size() <= LARGEST) {
                    modules.add(file);
                }
                return modules.size() < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        modules.sort(null);
        return modules;
    }

    private static List<FoundHandler> in(Path root, Path module) throws IOException {
        // Not everybody writes UTF-8, and names are ASCII anyway.
        String text = new String(Files.readAllBytes(module), StandardCharsets.ISO_8859_1);
        String place =
                root.relativize(module.resolveSibling(stem(module))).toString().replace('\\', '/');
        List<FoundHandler> found = new ArrayList<>();
        exports(text)
                .forEach((name, durable) ->
                        found.add(new FoundHandler(place + "." + name, FoundHandler.Kind.EXPORT, durable, 0)));
        return found;
    }

    private static String stem(Path module) {
        return String.valueOf(module.getFileName()).replaceAll("\\.[^.]*$", "");
    }

    /** The exports that may be functions, and whether each is durable, in their order. */
    static Map<String, Boolean> exports(String text) {
        Map<String, String> declared = new LinkedHashMap<>();
        Map<String, Boolean> exports = new LinkedHashMap<>();
        Matcher each = DECLARED.matcher(text);
        while (each.find()) {
            declared.put(each.group(2), each.group(3));
            if (each.group(1) != null) {
                add(exports, each.group(2), each.group(3));
            }
        }
        each = FUNCTION.matcher(text);
        while (each.find()) {
            exports.put(each.group(1), false);
        }
        each = ASSIGNED.matcher(text);
        while (each.find()) {
            String value = each.group(2);
            add(exports, each.group(1), declared.getOrDefault(value.replaceAll("[;\\s]+$", ""), value));
        }
        for (Pattern lists : List.of(LISTED, OBJECT, BUNDLED)) {
            each = lists.matcher(text);
            while (each.find()) {
                for (String entry : each.group(1).split(",")) {
                    listed(exports, declared, entry.strip());
                }
            }
        }
        each = DEFAULT.matcher(text);
        if (each.find()) {
            String value = each.group(1);
            add(exports, "default", declared.getOrDefault(value.replaceAll("[;\\s]+$", ""), value));
        }
        exports.remove("__esModule");
        return exports;
    }

    /** {@code a}, {@code a as b}, {@code b: a} or {@code b: () => a}. */
    private static void listed(Map<String, Boolean> exports, Map<String, String> declared, String entry) {
        Matcher as = Pattern.compile(NAME + "\\s+as\\s+" + NAME).matcher(entry);
        Matcher colon =
                Pattern.compile(NAME + "\\s*:\\s*(?:\\(\\)\\s*=>\\s*)?" + NAME).matcher(entry);
        if (as.matches()) {
            add(exports, as.group(2), declared.getOrDefault(as.group(1), as.group(1)));
        } else if (colon.matches()) {
            add(exports, colon.group(1), declared.getOrDefault(colon.group(2), colon.group(2)));
        } else if (entry.matches(NAME)) {
            add(exports, entry, declared.getOrDefault(entry, entry));
        }
    }

    private static void add(Map<String, Boolean> exports, String name, String value) {
        if (!NO_FUNCTION.matcher(value).find()) {
            exports.put(name, DURABLE.matcher(value).find());
        }
    }
}
