package dev.durascope.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The application image as a {@code .deb}. Everything that it brings is a file that dpkg knows, in the place where Debian
 * looks for it; menus, icons and types are then registered by dpkg's triggers, and gone when it is removed. There are no
 * maintainer scripts.
 */
final class DebianPackage {
    private static final Pattern ICON = Pattern.compile("durascope-([0-9]+)\\.png");
    private static final Set<PosixFilePermission> PLAIN = PosixFilePermissions.fromString("rw-r--r--");
    private static final Set<PosixFilePermission> EXECUTABLE = PosixFilePermissions.fromString("rwxr-xr-x");

    private final Path application;
    private final String version;
    private final String architecture;

    /**
     * @param application the application image
     * @param version of the build; a snapshot comes before what it is a snapshot of
     * @param arch the processor, as Java names it
     */
    DebianPackage(Path application, String version, String arch) {
        this.application = application;
        this.version = version.replace("-SNAPSHOT", "~SNAPSHOT");
        this.architecture = arch.equals("aarch64") ? "arm64" : arch;
    }

    /** Makes it in a directory. */
    void make(Path icons, Path resources, Path target) throws IOException {
        Path tree = target.resolve("deb");
        Path share = tree.resolve("usr/share");
        Trees.copy(application, tree.resolve("opt/durascope"));
        place(resources.resolve("durascope.desktop"), share.resolve("applications/durascope.desktop"));
        place(resources.resolve("durascope.xml"), share.resolve("mime/packages/durascope.xml"));
        place(resources.resolve("copyright"), share.resolve("doc/durascope/copyright"));
        icons(icons, share.resolve("icons/hicolor"));
        Path command = tree.resolve("usr/bin/durascope");
        Files.createDirectories(command.getParent());
        Files.createSymbolicLink(command, Path.of("/opt/durascope/lib/app/bin/durascope"));
        permit(tree);

        Path control = Files.createDirectories(tree.resolve("DEBIAN"));
        Files.writeString(control.resolve("md5sums"), sums(tree, control));
        Files.writeString(
                control.resolve("control"),
                Files.readString(resources.resolve("control"))
                        .replace("${version}", version)
                        .replace("${architecture}", architecture)
                        .replace("${size}", Long.toString(kibibytes(tree))));
        Path deb = target.resolve("durascope_" + version + "_" + architecture + ".deb");
        Programs.run(
                Map.of(),
                List.of("dpkg-deb", "--root-owner-group", "-Zxz", "-z3", "--build", tree.toString(), deb.toString()));
        Trees.delete(tree);
        System.out.println("The package " + deb + " takes %.1f MB.".formatted(Files.size(deb) / 1048576.0));
    }

    private static void place(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
    }

    private static void icons(Path icons, Path theme) throws IOException {
        boolean found = false;
        for (Path icon : Trees.paths(icons)) {
            Matcher size = ICON.matcher(icon.getFileName().toString());
            if (size.matches()) {
                place(icon, theme.resolve(size.group(1) + "x" + size.group(1) + "/apps/durascope.png"));
                found = true;
            } else if (icon.endsWith("durascope.svg")) {
                place(icon, theme.resolve("scalable/apps/durascope.svg"));
            }
        }
        if (!found) {
            throw new PackagingException("There are no icons below " + icons + ".");
        }
    }

    /** Whatever the builder's habits: everybody may read, and may run what is to be run. */
    private static void permit(Path tree) throws IOException {
        for (Path path : Trees.paths(tree)) {
            if (!Files.isSymbolicLink(path)) {
                boolean runs = Files.isDirectory(path) || Files.isExecutable(path);
                Files.setPosixFilePermissions(path, runs ? EXECUTABLE : PLAIN);
            }
        }
    }

    private static String sums(Path tree, Path control) throws IOException {
        StringBuilder sums = new StringBuilder();
        for (Path file : Trees.paths(tree).stream().sorted().toList()) {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && !file.startsWith(control)) {
                try {
                    byte[] sum = MessageDigest.getInstance("MD5").digest(Files.readAllBytes(file));
                    sums.append(HexFormat.of().formatHex(sum))
                            .append("  ")
                            .append(tree.relativize(file))
                            .append('\n');
                } catch (NoSuchAlgorithmException e) {
                    throw new PackagingException("This JDK has no MD5, which dpkg wants.", e);
                }
            }
        }
        return sums.toString();
    }

    private static long kibibytes(Path tree) throws IOException {
        long bytes = 0;
        for (Path path : Trees.paths(tree)) {
            if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                bytes += Files.size(path);
            }
        }
        return bytes / 1024;
    }
}
