package dev.durascope.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The runtime image as an application of its system, by jpackage: a native launcher for menus and double clicks beside the script
 * for terminals. Then a package of that: a {@code .deb}, an {@code .msi} or a {@code .dmg}.
 */
final class Installer {
    private static final String NAME = "durascope";

    private final Platform platform;
    private final Path image;
    private final String version;

    /**
     * @param image the runtime image
     * @param version of the build, perhaps a snapshot
     */
    Installer(Platform platform, Path image, String version) {
        this.platform = platform;
        this.image = image;
        this.version = version;
    }

    /**
     * Makes both.
     *
     * @param icons a directory somewhere in which the application's icons are, {@code durascope-256.png} and the like
     * @param resources what packages hold beside the application
     * @param target the directory to make them in; what is there is deleted
     */
    void make(Path icons, Path resources, Path target) throws IOException {
        Trees.delete(target);
        Files.createDirectories(target);
        Path application = application(icons, target);
        switch (platform.os()) {
            case LINUX -> new DebianPackage(application, version, platform.arch()).make(icons, resources, target);
            case MAC -> pack("dmg", application, resources, target, List.of());
            case WINDOWS -> pack("msi", application, resources, target, List.of("--win-menu", "--win-dir-chooser"));
        }
    }

    /** Makes the application image; answers its directory. */
    private Path application(Path icons, Path target) throws IOException {
        Path stage = target.resolve("stage");
        Path main = mainJar();
        Trees.copy(main, Files.createDirectories(stage.resolve("lib")).resolve(main.getFileName()));
        List<String> command = new ArrayList<>(List.of(
                "--type",
                "app-image",
                "--name",
                NAME,
                "--app-version",
                number(),
                "--vendor",
                "Durascope",
                "--description",
                "The desktop debugger for AWS Lambda durable functions",
                "--input",
                stage.toString(),
                "--main-jar",
                "lib/" + main.getFileName(),
                "--runtime-image",
                image.resolve("runtime").toString(),
                "--dest",
                target.toString()));
        icon(icons).ifPresent(icon -> command.addAll(List.of("--icon", icon.toString())));
        for (String option : options()) {
            command.addAll(List.of("--java-options", option));
        }
        Programs.tool("jpackage", command);
        Trees.delete(stage);
        Path application = target.resolve(platform.os() == Platform.Os.MAC ? NAME + ".app" : NAME);
        Path content = application.resolve(
                switch (platform.os()) {
                    case LINUX -> "lib/app";
                    case MAC -> "Contents/app";
                    case WINDOWS -> "app";
                });
        copyWithoutRuntime(content);
        settle(content);
        prove(application.resolve(
                switch (platform.os()) {
                    case LINUX -> "bin/" + NAME;
                    case MAC -> "Contents/MacOS/" + NAME;
                    case WINDOWS -> NAME + ".exe";
                }));
        if (platform.os() == Platform.Os.MAC) {
            Programs.run(Map.of(), List.of("codesign", "--force", "--deep", "--sign", "-", application.toString()));
        }
        return application;
    }

    /** The launcher's options, which are those that the cache of classes was trained with. */
    private static List<String> options() {
        return List.of(
                "-Ddurascope.distribution=$APPDIR",
                "--enable-native-access=javafx.graphics,ALL-UNNAMED",
                "-Dsun.net.httpserver.nodelay=true",
                "-Dsun.net.http.retryPost=false",
                "-XX:+UseSerialGC",
                "-Xms32m",
                "-XX:AOTCache=$APPDIR/lib/durascope.aot",
                "-Xlog:aot=off",
                "-Xlog:cds=off");
    }

    /** Takes from the class path what jpackage puts there: every jar that it finds, the samples too. The main jar names what it needs. */
    private static void settle(Path application) throws IOException {
        Path configuration = application.resolve(NAME + ".cfg");
        List<String> lines = Files.readAllLines(configuration).stream()
                .filter(line -> !line.startsWith("app.classpath="))
                .toList();
        Files.write(configuration, lines);
    }

    /** Starts the launcher once, which ends where its cache of classes does not fit the jars or the runtime beside it. */
    private static void prove(Path launcher) throws IOException {
        Programs.run(Map.of("JAVA_TOOL_OPTIONS", Programs.CACHE_REQUIRED), List.of(launcher.toString(), "--version"));
    }

    /** Copies with times, which jpackage does not keep: the cache of classes holds for jars with the times that it was trained on. */
    private void copyWithoutRuntime(Path target) throws IOException {
        for (String directory : List.of("bin", "lib", "samples")) {
            Trees.copy(image.resolve(directory), target.resolve(directory));
        }
        for (String file : List.of("LICENSE", Inventory.SBOM, Inventory.LICENCES)) {
            Trees.copy(image.resolve(file), target.resolve(file));
        }
    }

    private Path mainJar() throws IOException {
        return Trees.jars(image.resolve("lib")).stream()
                .filter(jar -> jar.getFileName().toString().startsWith("durascope-app-"))
                .findFirst()
                .orElseThrow(() -> new PackagingException("There is no image in " + image + ": build it first."));
    }

    private Optional<Path> icon(Path icons) throws IOException {
        String name = NAME
                + switch (platform.os()) {
                    case LINUX -> "-256.png";
                    case MAC -> ".icns";
                    case WINDOWS -> ".ico";
                };
        return Trees.paths(icons).stream().filter(path -> path.endsWith(name)).findFirst();
    }

    /** The version as packages of other systems take it: numbers only, and on macOS none that begins with 0. */
    private String number() {
        String number = version.replaceFirst("-.*", "");
        return platform.os() == Platform.Os.MAC && number.startsWith("0.") ? "1" + number.substring(1) : number;
    }

    private void pack(String type, Path application, Path resources, Path target, List<String> options) {
        List<String> command = new ArrayList<>(List.of(
                "--type",
                type,
                "--name",
                NAME,
                "--app-version",
                number(),
                "--app-image",
                application.toString(),
                "--file-associations",
                resources.resolve("recording.properties").toString(),
                "--dest",
                target.toString()));
        command.addAll(options);
        Programs.tool("jpackage", command);
    }
}
